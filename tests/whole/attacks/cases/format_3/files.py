import json

import nbformat


def files(folder):
    path = folder / "01_basics.ipynb"
    old = nbformat.convert(nbformat.read(path, 4), 3)
    path.write_text(json.dumps(old), "utf-8")
