!ls
files = !ls
print(len(files))
