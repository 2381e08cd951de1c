def change(notebook):
    notebook.nbformat_minor = 4
    for cell in notebook.cells:
        del cell["id"]
