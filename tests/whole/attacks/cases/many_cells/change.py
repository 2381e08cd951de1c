import nbformat


def change(notebook):
    empty = {"cell_type": "code", "execution_count": None, "metadata": {}, "outputs": []}
    cells = [empty | {"id": f"more-{n}", "source": f"print({n})"} for n in range(3000)]
    notebook.cells += nbformat.from_dict(cells)  # `new_code_cell` would validate each of them
