"""The attacked course: secrets worth stealing, listeners for calls home, a monitor of processes, and the results."""

from __future__ import annotations

import ctypes
import hashlib
import os
import secrets
import socket
import stat
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

import nbformat
import psutil

from autograder.building.course_folder import CourseFolder
from autograder.building.leaks import output_text
from autograder.gradebook.scores import SubmissionScore
from autograder.grading.outcome import Grading, Outcome
from tests.support.formgrader import formgrader_page
from tests.support.submission_cases import MODULE, Case, read_cases

CASES = read_cases(Path(__file__).parent / "cases", "attack.toml")
NEIGHBOURS = ("anna", "vera")
LIMITS = {
    "cell_seconds": 2,
    "notebook_seconds": 12,
    "memory_mb": 1024,
    "disk_mb": 64,
    "output_kb": 256,
    "processes": 32,
}
PAGE = os.sysconf("SC_PAGE_SIZE")
PR_SET_CHILD_SUBREAPER = 36
SECONDS_TO_END = 5


def set_small_limits(out: Path) -> None:
    """Set small limits, so that a submission that runs into one does so soon."""
    with (out / "nbgrader_config.py").open("a", encoding="utf-8") as file:
        file.writelines(f"c.Engine.{name} = {value}\n" for name, value in LIMITS.items())


def token(source: str) -> str:
    """Return a secret that exists in one place only: wherever it turns up, it names the place it was taken from."""
    return f"token-{source}-{secrets.token_hex(8)}"


def snapshot_of(folder: Path) -> dict[bytes, tuple[object, ...]]:
    """Return kind, rights and content (up to 1 MB) of all entries. Links are not followed, pipes not opened."""
    found: dict[bytes, tuple[object, ...]] = {}
    for parent, folders, names, fd in os.fwalk(os.fsencode(folder)):  # by descriptor: a path may be too long
        for name in folders + names:
            status = os.lstat(name, dir_fd=fd)
            content: object = None
            if stat.S_ISLNK(status.st_mode):
                content = os.readlink(name, dir_fd=fd)
            elif stat.S_ISREG(status.st_mode) and status.st_size <= 2**20:
                with os.fdopen(os.open(name, os.O_RDONLY | os.O_NOFOLLOW, dir_fd=fd), "rb") as file:
                    content = hashlib.sha256(file.read()).digest()
            elif stat.S_ISREG(status.st_mode):
                content = status.st_size, status.st_mtime_ns
            found[parent + b"/" + name] = status.st_mode, content
    return found


@dataclass
class Listeners:
    """Sockets on this machine that an isolated submission cannot reach."""

    #: kind of each socket that somebody connected to
    called: list[str] = field(default_factory=list)
    #: where the sockets listen, by the placeholder that stands for it in attacks
    placeholders: dict[str, str] = field(default_factory=dict)

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
            tcp_port, udp_port = tcp.getsockname()[1], udp.getsockname()[1]
            self.placeholders = {"TCP": str(tcp_port), "UDP": str(udp_port), "ABSTRACT": abstract}
            sockets = {"TCP": tcp, "UDP": udp, "unix": unix}
            threads = [threading.Thread(target=self._listen, args=item, daemon=True) for item in sockets.items()]
            for thread in threads:
                thread.start()
            try:
                yield
            finally:
                for one in sockets.values():
                    with suppress(OSError):
                        one.shutdown(socket.SHUT_RDWR)
            for thread in threads:
                thread.join(timeout=1)

    def _listen(self, kind: str, one: socket.socket) -> None:
        while True:
            try:
                if kind == "UDP":
                    if not one.recvfrom(100)[1]:  # the shutdown wakes it with an empty message from nobody
                        return
                else:
                    one.accept()[0].close()
            except OSError:
                return
            self.called.append(kind)


@dataclass
class ResourceMonitor:
    """Watches every process that descends from this one, which adopts orphans, so that none is lost."""

    leftover_processes: list[str] = field(default_factory=list)
    peak_mb: int = 0

    @contextmanager
    def watching(self) -> Iterator[None]:
        ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
        before = {p.pid for p in psutil.Process().children(recursive=True)}
        done = threading.Event()
        thread = threading.Thread(target=self._measure, args=(before, done), daemon=True)
        thread.start()
        try:
            yield
        finally:
            done.set()
            thread.join()
            self.leftover_processes = self._left_over(before)
            ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 0, 0, 0, 0)

    def _measure(self, before: set[int], done: threading.Event) -> None:
        """Record the peak of memory, in which pages that forks share count in parts.

        The kernel's sum of those parts (PSS) is dear, and never above RSS: it is read only where it may be a new peak.
        """
        while not done.wait(0.25):
            pids = [p.pid for p in psutil.Process().children(recursive=True) if p.pid not in before]
            if self._total(pids, _rss) >> 20 > self.peak_mb:
                self.peak_mb = max(self.peak_mb, self._total(pids, _pss) >> 20)

    @staticmethod
    def _total(pids: list[int], measure: Callable[[int], int]) -> int:
        total = 0
        for pid in pids:
            with suppress(OSError, ValueError, IndexError):  # it has ended meanwhile
                total += measure(pid)
        return total

    def _left_over(self, before: set[int]) -> list[str]:
        """Return what still runs some seconds after the end."""
        end = time.monotonic() + SECONDS_TO_END
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


def _rss(pid: int) -> int:
    return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * PAGE


def _pss(pid: int) -> int:
    return int(Path(f"/proc/{pid}/smaps_rollup").read_text().partition("\nPss:")[2].split()[0]) << 10


@dataclass(frozen=True)
class AttackResult:
    """The outcome of one case; the case's `after(result)` is called with it."""

    case: Case
    course: CourseFolder
    outcome: Outcome
    #: None when nothing was graded
    score: SubmissionScore | None

    @property
    def report(self) -> str:
        """What the mentor reads: notes and reason, one sentence a line."""
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
        """The graded notebook as formgrader shows it."""
        return formgrader_page(self.course.root, self.autograded / f"{MODULE}.ipynb")


@dataclass(frozen=True)
class AttackRun:
    """The attacked course after grading."""

    course: CourseFolder
    results: dict[str, AttackResult]
    grading: Grading
    #: scores of the honest neighbours
    neighbours: dict[str, SubmissionScore]
    #: secrets that nobody may see, by where they are kept
    tokens: dict[str, str]
    #: what no submission may change, by name, before the batch and after it
    before: dict[str, object]
    after: dict[str, object]
    #: listeners that somebody connected to
    called: list[str]
    monitor: ResourceMonitor
