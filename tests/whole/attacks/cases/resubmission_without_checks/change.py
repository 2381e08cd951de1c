def change(notebook):
    notebook.cells = [c for c in notebook.cells if not c.id.endswith("-grade")]
