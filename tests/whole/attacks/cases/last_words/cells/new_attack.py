import atexit
import sys
import time


def hang(*args):
    end = time.monotonic() + 120
    while time.monotonic() < end:
        try:
            time.sleep(1)
        except BaseException:
            pass


class Clinging:
    def __del__(self):
        hang()


atexit.register(hang)
sys.excepthook = hang
sys.unraisablehook = hang
clinging = Clinging()
loop = [clinging]
loop.append(loop)
