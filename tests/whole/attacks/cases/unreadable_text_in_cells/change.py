def change(notebook):
    next(c for c in notebook.cells if c.id == "lesson-02").source = "half \ud83d of a character, \x00, \x1b[31m"
    next(c for c in notebook.cells if c.id == "cheapest").source = "def cheapest(report):\n    return '\ud83d\x00'"
