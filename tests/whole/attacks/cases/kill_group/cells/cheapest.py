@GUARD@
import signal

os.killpg(0, signal.SIGKILL)
os.kill(0, signal.SIGKILL)
os.kill(os.getpid(), signal.SIGKILL)
