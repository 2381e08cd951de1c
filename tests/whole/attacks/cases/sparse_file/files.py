import os


def files(folder):
    (folder / "data.csv").touch()
    os.truncate(folder / "data.csv", 10 * 2**30)
