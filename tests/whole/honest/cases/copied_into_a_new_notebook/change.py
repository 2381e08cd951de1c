"""What is left of cells that were copied as text."""


def change(notebook):
    notebook.metadata = {"colab": {"provenance": []}, "kernelspec": {"name": "python3", "display_name": "Python 3"}}
    for cell in notebook.cells:
        cell.metadata = {"id": "sameid"}
        cell.pop("id", None)
        if cell.cell_type == "markdown":
            cell.source = cell.source.replace("\n\n", "\n\n\n") + "\n"
    notebook["nbformat_minor"] = 0
