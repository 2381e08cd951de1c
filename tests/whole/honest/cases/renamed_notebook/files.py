def files(folder):
    (folder / "01_basics.ipynb").rename(folder / "01_basics (1).ipynb")
