@GUARD@
import ctypes

PTRACE_ATTACH, PTRACE_SEIZE = 16, 0x4206
libc = ctypes.CDLL(None, use_errno=True)
attached = []
for pid in (1, os.getppid(), *range(2, 300)):
    if pid != os.getpid() and (libc.ptrace(PTRACE_SEIZE, pid, 0, 0) == 0 or libc.ptrace(PTRACE_ATTACH, pid, 0, 0) == 0):
        attached.append(pid)
        libc.ptrace(17, pid, 0, 0)
print("attached to", attached)
