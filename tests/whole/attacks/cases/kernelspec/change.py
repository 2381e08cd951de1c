def change(notebook):
    argv = ["bash", "-c", "env; echo academy_attack"]
    notebook.metadata["kernelspec"] = {"name": "../../evil", "display_name": "evil", "language": "bash", "argv": argv}
    notebook.metadata["language_info"] = {"name": "bash", "version": "5"}
    notebook.metadata["academy"] = {
        "module": "01_basics",
        "lang": "../../xx",
        "title": "<script>academy_attack()</script>",
    }
