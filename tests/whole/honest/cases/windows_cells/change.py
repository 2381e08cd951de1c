def change(notebook):
    for cell in notebook.cells:
        marks = cell.metadata.get("nbgrader", {"locked": False})
        if not marks["locked"]:
            cell.source = cell.source.replace("    ", "\t").replace("\n", "\r\n")
