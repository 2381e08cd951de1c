def change(notebook):
    cell = next(c for c in notebook.cells if c.id == "reply-grade")
    cell.metadata.nbgrader.update(solution=False, locked=True, grade=True, checksum="")
