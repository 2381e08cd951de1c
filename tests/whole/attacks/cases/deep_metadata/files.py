def files(folder):
    path = folder / "01_basics.ipynb"
    deep = '{"a":' * 900 + "1" + "}" * 900
    path.write_text(path.read_text("utf-8").replace('"metadata": {', '"metadata": {"deep": ' + deep + ",", 1), "utf-8")
