import glob

for path in glob.glob("*.txt") + glob.glob("keys/*"):
    print(path, open(path, "rb").read())
