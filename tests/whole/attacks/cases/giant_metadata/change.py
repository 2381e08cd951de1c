def change(notebook):
    notebook.metadata["toc"] = {f"key {n}": "x" * 100 for n in range(100_000)}
    notebook.cells[0].metadata["tags"] = ["y" * 100 for _ in range(100_000)]
    notebook.cells[1].metadata["nbgrader-like"] = "z" * 8_000_000
