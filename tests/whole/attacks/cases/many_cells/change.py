from nbformat.v4 import new_code_cell


def change(notebook):
    notebook.cells += [new_code_cell(f"print({n})", id=f"more-{n}") for n in range(3000)]
