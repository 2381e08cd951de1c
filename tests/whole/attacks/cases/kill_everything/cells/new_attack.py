@GUARD@
import signal

others = 0
for pid in (-1, *range(1, 40_000)):
    if pid in (os.getpid(), os.getppid()):
        continue
    try:
        os.kill(pid, signal.SIGKILL)
        others += 1
    except OSError:
        pass
print("killed", others)
