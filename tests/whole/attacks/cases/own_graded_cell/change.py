from nbformat.v4 import new_code_cell, new_markdown_cell


def marks(name, **more):
    base = {
        "grade": True,
        "grade_id": name,
        "locked": True,
        "points": 100,
        "schema_version": 3,
        "solution": False,
        "task": False,
    }
    return {"nbgrader": base | more}


def change(notebook):
    notebook.cells += [
        new_code_cell("100.0", metadata=marks("bonus-grade")),
        new_markdown_cell("a task", metadata=marks("bonus-task", grade=False, task=True)),
        new_markdown_cell("some text", metadata=marks("essay", locked=False, solution=True)),
    ]
