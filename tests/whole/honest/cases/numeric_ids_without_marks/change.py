def change(notebook):
    notebook.metadata = {}
    for number, cell in enumerate(notebook.cells):
        cell["id"] = number
        cell.metadata = {}
