def change(notebook):
    notebook.metadata = {}
    for cell in notebook.cells:
        cell.metadata = {}
