"""The course that is attacked: trainees, things worth stealing, ears for whoever calls home, and what came of it."""

from __future__ import annotations

import ctypes
import hashlib
import os
import secrets
import signal
import socket
import stat
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

import nbformat
import psutil
from nbconvert.exporters import HTMLExporter

from autograder.building.course_folder import CourseFolder
from autograder.building.leaks import output_text
from autograder.gradebook.scores import SubmissionScore
from autograder.grading.outcome import Grading, Outcome
from tests.whole.attacks.cases import MODULE, Case

PR_SET_CHILD_SUBREAPER = 36


def token(place: str) -> str:
    """Something that stands in one place only, so that wherever it turns up tells where it was taken from."""
    return f"token-{place}-{secrets.token_hex(8)}"


def state_of(folder: Path) -> dict[bytes, tuple[object, ...]]:
    """What lies in a folder, links not followed, pipes not opened: kind, rights, contents of files up to 1 MB."""
    found: dict[bytes, tuple[object, ...]] = {}
    for here, folders, names, fd in os.fwalk(os.fsencode(folder)):  # by descriptor: a path may be too long for a name
        for name in folders + names:
            told = os.lstat(name, dir_fd=fd)
            what: object = None
            if stat.S_ISLNK(told.st_mode):
                what = os.readlink(name, dir_fd=fd)
            elif stat.S_ISREG(told.st_mode) and told.st_size <= 2**20:
                with os.fdopen(os.open(name, os.O_RDONLY | os.O_NOFOLLOW, dir_fd=fd), "rb") as file:
                    what = hashlib.sha256(file.read()).digest()
            elif stat.S_ISREG(told.st_mode):
                what = told.st_size, told.st_mtime_ns
            found[here + b"/" + name] = told.st_mode, what
    return found


@dataclass
class Ears:
    """Listeners on this machine that an isolated submission cannot reach. heard: who came, by listener."""

    heard: list[str] = field(default_factory=list)
    names: dict[str, str] = field(default_factory=dict)

    @contextmanager
    def open(self) -> Iterator[None]:
        abstract = f"academy-attacks-{os.getpid()}"
        with (
            socket.create_server(("127.0.0.1", 0)) as tcp,
            socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as udp,
            socket.socket(socket.AF_UNIX) as unix,
        ):
            udp.bind(("127.0.0.1", 0))
            unix.bind(f"\0{abstract}")
            unix.listen()
            self.names = {"TCP": str(tcp.getsockname()[1]), "UDP": str(udp.getsockname()[1]), "ABSTRACT": abstract}
            lines = {"TCP": tcp, "UDP": udp, "unix": unix}
            threads = [threading.Thread(target=self._listen, args=item, daemon=True) for item in lines.items()]
            for thread in threads:
                thread.start()
            try:
                yield
            finally:
                for line in lines.values():
                    with suppress(OSError):
                        line.shutdown(socket.SHUT_RDWR)
            for thread in threads:
                thread.join(timeout=1)

    def _listen(self, name: str, line: socket.socket) -> None:
        while True:
            try:
                if name == "UDP":
                    if not line.recvfrom(100)[1]:  # the shutdown above wakes it with nothing from nobody
                        return
                else:
                    line.accept()[0].close()
            except OSError:
                return
            self.heard.append(name)


@dataclass
class Watch:
    """Every process that comes from this one. It is made the one to which orphans are given, so that none is lost."""

    left: list[str] = field(default_factory=list)
    peak_mb: int = 0

    @contextmanager
    def over(self) -> Iterator[None]:
        ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
        before = {p.pid for p in psutil.Process().children(recursive=True)}
        done = threading.Event()
        thread = threading.Thread(target=self._weigh, args=(before, done), daemon=True)
        thread.start()
        try:
            yield
        finally:
            done.set()
            thread.join()
            self.left = self._settled(before)
            ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 0, 0, 0, 0)

    def _weigh(self, before: set[int], done: threading.Event) -> None:
        """Pages that processes share, as forks do, count in parts: the kernel's own reckoning."""
        while not done.wait(0.25):
            total = 0
            for process in psutil.Process().children(recursive=True):
                with suppress(OSError, ValueError, IndexError):
                    if process.pid not in before:
                        rollup = Path(f"/proc/{process.pid}/smaps_rollup").read_text()
                        total += int(rollup.partition("\nPss:")[2].split()[0]) << 10
            self.peak_mb = max(self.peak_mb, total >> 20)

    def _settled(self, before: set[int]) -> list[str]:
        """What still runs five seconds after the end."""
        end = time.monotonic() + 5
        while True:
            running = []
            for process in psutil.Process().children(recursive=True):
                with suppress(psutil.Error):
                    if process.pid not in before and process.status() != psutil.STATUS_ZOMBIE:
                        running.append(f"{process.pid}: {' '.join(process.cmdline())[:200]}")
            running = [line for line in running if "resource_tracker" not in line]
            if not running or time.monotonic() > end:
                return running
            time.sleep(0.2)


@contextmanager
def at_most(seconds: int, what: str) -> Iterator[None]:
    """Raises TimeoutError when the block takes longer: a batch that never ends is itself a successful attack."""

    def stop(*_args: object) -> None:
        raise TimeoutError(f"{what} took longer than {seconds} s")

    before = signal.signal(signal.SIGALRM, stop)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


@dataclass(frozen=True)
class Scene:
    """What came of one case; `after(world)` of a case is called with it. marks: None when nothing was graded."""

    case: Case
    course: CourseFolder
    outcome: Outcome
    marks: SubmissionScore | None

    @property
    def told(self) -> str:
        """What the mentor is told, one sentence a line."""
        return "\n".join([*self.outcome.notes, self.outcome.reason])

    @cached_property
    def page(self) -> str:
        """The trainee's feedback page."""
        return (self.course.root / "feedback" / self.case.name / MODULE / f"{MODULE}.html").read_text("utf-8")

    @property
    def autograded(self) -> Path:
        """The folder that a mentor opens."""
        return self.course.autograded(self.case.name, MODULE)

    @cached_property
    def cells(self) -> list[nbformat.NotebookNode]:
        """The cells of the graded notebook; none when there is no such notebook."""
        path = self.autograded / f"{MODULE}.ipynb"
        return nbformat.read(path, 4).cells if path.exists() else []

    def outputs(self) -> str:
        """The text of all outputs of the graded notebook."""
        return "\n".join(output_text(o) for c in self.cells for o in c.get("outputs", []))

    def own_text(self) -> str:
        """What the trainee wrote: answers and cells of their own."""
        marks = [c.metadata.get("nbgrader", {"solution": True}) for c in self.cells]
        return "\n".join(c.source for c, mark in zip(self.cells, marks, strict=True) if mark["solution"])

    def mentor_page(self) -> str:
        """The graded notebook as formgrader shows it: nbconvert with the course's own configuration."""
        exporter = HTMLExporter(config=self.course.config())
        return exporter.from_filename(str(self.autograded / f"{MODULE}.ipynb"))[0]


@dataclass(frozen=True)
class World:
    """The attacked course after grading. tokens: what must not be seen; before, after: states of folders by name."""

    course: CourseFolder
    scenes: dict[str, Scene]
    grading: Grading
    neighbours: dict[str, SubmissionScore]
    tokens: dict[str, str]
    before: dict[str, object]
    after: dict[str, object]
    heard: list[str]
    watch: Watch
    seconds: float
