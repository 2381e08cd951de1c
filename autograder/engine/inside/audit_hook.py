"""Report what a trainee's code does that a mentor should know: network, programs, files outside its folder and more.

An audit hook cannot be removed from Python, and its event comes before the act, so the code cannot hide what it did.
The hook only reports; the namespaces prevent.
"""

from __future__ import annotations

import builtins
import socket
import sys
from collections.abc import Callable, Iterable
from json.encoder import encode_basestring_ascii
from os import P_PID, WEXITED, WNOHANG, WNOWAIT, _exit, fstat, waitid
from types import FunctionType
from typing import Any

from autograder.engine.contract.wire import SIZES
from autograder.engine.inside.sandbox import HOME

__all__ = ["EVENTS", "NEXT_CELL", "install"]

NEXT_CELL = "academy.next_cell"
"""Our own audit event. After it everything is reported again."""

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
"""Audit events of Python's table, and the kind under which each is reported."""
OUTSIDE = ("/proc", "/etc", "/sys", "/root", "/home", "/var", "/work", "/dev/", "/srv", "/opt", "/mnt", "..")
UNREPORTED = (
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
"""Paths that Python and its packages open by themselves."""
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
"""Endings of files that packages read when they are imported or used."""
MAX_REPORTS = 5
"""Of one kind in one cell."""


def install(sock: socket.socket, visible: Iterable[str]) -> None:
    """Install the hook, which reports over the connection until the process ends.

    The hook gets globals and builtins of its own, which no name and no frame of the call stack leads to. Otherwise the
    trainee's code could discard the reports first.

    Args:
        sock: Connection to the judge.
        visible: Folders that the process may read; opening a file in them is not reported.
    """
    private: dict[str, Any] = dict(globals())
    private |= {
        "__builtins__": dict(vars(builtins)),
        "EVENTS": dict(EVENTS),
        "UNREPORTED": (HOME, "/usr/", *UNREPORTED, *visible),
        "_import_folders": frozenset(path.rstrip("/") for path in sys.path),
        "_reported": set(),
        "_connection": (sock.fileno(), fstat(sock.fileno()).st_ino),
        "_send": sock.sendall,
    }
    for name, value in globals().items():
        if isinstance(value, FunctionType):
            private[name] = FunctionType(value.__code__, private)
    sys.addaudithook(private["_hook"])


# `install` sets these four in the hook's own globals.
_import_folders: frozenset[str] = frozenset()
_reported: set[tuple[str, str]] = set()
_connection = (-1, -1)
_send: Callable[[bytes], None] = id  # type: ignore[assignment]


def _hook(event: str, args: tuple[Any, ...]) -> None:
    if event in ("open", "os.listdir", "os.scandir"):
        path = "" if issubclass(type(args[0]), int) else _text(args[0])
        if not path.startswith(OUTSIDE) or path.startswith(UNREPORTED) or path.endswith(PYTHON):
            return
        if event != "open" and path.rstrip("/") in _import_folders:
            return
        _report("file", path[:120])
    elif event in EVENTS:
        if event == "os.kill" and _is_own_child(args[0]):
            return  # a pool of workers ends those that have not ended by themselves
        _report(EVENTS[event], _detail(event, args))
    elif event == NEXT_CELL:
        _reported.clear()


def _report(kind: str, detail: str) -> None:
    """Send an event as a frame of `contract.wire`. Exits when the descriptor is no longer the judge's connection."""
    if (kind, detail) in _reported or sum(known == kind for known, _detail in _reported) >= MAX_REPORTS:
        return
    _reported.add((kind, detail))
    text = f'{{"event":{encode_basestring_ascii(kind)},"detail":{encode_basestring_ascii(detail)}}}'.encode()
    try:
        if fstat(_connection[0]).st_ino != _connection[1]:
            _exit(1)
        _send(SIZES.pack(len(text), 0) + text)
    except OSError:
        _exit(1)


def _is_own_child(pid: int) -> bool:
    """True if `pid` is a child that has not been reaped. Peeks (WNOWAIT), so the parent's own wait still works."""
    try:
        waitid(P_PID, pid, WEXITED | WNOHANG | WNOWAIT)
    except OSError:
        return False
    return pid > 0


def _detail(event: str, args: tuple[Any, ...]) -> str:
    first: Any = args[0] if args else ""
    if event == "subprocess.Popen" or (event.startswith("socket.") and len(args) > 1):
        first = args[1]
    # Use the base class's methods: a trainee's subclass could override them, and their code could reach this frame.
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
