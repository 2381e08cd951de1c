def change(notebook):
    odd = [7, None, ["a"], {"b": 1}, "x" * 100_000, "", True]
    for n, cell in enumerate(notebook.cells):
        if "nbgrader" in cell.metadata:
            cell.metadata.nbgrader["grade_id"] = odd[n % len(odd)]
        cell["id"] = odd[(n + 1) % len(odd)]
