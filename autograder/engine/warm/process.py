"""The warm process: import once what notebooks use, then fork for every connection. It holds nothing secret.

python -m autograder.engine.warm.process LISTENING_FD PARENT_PID CONFIG

CONFIG is JSON: judge, modules, rehearsal and values of a `WarmConfig`. A connection begins with a frame that names its
role: {"role": "judge"} becomes a judge, {"role": "trainee"} the process of one notebook. A process is killed when its
connection ends, and the connection is closed when its process ends, so that nobody waits for a dead process. Each
process dies with its parent, so none outlives the coordinator.
"""

from __future__ import annotations

import contextlib
import gc
import importlib
import json
import os
import pkgutil
import select
import signal
import socket
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from autograder.engine.contract.wire import Channel, WireError

if TYPE_CHECKING:
    from autograder.engine.inside.shell import RecordingShell

__all__ = ["main"]

REQUEST_SECONDS = 10.0
REHEARSAL = {
    "": (
        "1 + 1",
        "def f(): return 1 / 0\nf()",
        "print(1)",
        "%time 1",
        "from IPython.display import display, HTML\ndisplay(HTML(''))",
        "import asyncio\nawait asyncio.sleep(0)",
        "import warnings\nwarnings.warn('x')",
        "import tempfile, subprocess, decimal, fractions",
    ),
    "pandas": (
        "import io, pandas as pd\n_t = pd.read_csv(io.StringIO('a,b\\n1,x\\n2,y'))\n_t",
        "_t.groupby('b')['a'].sum()",
        "_t.merge(_t, on='b').sort_values('b').pivot_table(index='b', values=['a_x'])",
        "pd.to_datetime(_t['b'], errors='coerce').dt.day",
    ),
    "matplotlib.pyplot": (
        "import matplotlib.pyplot as plt\n_a = plt.subplots()[1]\n_a.plot([1, 2]); _a.bar([1], [2])\n_a.set_title('1')",
    ),
}
"""Cells to run once if their module is imported, because of what they make Python import and cache."""


@dataclass
class _Child:
    pid: int
    #: Pid descriptor, readable when the process has ended.
    fd: int
    sock: socket.socket


def main() -> None:
    listening, parent, config = sys.argv[1], int(sys.argv[2]), json.loads(sys.argv[3])
    from autograder.engine.inside.sandbox import die_with_parent
    from autograder.engine.warm.lean_imports import import_jsonschema

    if sys.platform == "linux":
        die_with_parent(parent)
    gc.disable()
    import_jsonschema()
    from autograder.engine.inside import process  # noqa: F401
    from autograder.engine.inside.shell import make_shell

    shell = make_shell()
    if config["values"]:
        from autograder.engine.inside import answering  # noqa: F401
    for name in config["modules"]:
        with contextlib.suppress(ImportError):
            importlib.import_module(name)
    _rehearse(shell, config["rehearsal"])
    gc.enable()
    gc.collect()
    gc.freeze()  # children share these pages, and a collection would copy them all
    server = socket.socket(fileno=int(listening))
    _serve(server, shell, config["judge"])


def _rehearse(shell: RecordingShell, more: Iterable[str]) -> None:
    """Run the cells of REHEARSAL and `more`, then make the shell as new."""
    import builtins

    cells = [cell for name, cells in REHEARSAL.items() if not name or name in sys.modules for cell in cells]
    for cell in (*cells, *more):
        shell.run(cell, 30, list)
    shell.reset(new_session=True)  # type: ignore[no-untyped-call]
    shell.execution_count = 1
    shell.recorder.displayed.clear()
    shell.recorder.begin()
    vars(builtins).pop("_", None)
    sys.modules["__main__"] = shell.user_module


def _serve(server: socket.socket, shell: RecordingShell, judge: str) -> None:
    poll = select.poll()
    poll.register(server, select.POLLIN)
    children: dict[int, _Child] = {}
    while True:
        # Accept last: a descriptor closed here may be reused by the new connection, and a pending event of its former
        # owner would then end the new one.
        for fd, _event in sorted(poll.poll(), key=lambda one: one[0] == server.fileno()):
            if fd == server.fileno():
                child = _accept(server, shell, judge)
                if child is not None:
                    children[child.fd] = children[child.sock.fileno()] = child
                    poll.register(child.fd, select.POLLIN)
                    poll.register(child.sock, 0)  # reports only that the connection ended
                continue
            child = children.get(fd)
            if child is None:
                continue
            with contextlib.suppress(ProcessLookupError):
                os.kill(child.pid, signal.SIGKILL)
            os.waitpid(child.pid, 0)
            for one in (child.fd, child.sock.fileno()):
                poll.unregister(one)
                del children[one]
            os.close(child.fd)
            child.sock.close()


def _accept(server: socket.socket, shell: RecordingShell, judge: str) -> _Child | None:
    """Accept a connection and fork for it; None when the request is broken or the fork is refused."""
    sock, _address = server.accept()
    channel, me, user = Channel(sock), os.getpid(), (os.geteuid(), os.getegid())
    try:
        request, _blob = channel.receive(REQUEST_SECONDS)
    except WireError:
        sock.close()
        return None
    if request["role"] == "judge":
        pid = os.fork()
        if pid == 0:
            _run_child(server, lambda: _judge(channel, judge, me))
    else:
        from autograder.engine.inside.sandbox import clone

        isolated = request["isolation"] == "full"
        try:
            pid = clone(isolated)
        except OSError as error:
            with contextlib.suppress(WireError):
                channel.send({"refused": str(error)})
            sock.close()
            return None
        if pid == 0:
            _run_child(server, lambda: _trainee(channel, shell, isolated, me, user))
        with contextlib.suppress(WireError):
            channel.send({"pid": pid})
    return _Child(pid, os.pidfd_open(pid), sock)


def _run_child(server: socket.socket, work: Callable[[], None]) -> None:
    """Do the work of a forked child and exit. Never returns into the parent's loop."""
    code = 1
    try:
        server.close()
        work()
        code = 0
    except BaseException:
        if os.environ.get("ACADEMY_ENGINE_DEBUG"):
            import traceback

            traceback.print_exc()
    finally:
        os._exit(code)


def _judge(channel: Channel, judge: str, parent: int) -> None:
    from autograder.engine.inside.sandbox import die_with_parent

    if sys.platform == "linux":
        die_with_parent(parent)
    pkgutil.resolve_name(judge)(_keep_only(channel))


def _keep_only(channel: Channel) -> Channel:
    """Move the connection to descriptor 3 and close the others, which belong to other connections."""
    fd = channel.sock.detach()
    if fd != 3:
        os.dup2(fd, 3, inheritable=False)
    os.closerange(4, 4096)
    channel.sock = socket.socket(fileno=3)
    return channel


def _trainee(channel: Channel, shell: RecordingShell, isolated: bool, parent: int, user: tuple[int, int]) -> None:
    from autograder.engine.inside.process import run_job
    from autograder.engine.inside.sandbox import HOME, die_with_parent, enter, limit

    channel = _keep_only(channel)
    if isolated:
        status = os.open("/proc/self/status", os.O_RDONLY)
        die_with_parent(parent, status)
        outer_pid = int(os.readlink("/proc/self"))  # noqa: PTH115  a link to no path; getpid says 1 in the namespace
    view, limits = channel.receive_object()
    null = os.open(os.devnull, os.O_RDWR)
    os.dup2(null, 0)
    os.close(null)
    if isolated:
        enter(view, limits, outer_pid, user)
        die_with_parent(parent, status)  # again, because a change of user clears it
        os.close(status)
        os.environ["TMPDIR"] = "/tmp"  # noqa: S108  private to the process
    else:
        with contextlib.suppress(OSError):
            die_with_parent(parent)
            os.setsid()
    job, home = channel.receive_object()
    limit(job.limits)
    run_job(channel, job, shell, view, home or HOME)


if __name__ == "__main__":
    main()
