def files(folder):
    (folder / "01_basics.ipynb").unlink()
    (folder / "01_basics.ipynb").symlink_to("../../vera/01_basics/01_basics.ipynb")
