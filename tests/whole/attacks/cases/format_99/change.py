def change(notebook):
    notebook.nbformat, notebook.nbformat_minor = 99, 1
