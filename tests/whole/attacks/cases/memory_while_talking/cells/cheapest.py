@GUARD@
import struct
import threading
import time


def talk():
    os.write(3, struct.pack("!II", 1_000_000, 30_000_000))  # no more than is taken
    while True:
        try:
            os.write(3, b" ")
            time.sleep(0.01)
        except OSError:
            return


threading.Thread(target=talk, daemon=True).start()
for _ in range(10):
    child = os.fork()
    if child == 0:
        try:
            kept = [b"x" * 2**25 for _ in range(14)]
            time.sleep(6)
        finally:
            os._exit(0)
time.sleep(6)
