import os

kept = []
try:
    while len(kept) < 100_000:
        kept.append(os.open("academy.json", os.O_RDONLY))
except OSError as error:
    print(error)
for fd in kept[-40:]:
    os.close(fd)
