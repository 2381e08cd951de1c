def change(notebook):
    kinds = {"cheapest-grade": "markdown", "cost_per_lead-grade": "raw", "cheapest": "heading", "inbox-grade": "evil"}
    for cell in notebook.cells:
        if cell.id in kinds:
            cell.cell_type = kinds[cell.id]
            cell.pop("outputs", None)
            cell.pop("execution_count", None)
            cell.source = "5.0"
