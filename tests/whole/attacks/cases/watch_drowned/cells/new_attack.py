import os
import sys

for n in range(500):
    try:
        open(f"/etc/nothing-{n}")
    except OSError:
        pass
line = getattr(sys, "mod" + "ules")["sock" + "et"].socket()
line.settimeout(0.5)
try:
    line.connect(("127.0.0.1", @TCP@))
except OSError as error:
    print(error)
