@GUARD@
import signal
import sys
import time

sys.stdout.flush()
if os.fork() == 0:
    os.setsid()
    if os.fork():
        os._exit(0)
    for number in range(1, signal.NSIG):
        try:
            signal.signal(number, signal.SIG_IGN)
        except (OSError, ValueError):
            pass
    os.closerange(0, 4096)
    end = time.monotonic() + 300
    while time.monotonic() < end:
        try:
            open("../../alive", "a").close()
        except OSError:
            pass
        time.sleep(0.1)
    os._exit(0)
