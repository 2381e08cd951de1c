import signal
import time

for number in range(1, signal.NSIG):
    try:
        signal.signal(number, signal.SIG_IGN)
    except (OSError, ValueError):
        pass
signal.pthread_sigmask(signal.SIG_BLOCK, range(1, signal.NSIG))
signal.setitimer(signal.ITIMER_REAL, 0)
signal.alarm(0)
end = time.monotonic() + 120
while time.monotonic() < end:
    try:
        time.sleep(1)
    except BaseException:
        pass
