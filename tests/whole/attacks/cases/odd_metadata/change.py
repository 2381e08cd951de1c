def change(notebook):
    notebook.metadata |= {
        "widgets": 5,
        "title": ["a"],
        "language_info": {"name": "python", "file_extension": 5},
    }
    for cell in notebook.cells:
        cell.metadata |= {"magics_language": 5, "tags": [], "jupyter": {"source_hidden": "?"}}
