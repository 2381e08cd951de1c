import threading
import time


def go_on():
    end = time.monotonic() + 300
    while time.monotonic() < end:
        try:
            print("still here")
            time.sleep(0.05)
        except BaseException:
            pass


for _ in range(4):
    threading.Thread(target=go_on, daemon=False).start()
