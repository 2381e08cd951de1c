"""What Colab writes."""

WIDGETS = "application/vnd.jupyter.widget-state+json"


def change(notebook):
    box = {"model_module": "@jupyter-widgets/controls", "model_name": "HBoxModel", "state": {"_dom_classes": []}}
    notebook.metadata["widgets"] = {WIDGETS: {"abc123": box}}
    notebook.metadata |= {"colab": {"provenance": [], "toc_visible": True}, "accelerator": "GPU"}
    for cell in notebook.cells:
        cell.metadata["id"] = "sameid"
        if cell.cell_type == "code":
            cell.metadata |= {"outputId": "xyz", "colab": {"base_uri": "https://localhost:8080/"}}
        cell.pop("id", None)
    notebook["nbformat_minor"] = 0
