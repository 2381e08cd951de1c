"""The trainee's process: run the cells of one notebook and send the judge what it asks for, as data.

It is forked from a warm process that holds nothing secret, and holds nothing but this submission. Its code may do
anything to it: the judge takes only data from it.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from autograder.engine.contract.job import Job
from autograder.engine.contract.process_source import FilesystemView
from autograder.engine.contract.wire import Channel
from autograder.engine.inside import audit_hook
from autograder.engine.inside.sandbox import HOME
from autograder.engine.inside.shell import RecordingShell

if TYPE_CHECKING:
    from autograder.engine.inside.answering import Answering
    from autograder.exercises.data_sources import FromJudge

__all__ = ["run_job"]


def run_job(channel: Channel, job: Job, shell: RecordingShell, view: FilesystemView, home: str = HOME) -> None:
    """Run every step of a job and send the results over the channel."""
    folder = Path(home) / job.folder
    _write_files(folder, job.files)
    os.chdir(folder)
    os.environ.update(job.env | {"HOME": home, "PWD": str(folder)})
    sys.path.insert(0, "")
    new_output = _capture_descriptors(job.limits.output_kb << 10)
    shell.recorder.max_size = job.limits.output_kb << 10
    shell.data_source = _data_source(channel, job.datasets)
    # Opened before the hook is installed, because it would be reported as the trainee's. Without isolation /proc shows
    # everybody's processes.
    processes = os.open("/proc", os.O_RDONLY) if os.getpid() == 1 else None
    answering = _answering(channel, job, shell, folder)
    audit_hook.install(channel.sock, view.visible)
    for number, (what, text) in enumerate(job.steps):
        sys.audit(audit_hook.NEXT_CELL)
        if what in ("run", "plain"):
            channel.send({"started": number})
            outputs = shell.run(text, job.limits.cell_seconds, new_output, pictures=what == "run")
            cut = shell.recorder.cut
            count = shell.execution_count - 1
            channel.send({"cell": number, "outputs": outputs, "cut": cut, "count": count, "full": _disk_full(home)})
        elif what == "ask" and answering is not None:
            answering.send_value(number, text)
    leftover = _other_processes(processes) - len(answering.copies if answering is not None else ())
    channel.send({"end": True, "leftover_processes": leftover})
    if answering is not None:
        answering.serve_calls()


def _answering(channel: Channel, job: Job, shell: RecordingShell, folder: Path) -> Answering | None:
    """Import what answers need before the first cell, because a cell may use up the descriptors."""
    if all(what != "ask" for what, _name in job.steps):
        return None
    from autograder.engine.inside.answering import Answering  # pandas: a plain nbgrader notebook may not need it

    return Answering(channel, shell.user_ns, job.limits.cell_seconds, folder)


def _other_processes(processes: int | None) -> int:
    """Count the other processes in the namespace; 0 without isolation or when the descriptors are used up.

    Args:
        processes: Descriptor of /proc, or None without isolation.
    """
    if processes is None:
        return 0
    try:
        return sum(name.isdigit() for name in os.listdir(processes)) - 1  # noqa: PTH208  of a descriptor
    except OSError:
        return 0


def _disk_full(folder: str) -> bool:
    disk = os.statvfs(folder)
    return disk.f_bavail * disk.f_bsize < 1 << 20 or disk.f_favail < 10


def _write_files(folder: Path, files: dict[str, bytes]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def _capture_descriptors(max_bytes: int) -> Callable[[], list[tuple[str, str]]]:
    """Redirect descriptors 1 and 2 into memory, where programs that a cell starts write.

    Returns a function that gives what was written since its last call, as (stream name, text).
    """
    fds = {"stdout": os.memfd_create("stdout"), "stderr": os.memfd_create("stderr")}
    read = dict.fromkeys(fds, 0)
    for number, name in ((1, "stdout"), (2, "stderr")):
        os.dup2(fds[name], number)

    def new_output() -> list[tuple[str, str]]:
        found = []
        for name, fd in fds.items():
            data = os.pread(fd, max_bytes, read[name])
            read[name] = os.fstat(fd).st_size
            if data:
                found.append((name, data.decode("utf-8", "replace")))
        return found

    return new_output


def _data_source(channel: Channel, names: tuple[str, ...]) -> FromJudge | None:
    """Return where `load` takes datasets from: the judge, which makes this trainee's once for both sides."""
    if not names:
        return None
    from autograder.exercises.data_sources import FromJudge

    def fetch(what: str, name: str) -> Any:
        channel.send({"data": name, "what": what})
        return channel.receive_object()

    return FromJudge(fetch, names)
