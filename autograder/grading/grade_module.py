"""Grading: every submission that changed since it was last graded, run apart, judged outside, written at one stroke."""

from __future__ import annotations

import hashlib
import shutil
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import closing, contextmanager
from contextvars import copy_context
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Literal

from filelock import FileLock, Timeout

from autograder.building.course_folder import CourseFolder, in_order, writing
from autograder.engine.contract.isolation import Isolation
from autograder.engine.contract.limits import Limits
from autograder.engine.contract.version import ENGINE
from autograder.engine.contract.warm_config import WarmConfig
from autograder.engine.outside.engine import Engine
from autograder.errors import AcademyError
from autograder.gradebook.attempts import Attempt
from autograder.gradebook.book import Book
from autograder.gradebook.records import Graded
from autograder.grading.late_penalty import late_penalty_of
from autograder.grading.preload import warm_config
from autograder.grading.setup import Setup
from autograder.grading.worker_pool import judge_all
from autograder.notes import Note
from autograder.submission.digest import submission_digest
from autograder.submission.printable import readable, readable_note
from wording.autograder import _
from wording.languages import current_language

__all__ = ["Grading", "Outcome", "failures", "grade_module"]

WORKERS = 2
SECONDS = 600.0
"""How long one submission may take; far above what a notebook of honest cells needs."""
MOST_UNKEPT = 8
"""Results in memory that wait for the gradebook."""
SCRATCH = ".academy-grade-"
LOGS = "logs"
Progress = Callable[[int, int, str], None]


@dataclass(frozen=True)
class Outcome:
    """One submission.

    notes: what the mentor should know; reason: why it could not be graded; both in words of the language that was
    current when the outcome was made. log: the file that says more of the reason; seconds: time it took.
    """

    trainee: str
    status: Literal["graded", "unchanged", "failed"]
    notes: tuple[str, ...] = ()
    reason: str = ""
    log: str = ""
    seconds: float = 0.0


@dataclass(frozen=True)
class Grading:
    """What came of grading a module, one outcome a trainee, sorted by name."""

    module: str
    outcomes: tuple[Outcome, ...]

    @property
    def graded(self) -> tuple[Outcome, ...]:
        return tuple(o for o in self.outcomes if o.status == "graded")

    @property
    def unchanged(self) -> tuple[Outcome, ...]:
        return tuple(o for o in self.outcomes if o.status == "unchanged")

    @property
    def failed(self) -> tuple[Outcome, ...]:
        return tuple(o for o in self.outcomes if o.status == "failed")


def grade_module(
    out: Path,
    module: str,
    trainees: Iterable[str] | None = None,
    force: bool = False,
    progress: Progress = lambda _done, _total, _label: None,
    workers: int = WORKERS,
    seconds: float = SECONDS,
    *,
    isolation: Isolation = "full",
    scheduler: str | None = None,
) -> Grading:
    """Grade what lies in `submitted/*/<module>/` of the built course `out`, or of any nbgrader course.

    trainees: only these; force: also what has not changed. progress(done, total, trainee) is called as submissions end.
    isolation: "none" runs trainees' code with the grader's rights, which is noted on every result. scheduler: address
    of a Dask cluster whose workers see the same folder. A submission that cannot be read, crashes or hangs is listed
    with its reason and stops no other. On Ctrl-C what is graded stays noted, KeyboardInterrupt goes on, and the next
    call continues. Raises AcademyError for an unknown module or trainee, for a module that is not released as it is
    built, and where this machine cannot isolate.
    """
    with _opened(out, module, isolation) as work:
        return work.grade(work.chosen(trainees), force, progress, workers, seconds, scheduler)


def graded_anew(
    out: Path,
    module: str,
    trainees: Iterable[str] | None,
    write: bool,
    progress: Progress,
    workers: int = WORKERS,
    seconds: float = SECONDS,
    *,
    isolation: Isolation = "full",
) -> Iterator[tuple[Graded, dict[tuple[str, str], float | None]]]:
    """Run again what another source or engine graded; gives each result with the points before, by notebook and cell.

    write: keep the new grades. Raises AcademyError as `grade_module` does.
    """
    with _opened(out, module, isolation) as work:
        yield from work.again(work.chosen(trainees), write, progress, workers, seconds)


@contextmanager
def _opened(out: Path, module: str, isolation: Isolation) -> Iterator[_Work]:
    course = CourseFolder.open(out, module)
    if course.modules():
        course.require(module)
    with _alone(course), course.book() as book:
        yield _Work(course, book, module, isolation, _source(course, book, module))


class _Work:
    """One call of grade_module."""

    def __init__(self, course: CourseFolder, book: Book, module: str, isolation: Isolation, source: Any) -> None:
        self.course, self.book, self.module, self.isolation, self.source = course, book, module, isolation, source
        self.ours = module in course.modules()
        self.config = course.config()
        self.limits = Limits.of(self.config)
        self.digest = course.digest(module)
        self.late = late_penalty_of(self.config)

    def chosen(self, trainees: Iterable[str] | None) -> list[str]:
        """Those named, or everybody who handed in."""
        everyone = self.course.submitted(self.module)
        chosen = sorted(set(everyone if trainees is None else trainees))
        if unknown := sorted(set(chosen) - set(everyone)):
            raise AcademyError(
                _(
                    "{names} handed in nothing for “{module}”. There are: {known}.",
                    names=", ".join(unknown),
                    module=self.module,
                    known=", ".join(everyone),
                )
            )
        return chosen

    def again(
        self, chosen: Sequence[str], write: bool, progress: Progress, workers: int, seconds: float
    ) -> Iterator[tuple[Graded, dict[tuple[str, str], float | None]]]:
        last = self.book.last(self.module)
        stale = [
            t
            for t in chosen
            if t in last and last[t].status == "graded" and (last[t].source, last[t].engine) != (self.digest, ENGINE)
        ]
        progress(0, len(stale), "")
        if not stale:
            return
        with closing(self._run(stale, workers, seconds, None)) as results:
            for n, graded in enumerate(results, 1):
                before = self.book.auto_scores(self.module, graded.trainee)
                if write:
                    folder = self.course.submission(graded.trainee, self.module)
                    self._keep(graded, submission_digest(folder))
                progress(n, len(stale), graded.trainee)
                yield graded, before

    def grade(
        self,
        chosen: Sequence[str],
        force: bool,
        progress: Progress,
        workers: int,
        seconds: float,
        scheduler: str | None,
    ) -> Grading:
        last = self.book.last(self.module)
        digests = {t: submission_digest(self.course.submission(t, self.module)) for t in chosen}
        there = self.book.submitted(self.module)
        fresh = {t for t in chosen if not force and t in there and self._is_fresh(t, last.get(t), digests[t])}
        outcomes = {t: _outcome(last[t], "unchanged") for t in fresh}
        todo = [t for t in chosen if t not in fresh]
        progress(0, len(todo), "")
        if todo:
            with closing(self._run(todo, workers, seconds, scheduler)) as results:
                for n, attempt in enumerate(self._kept(results, digests), 1):
                    outcomes[attempt.trainee] = _outcome(attempt, None)
                    progress(n, len(todo), attempt.trainee)
        return Grading(self.module, tuple(outcomes[t] for t in sorted(outcomes)))

    def _kept(self, results: Iterable[Graded], digests: dict[str, str]) -> Iterator[Attempt]:
        """Keep results, one after another, in a thread of its own: no judge waits for the disk.

        What has been handed to it is kept also when the caller stops.
        """
        kept: deque[Future[Attempt]] = deque()
        with ThreadPoolExecutor(1) as writer:
            for graded in results:
                kept.append(writer.submit(copy_context().run, self._keep, graded, digests[graded.trainee]))
                while kept and (kept[0].done() or len(kept) > MOST_UNKEPT):
                    yield kept.popleft().result()
            while kept:
                yield kept.popleft().result()

    def _run(self, todo: list[str], workers: int, seconds: float, scheduler: str | None) -> Any:
        if scheduler:
            from autograder.grading.cluster import judge_on_cluster

            yield from judge_on_cluster(scheduler, todo, self._setup(None), self._config(), self.isolation, seconds)
            return
        hidden = [self.course.root, self.course.root / "gradebook.db", self.course.root / "submitted"]
        with Engine(self._config(), self.isolation, hidden) as engine:
            source = engine.warm().source
            engine.prove()
            yield from judge_all(todo, self._setup(source), engine.warm, min(workers, len(todo)), seconds)

    def _setup(self, source: Any) -> Setup:
        return Setup(
            self.course.root,
            self.module,
            self.source,
            self.ours,
            self.course.datasets(),
            source,
            self.limits,
            current_language(),
        )

    def _config(self) -> WarmConfig:
        preload = self.config.get("Engine", {}).get("preload")
        return warm_config(self.course.root / "source" / self.module, self.ours, preload)

    def _is_fresh(self, trainee: str, attempt: Attempt | None, digest: str) -> bool:
        return (
            attempt is not None
            and attempt.status == "graded"
            and (attempt.submission, attempt.source) == (digest, self.digest)
            and (attempt.engine, attempt.isolation) == (ENGINE, self.isolation)
            and self.course.autograded(trainee, self.module).is_dir()
        )

    def _keep(self, graded: Graded, digest: str) -> Attempt:
        """The graded copy first, then the gradebook: what is killed in between is graded again."""
        failed = bool(graded.reason)
        notes = list(graded.notes)
        if self.isolation == "none":
            notes.insert(0, Note("not_isolated"))
        attempt = Attempt(
            self.module,
            graded.trainee,
            datetime.now(UTC),
            digest,
            self.digest,
            ENGINE,
            self.isolation,
            "failed" if failed else "graded",
            readable_note(graded.reason) if graded.reason else None,
            str(self._log(graded)) if graded.log else "",
            tuple(readable_note(note) for note in notes),
            graded.verdicts,
            timings={k: round(v, 6) for k, v in graded.timings.items()},
            seconds=round(graded.timings.get("total", 0.0), 4),
        )
        if failed:
            return self.book.fail(self.module, attempt)
        with writing():
            _put_in_place(graded.files, self.course.root, self.course.autograded(graded.trainee, self.module))
        from autograder.submission.timestamp import parse_utc

        moment = parse_utc(graded.timestamp) if graded.timestamp else None
        return self.book.write(self.module, graded, attempt, moment, late_penalty=self.late)

    def _log(self, graded: Graded) -> Path:
        name = hashlib.sha256(graded.trainee.encode("utf-8", "replace")).hexdigest()[:8]
        safe = "".join(c if c.isalnum() or c in "._-" else "_" for c in graded.trainee)[:80]
        path = self.course.root / LOGS / self.module / f"{safe}-{name}.log"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(graded.log, "utf-8", errors="replace")
        return path


@contextmanager
def _alone(course: CourseFolder) -> Iterator[None]:
    """One grading of a course at a time; what a killed one left behind is cleared away."""
    lock = FileLock(course.root / ".academy-grading.lock", timeout=0)
    try:
        lock.acquire()
    except Timeout:
        raise AcademyError(
            _("This course is being graded already, in another window. Wait for it, or stop it there.")
        ) from None
    try:
        for left in course.root.glob(f"{SCRATCH}*"):
            shutil.rmtree(left, ignore_errors=True)
        yield
    finally:
        lock.release()


def _source(course: CourseFolder, book: Book, module: str) -> Any:
    released = AcademyError(
        _("“{module}” is not released, or was built anew since. Run `academy release {module}` first.", module=module)
    )
    if module in course.modules() and course.read_state("released").get(module) != course.digest(module):
        raise released
    try:
        found = book.source(module)
    except LookupError:
        raise released from None
    if not found:
        raise released
    return tuple(in_order(course.root / "source" / module, notebook) for notebook in found)


def failures(course: CourseFolder, module: str) -> dict[str, Note]:
    """Reasons of the submissions that could not be graded when last tried, by trainee."""
    with course.book() as book:
        last = book.last(module)
    attempts = (last[trainee] for trainee in course.submitted(module) if trainee in last)
    return {a.trainee: a.reason for a in attempts if a.status == "failed" and a.reason is not None}


def _outcome(attempt: Attempt, status: Literal["unchanged"] | None) -> Outcome:
    return Outcome(
        attempt.trainee,
        status or attempt.status,
        tuple(readable(str(note)) for note in attempt.notes),
        readable(str(attempt.reason)) if attempt.reason else "",
        attempt.log,
        0.0 if status else attempt.seconds,
    )


def _put_in_place(files: dict[str, bytes], root: Path, target: Path) -> None:
    """Replace the autograded copy of an earlier attempt."""
    fresh = root / f"{SCRATCH}{hashlib.sha256(str(target).encode()).hexdigest()[:12]}"
    shutil.rmtree(fresh, ignore_errors=True)
    for name, content in files.items():
        path = fresh / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    target.parent.mkdir(parents=True, exist_ok=True)
    if target.exists():
        old = fresh.with_name(fresh.name + "-old")
        shutil.rmtree(old, ignore_errors=True)
        target.rename(old)
        fresh.rename(target)
        shutil.rmtree(old)
    else:
        fresh.rename(target)
