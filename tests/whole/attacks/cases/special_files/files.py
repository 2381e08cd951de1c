import contextlib
import os
import socket
import stat


def files(folder):
    os.mkfifo(folder / "report.csv")
    os.mkfifo(folder / "timestamp.txt")
    here = os.getcwd()
    os.chdir(folder)  # a socket's path may be 107 bytes long at most
    try:
        with socket.socket(socket.AF_UNIX) as line:
            line.bind("notes.sock")
    finally:
        os.chdir(here)
    with contextlib.suppress(PermissionError):
        os.mknod(folder / "endless", 0o666 | stat.S_IFCHR, os.makedev(1, 5))
