"""What a trainee's code does that a mentor wants to know: told at once, before the code can cover it.

Python's audit hooks cannot be removed from Python, and an event comes before the act. This reports; it does not stop
anything: stopping is the namespaces' work.
"""

from __future__ import annotations

import builtins
import socket
import sys
from collections.abc import Callable
from json.encoder import encode_basestring_ascii
from os import P_PID, WEXITED, WNOHANG, WNOWAIT, _exit, fstat, waitid
from types import FunctionType
from typing import Any

from autograder.engine.contract.place import PACKAGES, ROOT
from autograder.engine.contract.wire import SIZES
from autograder.engine.inside.sandbox import HOME

__all__ = ["EVENTS", "NEXT_CELL", "watch"]

NEXT_CELL = "academy.next_cell"

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
    "sys._current_frames": "memory",
    "sys.settrace": "tracing",
    "sys.setprofile": "tracing",
    "sys.addaudithook": "tracing",
    "sqlite3.connect": "database",
    "resource.setrlimit": "limits",
    "os.symlink": "link",
    "os.link": "link",
}
"""Audit events (Python's own table of them) and what they are called in the report."""
OUTSIDE = ("/proc", "/etc", "/sys", "/root", "/home", "/var", "/work", "/dev/", "/srv", "/opt", "/mnt", "..")
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


def watch(sock: socket.socket) -> None:
    """Start telling what happens over the connection. After `sys.audit(NEXT_CELL)` everything is told anew.

    What tells has globals and builtins of its own, that no name and no frame of the call stack leads to: the code that
    is watched could otherwise drop its reports first.
    """
    own: dict[str, Any] = dict(globals())
    prefixes = (
        sys.prefix,
        sys.base_prefix,
        "/usr/",
        *(f"{ROOT}/{name}" for name in PACKAGES),
    )
    own |= {
        "__builtins__": dict(vars(builtins)),
        "EVENTS": dict(EVENTS),
        "FINE": (HOME, *FINE, *prefixes),
        "_listed": frozenset(path.rstrip("/") for path in sys.path),  # looking for a module looks into these
        "_told": set(),
        "_line": (sock.fileno(), fstat(sock.fileno()).st_ino),
        "_send": sock.sendall,
    }
    for name, value in globals().items():
        if isinstance(value, FunctionType):
            own[name] = FunctionType(value.__code__, own)
    sys.addaudithook(own["_hook"])


_listed: frozenset[str] = frozenset()
_told: set[tuple[str, str]] = set()
_line = (-1, -1)
_send: Callable[[bytes], None] = id  # type: ignore[assignment]
"""These four are set where the hook lives."""


def _hook(event: str, args: tuple[Any, ...]) -> None:
    if event in ("open", "os.listdir", "os.scandir"):
        path = "" if issubclass(type(args[0]), int) else _text(args[0])
        if not path.startswith(OUTSIDE) or path.startswith(FINE) or path.endswith(PYTHON):
            return
        if event != "open" and path.rstrip("/") in _listed:
            return
        _tell("file", path[:120])
    elif event in EVENTS:
        if event == "os.kill" and _is_own_child(args[0]):
            return  # how a pool of workers ends, when some have not ended by themselves
        _tell(EVENTS[event], _detail(event, args))
    elif event == NEXT_CELL:
        _told.clear()


def _tell(kind: str, detail: str) -> None:
    """A frame as `autograder.engine.contract.wire` sends it. Where the connection was put aside the process ends."""
    if (kind, detail) in _told or sum(known == kind for known, _detail in _told) > 4:
        return
    _told.add((kind, detail))
    text = f'{{"event":{encode_basestring_ascii(kind)},"detail":{encode_basestring_ascii(detail)}}}'.encode()
    try:
        if fstat(_line[0]).st_ino != _line[1]:
            _exit(1)
        _send(SIZES.pack(len(text), 0) + text)
    except OSError:
        _exit(1)


def _is_own_child(pid: int) -> bool:
    """Whether this process started that one and it is there or not waited for yet. Takes nothing from who waits."""
    try:
        waitid(P_PID, pid, WEXITED | WNOHANG | WNOWAIT)
    except OSError:
        return False
    return pid > 0


def _detail(event: str, args: tuple[Any, ...]) -> str:
    first: Any = args[0] if args else ""
    if event == "subprocess.Popen" or (event.startswith("socket.") and len(args) > 1):
        first = args[1]
    # By the base class's own methods: those of one of the trainee's might find their way here.
    if issubclass(type(first), list):
        first = tuple(list.__iter__(first))
    if issubclass(type(first), tuple):
        return " ".join(filter(None, map(_text, tuple.__getitem__(first, slice(6)))))[:120]
    return _text(first)[:120] or event


def _text(value: Any) -> str:
    kind = type(value)
    if issubclass(kind, str):
        return str.__str__(value)
    if issubclass(kind, bytes):
        return bytes.decode(value, "utf-8", "replace")
    return int.__repr__(value) if issubclass(kind, int) else ""
