"""The warm process: it imports once what notebooks use, then forks for every connection. It holds nothing secret.

python -m autograder.engine.warm.process LISTENING_FD PARENT_PID MODULE...

A connection begins with one frame that says what is wanted: {"role": "judge"} becomes a judge, {"role": "trainee"} the
process of one notebook. A trainee's process whose connection ends is killed, and a connection whose process ends is
closed, so that nobody waits for the dead. Nobody outlives the coordinator: each dies with the process that made it.
"""

from __future__ import annotations

import contextlib
import gc
import importlib
import os
import pkgutil
import select
import signal
import socket
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

from autograder.engine.contract.place import JUDGE
from autograder.engine.contract.wire import Channel, WireError

if TYPE_CHECKING:
    from autograder.engine.inside.shell import RecordingShell

__all__ = ["main"]


@dataclass
class _Child:
    pid: int
    fd: int
    sock: socket.socket


def main() -> None:
    listening, parent, *modules = sys.argv[1:]
    from autograder.engine.inside.sandbox import die_with_parent
    from autograder.engine.warm.lean_imports import import_jsonschema

    if sys.platform == "linux":
        die_with_parent(int(parent))
    gc.disable()
    import_jsonschema()
    from autograder.engine.inside.shell import make_shell

    shell = make_shell()
    for name in modules:
        with contextlib.suppress(ImportError):
            importlib.import_module(name)
    _warm_up(shell)
    gc.enable()
    gc.collect()
    gc.freeze()  # children share these pages; a collection would copy them all
    server = socket.socket(fileno=int(listening))
    _serve(server, shell)


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
    "academy.notebook.load": (
        "from wording import academy, autograder\nacademy.CATALOG.preload(); autograder.CATALOG.preload()",
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
"""Cells that are run once, for what they make Python import and keep; no trainee waits for that again."""


def _warm_up(shell: RecordingShell) -> None:
    import builtins

    for name, cells in REHEARSAL.items():
        if not name or name in sys.modules:
            for cell in cells:
                shell.run(cell, 30, list)
    shell.reset(new_session=True)  # type: ignore[no-untyped-call]
    shell.execution_count = 1
    shell.recorder.displayed.clear()
    shell.recorder.begin()
    vars(builtins).pop("_", None)
    sys.modules["__main__"] = shell.user_module


def _serve(server: socket.socket, shell: RecordingShell) -> None:
    poll = select.poll()
    poll.register(server, select.POLLIN)
    children: dict[int, _Child] = {}
    while True:
        # The door comes last: a descriptor closed here may be given to a newcomer, and an event of its former owner
        # would then hit the newcomer.
        for fd, _event in sorted(poll.poll(), key=lambda one: one[0] == server.fileno()):
            if fd == server.fileno():
                child = _accept(server, shell)
                if child is not None:
                    children[child.fd] = children[child.sock.fileno()] = child
                    poll.register(child.fd, select.POLLIN)
                    poll.register(child.sock, 0)  # only its end is of interest
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


def _accept(server: socket.socket, shell: RecordingShell) -> _Child | None:
    sock, _address = server.accept()
    channel, me, user = Channel(sock), os.getpid(), (os.geteuid(), os.getegid())
    try:
        wanted, _blob = channel.receive(10)
    except WireError:
        sock.close()
        return None
    if wanted["role"] == "judge":
        pid = os.fork()
        if pid == 0:
            _child(server, lambda: _judge(channel, me))
    else:
        from autograder.engine.inside.sandbox import clone

        isolated = wanted["isolation"] == "full"
        try:
            pid = clone(isolated)
        except OSError as error:
            with contextlib.suppress(WireError):
                channel.send({"refused": str(error)})
            sock.close()
            return None
        if pid == 0:
            _child(server, lambda: _trainee(channel, shell, isolated, me, user))
        with contextlib.suppress(WireError):
            channel.send({"pid": pid})
    return _Child(pid, os.pidfd_open(pid), sock)


def _child(server: socket.socket, life: object) -> None:
    """What a fork does with its life; it never comes back into the loop above."""
    code = 1
    try:
        server.close()
        life()  # type: ignore[operator]
        code = 0
    except BaseException:
        if os.environ.get("ACADEMY_ENGINE_DEBUG"):
            import traceback

            traceback.print_exc()
    finally:
        os._exit(code)


def _judge(channel: Channel, parent: int) -> None:
    from autograder.engine.inside.sandbox import die_with_parent

    if sys.platform == "linux":
        die_with_parent(parent)
    pkgutil.resolve_name(JUDGE)(_alone_with(channel))


def _alone_with(channel: Channel) -> Channel:
    """The connection as descriptor 3 and no other: what else the warm process has open belongs to others."""
    fd = channel.sock.detach()
    if fd != 3:
        os.dup2(fd, 3, inheritable=False)
    os.closerange(4, 4096)
    channel.sock = socket.socket(fileno=3)
    return channel


def _trainee(channel: Channel, shell: RecordingShell, isolated: bool, parent: int, user: tuple[int, int]) -> None:
    from autograder.engine.inside.process import live
    from autograder.engine.inside.sandbox import HOME, die_with_parent, enter, limit

    channel = _alone_with(channel)
    if isolated:
        outside = os.open("/proc/self/status", os.O_RDONLY)
        die_with_parent(parent, outside)
        me = int(os.readlink("/proc/self"))  # noqa: PTH115  a link of /proc leads to no path; 1 is what getpid says
    world, limits = channel.receive_object()
    nothing = os.open(os.devnull, os.O_RDWR)
    os.dup2(nothing, 0)
    os.close(nothing)
    if isolated:
        enter(world, limits, me, user)
        die_with_parent(parent, outside)  # again: a change of user forgets it
        os.close(outside)
        os.environ["TMPDIR"] = "/tmp"  # noqa: S108  its own
    else:
        with contextlib.suppress(OSError):
            die_with_parent(parent)
            os.setsid()
    job, home = channel.receive_object()
    limit(job.limits)
    live(channel, job, shell, home or HOME)


if __name__ == "__main__":
    main()
