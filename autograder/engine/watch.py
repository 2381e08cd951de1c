"""What a trainee's code does that a mentor wants to know: told at once, before the code can cover it.

Python's audit hooks cannot be removed from Python, and an event comes before the act. This reports; it does not stop
anything: stopping is the namespaces' work.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from autograder.engine.sandbox import HOME

__all__ = ["EVENTS", "watch"]

EVENTS = {
    "socket.connect": "network",
    "socket.bind": "network",
    "socket.sendto": "network",
    "socket.sendmsg": "network",
    "socket.getaddrinfo": "network",
    "socket.gethostbyname": "network",
    "subprocess.Popen": "program",
    "os.system": "program",
    "os.exec": "program",
    "os.posix_spawn": "program",
    "os.fork": "process",
    "os.forkpty": "process",
    "pty.spawn": "process",
    "os.kill": "signal",
    "os.killpg": "signal",
    "ctypes.dlopen": "ctypes",
    "ctypes.dlsym": "ctypes",
    "ctypes.cdata": "ctypes",
    "ctypes.string_at": "ctypes",
    "gc.get_objects": "memory",
    "gc.get_referrers": "memory",
    "sys.settrace": "tracing",
    "sys.setprofile": "tracing",
    "sys.addaudithook": "tracing",
    "sqlite3.connect": "database",
    "resource.setrlimit": "limits",
    "os.symlink": "link",
    "os.link": "link",
}
"""Audit events (Python's own table of them) and what they are called in the report."""
ROOT = Path(__file__).resolve().parents[2]
OUTSIDE = ("/proc", "/etc", "/sys", "/root", "/home", "/var", "/work", "/dev/", "/srv", "/opt", "/mnt")
FINE = (
    "/proc/self/",
    "/proc/cpuinfo",
    "/proc/meminfo",
    "/proc/stat",
    "/etc/mime.types",
    "/etc/localtime",
    "/etc/fonts",
    "/etc/passwd",
    "/dev/null",
    "/dev/urandom",
    "/dev/shm",  # noqa: S108  a name to compare with
    "/etc/ld.so",
    "/proc/sys/kernel",
    "/proc/filesystems",
    "/etc/httpd",
    "/etc/apache",
    "/proc/mounts",
)
PYTHON = (
    ".py",
    ".pyc",
    ".so",
    ".pth",
    ".pem",
    ".ttf",
    ".afm",
    ".mplstyle",
    ".json",
    ".csv",
    ".css",
    ".js",
    ".svg",
    ".po",
    ".mo",
    ".zip",
    ".dat",
    ".toml",
)


def watch(tell: Callable[[str, str], None]) -> set[tuple[str, str]]:
    """Start telling (kind, detail). Gives the set of what was told of this cell already; clear it at the next one."""
    told: set[tuple[str, str]] = set()
    prefixes = (sys.prefix, sys.base_prefix, "/usr/", *(f"{ROOT}/{name}" for name in ("academy", "autograder")))
    listed = {path.rstrip("/") for path in sys.path}  # looking for a module looks into these
    inside = False

    def hook(event: str, args: tuple[Any, ...]) -> None:
        nonlocal inside
        if inside:
            return
        if event in ("open", "os.listdir", "os.scandir"):
            path = args[0]
            if (
                not isinstance(path, str)
                or not path.startswith((*OUTSIDE, ".."))
                or path.startswith((HOME, *FINE, *prefixes))
            ):
                return
            if path.endswith(PYTHON):
                return
            if event != "open" and (path.rstrip("/") in listed or path in sys.path):
                return
            kind, detail = "file", path[:120]
        elif event in EVENTS:
            if event == "os.kill" and _is_own_child(args[0]):
                return  # how a pool of workers ends, when some have not ended by themselves
            kind, detail = EVENTS[event], _detail(event, args)
        else:
            return
        if (kind, detail) in told or sum(known == kind for known, _detail in told) > 4:
            return
        told.add((kind, detail))
        inside = True
        try:
            tell(kind, detail)
        finally:
            inside = False

    sys.addaudithook(hook)
    return told


def _is_own_child(pid: Any) -> bool:
    """Whether a process was started by this one, and is still there or not waited for. Takes nothing from who waits."""
    if not isinstance(pid, int) or pid <= 0 or not hasattr(os, "waitid"):
        return False
    try:
        os.waitid(os.P_PID, pid, os.WEXITED | os.WNOHANG | os.WNOWAIT)
    except OSError:
        return False
    return True


def _detail(event: str, args: tuple[Any, ...]) -> str:
    first = args[0] if args else ""
    if event == "subprocess.Popen" or (event.startswith("socket.") and len(args) > 1):
        first = args[1]
    if isinstance(first, list | tuple):
        first = " ".join(str(x) for x in first[:6] if isinstance(x, str | int))
    if isinstance(first, bytes):
        first = first.decode("utf-8", "replace")
    return str(first)[:120] if isinstance(first, str | int) else event
