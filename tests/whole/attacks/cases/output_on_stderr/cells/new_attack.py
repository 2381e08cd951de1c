import os
import sys

line = "worse and worse " * 5000
for _ in range(1000):
    sys.stderr.write(line)
for fd in (1, 2):
    for _ in range(1000):
        os.write(fd, line.encode())
