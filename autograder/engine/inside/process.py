"""The trainee's process: it runs their cells and tells the judge what is asked for, as data.

It was forked from a warm process that holds nothing secret, and it holds nothing but this submission. Whatever code
in here does to itself, the judge takes only data from it.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from autograder.engine.contract.job import Job
from autograder.engine.contract.wire import Channel
from autograder.engine.inside.audit_hook import NEXT_CELL, watch
from autograder.engine.inside.sandbox import HOME
from autograder.engine.inside.shell import RecordingShell

if TYPE_CHECKING:
    from autograder.engine.inside.answering import Asked
    from autograder.exercises.data_sources import FromJudge

__all__ = ["live"]


def live(channel: Channel, job: Job, shell: RecordingShell, home: str = HOME) -> None:
    """Run the job to its end. Never returns anything: everything is told over the channel."""
    place = Path(home) / job.folder
    _lay(place, job.files)
    os.chdir(place)
    os.environ.update(job.env | {"HOME": home, "PWD": str(place)})
    sys.path.insert(0, "")
    tail = _catch_descriptors(job.limits.output_kb << 10)
    shell.recorder.most = job.limits.output_kb << 10
    shell.data_source = _data_source(channel, job.datasets)
    # Before the watch begins: it is our look, not the trainee's. Without isolation everybody's processes are there.
    processes = os.open("/proc", os.O_RDONLY) if os.getpid() == 1 else None
    asked = _asked(channel, job, shell, place)
    watch(channel.sock)
    for number, (what, text) in enumerate(job.steps):
        sys.audit(NEXT_CELL)
        if what in ("run", "plain"):
            channel.send({"started": number})
            outputs = shell.run(text, job.limits.cell_seconds, tail, pictures=what == "run")
            cut = shell.recorder.cut
            count = shell.execution_count - 1
            channel.send({"cell": number, "outputs": outputs, "cut": cut, "count": count, "full": _is_full(home)})
        elif what == "ask" and asked is not None:
            asked.tell(number, text)
    left = _others(processes) - len(asked.copies if asked is not None else ())
    channel.send({"end": True, "left": left})
    if asked is not None:
        asked.serve()


def _asked(channel: Channel, job: Job, shell: RecordingShell, place: Path) -> Asked | None:
    """Made before the first cell: when a cell has used up the descriptors, nothing can be imported."""
    if all(what != "ask" for what, _name in job.steps):
        return None
    from autograder.engine.inside.answering import Asked  # pandas, which an ordinary notebook may do without

    return Asked(channel, shell.user_ns, job.limits.cell_seconds, place)


def _others(processes: int | None) -> int:
    """How many other processes run; none are seen when descriptors are used up, or where it is not isolated."""
    if processes is None:
        return 0
    try:
        return sum(name.isdigit() for name in os.listdir(processes)) - 1  # noqa: PTH208  of a descriptor
    except OSError:
        return 0


def _is_full(place: str) -> bool:
    """Whether the private disk has no room left."""
    disk = os.statvfs(place)
    return disk.f_bavail * disk.f_bsize < 1 << 20 or disk.f_favail < 10


def _lay(place: Path, files: dict[str, bytes]) -> None:
    place.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        path = place / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def _catch_descriptors(most: int) -> Callable[[], list[tuple[str, str]]]:
    """Send descriptors 1 and 2, where programs that a cell starts write, into memory; gives what is new there."""
    fds = {"stdout": os.memfd_create("stdout"), "stderr": os.memfd_create("stderr")}
    read = dict.fromkeys(fds, 0)
    for number, name in ((1, "stdout"), (2, "stderr")):
        os.dup2(fds[name], number)

    def tail() -> list[tuple[str, str]]:
        found = []
        for name, fd in fds.items():
            data = os.pread(fd, most, read[name])
            read[name] = os.fstat(fd).st_size
            if data:
                found.append((name, data.decode("utf-8", "replace")))
        return found

    return tail


def _data_source(channel: Channel, names: tuple[str, ...]) -> FromJudge | None:
    """Return where `load` takes datasets from: the judge, which makes them once for both sides."""
    if not names:
        return None
    from autograder.exercises.data_sources import FromJudge

    def fetch(what: str, name: str) -> Any:
        channel.send({"data": name, "what": what})
        return channel.receive_object()

    return FromJudge(fetch, names)
