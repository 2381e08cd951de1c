"""What Deepnote writes."""

from uuid import uuid4


def change(notebook):
    notebook.metadata = {"deepnote": {}, "deepnote_notebook_id": uuid4().hex, "language_info": {"name": "python"}}
    for cell in notebook.cells:
        kind = "code" if cell.cell_type == "code" else "markdown"
        cell.metadata = {"cell_id": uuid4().hex, "deepnote_cell_type": kind}
        cell.id = uuid4().hex
        if cell.cell_type == "code":
            cell.execution_count = None
