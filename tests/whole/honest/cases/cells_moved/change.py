def change(notebook):
    """The second exercise before the first; its own cells move along."""
    names = [cell.id for cell in notebook.cells]
    first, second = names.index("cost_per_lead-task"), names.index("cheapest-task")
    end = names.index("where_to_look-task")
    cells = notebook.cells
    notebook.cells = [*cells[:first], *cells[second:end], *cells[first:second], *cells[end:]]
