@GUARD@
import signal

for number in (signal.SIGSTOP, signal.SIGTERM, signal.SIGINT, signal.SIGQUIT, signal.SIGKILL):
    for pid in (os.getppid(), 1, os.getpgid(0)):
        if pid in (0, os.getpid()):
            continue
        try:
            os.kill(pid, number)
        except OSError as error:
            print(error)
