import os

for path in ("grades.db", "data/again.db", "source/01_basics/01_basics.ipynb"):
    if os.path.exists(path):
        print(open(path, "rb").read())
        open(path, "ab").close()
