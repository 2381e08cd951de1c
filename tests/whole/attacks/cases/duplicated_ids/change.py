from copy import deepcopy


def change(notebook):
    easy = deepcopy(next(c for c in notebook.cells if c.id == "first_steps-grade"))
    easy.source = "2.0"
    for cell in notebook.cells:
        if cell.id.endswith("-grade") and cell.cell_type == "code":
            cell.metadata.nbgrader.grade_id = "first_steps-grade"
    notebook.cells += [deepcopy(easy) for _ in range(50)]
    for cell in notebook.cells:
        cell.id = "same"
