from nbformat.v4 import new_output


def change(notebook):
    notebook.metadata["widgets"] = {"application/vnd.jupyter.widget-state+json": {"state": {}, "version_major": 2}}
    notebook.metadata["toc-autonumbering"] = True
    for n, cell in enumerate(c for c in notebook.cells if c.cell_type == "code"):
        cell.execution_count = n + 1
        cell.metadata["tags"], cell.metadata["collapsed"] = ["done"], True
        cell.metadata["execution"] = {"iopub.execute_input": "2026-04-15T09:00:00.000Z"}
        cell.outputs = [
            new_output("stream", name="stderr", text="FutureWarning: soon\n"),
            new_output("display_data", {"image/png": "iVBORw0KGgo=", "text/plain": "<Figure>"}),
            new_output("execute_result", {"text/plain": "3"}, execution_count=n + 1),
        ]
