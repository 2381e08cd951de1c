def files(folder):
    path = folder / "01_basics.ipynb"
    number = '"metadata": {"n": ' + "9" * 1_000_000 + ","
    path.write_text(path.read_text("utf-8").replace('"metadata": {', number, 1), "utf-8")
