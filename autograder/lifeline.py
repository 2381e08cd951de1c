"""End with the parent: a process that was started for a piece of work must not outlive who wanted it."""

from __future__ import annotations

import ctypes
import os
import signal
import sys
import threading
import time

__all__ = ["end_with_parent"]

PR_SET_PDEATHSIG = 1
LOOK_SECONDS = 1.0


def end_with_parent(parent: int) -> None:
    """Have this process killed when its parent ends, by whatever signal. Ends at once when that has happened already.

    Linux does it itself, also while C code or an endless loop runs; elsewhere a thread looks every second.

    Args:
        parent: pid of the parent, as the parent gives it.
    """
    if sys.platform == "linux":
        ctypes.CDLL(None, use_errno=True).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    elif os.name == "posix":
        threading.Thread(target=_watch, args=(parent,), daemon=True).start()
    if os.name == "posix" and os.getppid() != parent:
        os._exit(1)


def _watch(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(LOOK_SECONDS)
    os._exit(1)
