def change(notebook):
    for number, cell in enumerate(notebook.cells):
        cell["id"] = number
