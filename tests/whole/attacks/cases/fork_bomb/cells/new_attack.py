@GUARD@
import time

end = time.monotonic() + 3
started = 0
while time.monotonic() < end and started < 100_000:
    try:
        os.fork()
        started += 1
    except OSError:
        pass
