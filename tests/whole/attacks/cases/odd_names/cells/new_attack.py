import os

for name in os.listdir(b"."):
    print(name.decode("utf-8", "replace"))
