def files(folder):
    path = folder / "01_basics.ipynb"
    text = path.read_text("utf-8")
    path.write_text(text.replace('"metadata": {', '"metadata": {"n": ' + "9" * 1_000_000 + ", ", 1), "utf-8")
