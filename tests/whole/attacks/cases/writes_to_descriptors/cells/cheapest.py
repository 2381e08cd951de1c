import os


def scribble():
    for fd in range(3, 300):
        for block in (b"\0\0\0\2{}", b"garbage\n" * 100, b"\xff\xff\xff\xff\xff\xff\xff\xff"):
            try:
                os.set_blocking(fd, False)
                os.write(fd, block)
            except OSError:
                pass


def cheapest(report):
    scribble()
    return "anything"


scribble()
