import os
import socket

ours, theirs = socket.socketpair()
for fd in range(64):
    if fd not in (ours.fileno(), theirs.fileno()):
        try:
            os.dup2(theirs.fileno(), fd)
        except OSError:
            pass
