"""Grading a module: every submission that changed since it was last graded, in worker processes."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any, Literal

from filelock import FileLock, Timeout
from nbgrader.api import MissingEntry
from nbgrader.utils import rmtree

from autograder.course_folder import CourseFolder
from autograder.errors import AcademyError
from autograder.grade_one import SCRATCH, Graded
from autograder.i18n import _
from autograder.intake import submission_digest
from autograder.pool import Done, run_tasks
from autograder.release import is_released

__all__ = ["Grading", "Outcome", "failures", "grade_module", "notes"]

STATE = "graded"
WORKERS = 2
SECONDS = 600.0
"""How long one submission may take; far above what a notebook of honest cells needs."""
Progress = Callable[[int, int, str], None]


@dataclass(frozen=True)
class Outcome:
    """One submission.

    notes: what the mentor should know; reason: why it could not be graded, log: the file that says more of it;
    seconds: time it took.
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
) -> Grading:
    """Grade what lies in `submitted/*/<module>/` of the built course `out`.

    trainees: only these; force: also what has not changed. progress(done, total, trainee) is called as submissions end.
    A submission that cannot be read, crashes or hangs is listed with its reason and stops no other. On Ctrl-C workers
    are stopped, what is graded stays noted, KeyboardInterrupt goes on, and the next call continues.
    Raises AcademyError for an unknown module or trainee, and for a module that is not released as it is built.
    """
    course = CourseFolder.open(out)
    course.require(module)
    if not is_released(course, module):
        raise AcademyError(
            _(
                "“{module}” is not released, or was built anew since. Run `academy release {module}` first.",
                module=module,
            )
        )
    everyone = course.submitted(module)
    chosen = sorted(set(everyone if trainees is None else trainees))
    if unknown := sorted(set(chosen) - set(everyone)):
        raise AcademyError(
            _(
                "{names} handed in nothing for “{module}”. There are: {known}.",
                names=", ".join(unknown),
                module=module,
                known=", ".join(everyone),
            )
        )
    with _alone(course):
        return _grade(course, module, chosen, force, progress, workers, seconds)


def _grade(
    course: CourseFolder, module: str, chosen: list[str], force: bool, progress: Progress, workers: int, seconds: float
) -> Grading:
    digests = {t: _digest(course, module, t) for t in chosen}
    noted = course.read_state(STATE).get(module, {})
    recorded = _in_gradebook(course, module)
    there = {t for t in recorded if (course.autograded(t, module) / f"{module}.ipynb").exists()}
    fresh = {t for t in chosen if not force and t in there and _is_graded(noted.get(t), digests[t])}
    outcomes = {t: replace(_outcome(t, noted[t]), status="unchanged", seconds=0.0) for t in fresh}
    todo = [t for t in chosen if t not in fresh]
    progress(0, len(todo), "")
    with closing(
        run_tasks(todo, "autograder.grade_one:grade_one", (course.root, module), workers=workers, seconds=seconds)
    ) as ends:
        for n, end in enumerate(ends, 1):
            outcomes[end.task] = outcome = _from_end(end)
            if outcome.status == "failed" and end.task not in recorded:
                _forget(course, module, end.task)
            _note(course, module, outcome, digests[end.task])
            progress(n, len(todo), end.task)
    return Grading(module, tuple(outcomes[t] for t in sorted(outcomes)))


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
            rmtree(str(left))
        yield
    finally:
        lock.release()


def failures(course: CourseFolder, module: str) -> dict[str, str]:
    """Reasons of the submissions that could not be graded when last tried, by trainee."""
    noted = course.read_state(STATE).get(module, {})
    return {t: o.reason for t in course.submitted(module) if (o := _outcome(t, noted.get(t))).status == "failed"}


def notes(course: CourseFolder, module: str) -> dict[str, tuple[str, ...]]:
    """What the mentor should know about submissions that were graded, by trainee."""
    noted = course.read_state(STATE).get(module, {})
    return {t: o.notes for t in course.submitted(module) if (o := _outcome(t, noted.get(t))).notes}


def _digest(course: CourseFolder, module: str, trainee: str) -> str:
    both = submission_digest(course.submission(trainee, module)) + course.digest(module)
    return hashlib.sha256(both.encode()).hexdigest()


def _is_graded(note: Any, digest: str) -> bool:
    return isinstance(note, dict) and note.get("status") == "graded" and note.get("digest") == digest


def _outcome(trainee: str, note: Any) -> Outcome:
    note = note if isinstance(note, dict) else {}
    status: Literal["graded", "failed"] = "failed" if note.get("status") == "failed" else "graded"
    reason, log = (str(note.get(key, "")) for key in ("reason", "log"))
    return Outcome(trainee, status, tuple(note.get("notes", ())), reason, log, float(note.get("seconds", 0.0)))


def _in_gradebook(course: CourseFolder, module: str) -> set[str]:
    with course.gradebook() as gradebook:
        return {s.student_id for s in gradebook.assignment_submissions(module)}


def _forget(course: CourseFolder, module: str, trainee: str) -> None:
    """Take out of the gradebook what a failed first attempt entered: nbgrader begins with empty grades that wait."""
    with course.gradebook() as gradebook, suppress(MissingEntry):
        gradebook.remove_submission(module, trainee)


def _from_end(end: Done[str]) -> Outcome:
    seconds = round(end.seconds, 2)
    if isinstance(end.value, Graded) and end.end == "ok":
        status: Literal["graded", "failed"] = "failed" if end.value.reason else "graded"
        return Outcome(end.task, status, end.value.notes, end.value.reason, end.value.log, seconds)
    if end.end == "timeout":
        reason = _("It ran longer than {n:.0f} s and was stopped.", n=end.value)
    elif end.end == "died":
        reason = _("The process that graded it died (exit code {code}).", code=end.value)
    else:
        reason = str(end.value)
    return Outcome(end.task, "failed", reason=reason, seconds=seconds)


def _note(course: CourseFolder, module: str, outcome: Outcome, digest: str) -> None:
    state = course.read_state(STATE)
    note = asdict(outcome) | {"digest": digest}
    del note["trainee"]
    state.setdefault(module, {})[outcome.trainee] = note
    course.write_state(STATE, state)
