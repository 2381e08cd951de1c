from nbformat.v4 import new_code_cell


def change(notebook):
    place = next(i for i, c in enumerate(notebook.cells) if c.id == "reply-grade")
    marks = dict(notebook.cells[place].metadata.nbgrader) | {"solution": False, "cell_type": "code"}
    notebook.cells[place] = new_code_cell("5.0", id="reply-grade", metadata={"nbgrader": marks})
