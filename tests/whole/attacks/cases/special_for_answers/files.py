import os


def files(folder):
    for name in ("answers.json", "academy.json"):
        (folder / name).unlink()
        os.mkfifo(folder / name)
