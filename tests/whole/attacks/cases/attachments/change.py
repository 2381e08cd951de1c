import base64

from nbformat.v4 import new_markdown_cell

SVG = b'<svg xmlns="http://www.w3.org/2000/svg" onload="academy_attack()"><script>academy_attack()</script></svg>'


def change(notebook):
    cell = new_markdown_cell("![a](attachment:a.svg) ![b](attachment:../../b) ![c](attachment:c)")
    cell["attachments"] = {
        "a.svg": {"image/svg+xml": base64.b64encode(SVG).decode()},
        "../../b": {"text/html": "<script>academy_attack()</script>"},
        "c": {"image/png": "A" * 10_000_000, "text/plain": 5},
    }
    notebook.cells.append(cell)
    next(c for c in notebook.cells if c.id == "reply-task")["attachments"] = cell["attachments"]
