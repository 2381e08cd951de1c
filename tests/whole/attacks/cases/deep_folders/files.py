import os


def files(folder):
    here = os.getcwd()
    os.chdir(folder)
    try:
        for _ in range(60):
            os.mkdir("d" * 100)
            os.chdir("d" * 100)
        with open("bottom.txt", "w") as file:
            file.write("deep down")
    finally:
        os.chdir(here)
