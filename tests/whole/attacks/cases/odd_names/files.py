import os

NAMES = [
    b"two\nlines.csv",
    b"\x1b]0;owned\x07\x1b[2J.csv",
    b"caf\xe9.csv",
    "\u202evsc.exe".encode(),
    b"..",
    b"...",
    b"-rf",
    b" .csv",
    b"a" * 251 + b".csv",
    b"con.csv",
    b"'; DROP TABLE grade; --",
    b"{name} %s $(id) `id`.csv",
    b"<img src=x onerror=alert(1)>.csv",
]


def files(folder):
    for name in NAMES:
        if name != b"..":
            with open(os.fsencode(folder) + b"/" + name, "w") as file:
                file.write("Campaign,Cost\n")
    os.mkdir(os.fsencode(folder) + b"/.. ")
    os.symlink(b"/etc/passwd", os.fsencode(folder) + b"/link\n\x1b[31m\xff")
