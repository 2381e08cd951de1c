"""Report what came of grading, in words for the mentor."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from autograder.building.course_folder import CourseFolder
from autograder.building.scale import changed_exercises
from autograder.gradebook.attempts import Attempt
from autograder.gradebook.late_penalty import late_penalty_of
from autograder.notes import Note
from autograder.submission.layouts import Layouts
from autograder.submission.printable import printable

__all__ = ["Grading", "Outcome", "failures", "outcome_of", "outdated"]


@dataclass(frozen=True)
class Outcome:
    """What came of one submission, worded in the language that was current when the outcome was made."""

    trainee: str
    status: Literal["graded", "unchanged", "failed"]
    #: For the mentor.
    notes: tuple[str, ...] = ()
    #: Why it could not be graded.
    reason: str = ""
    #: Path of a file that says more of the reason.
    log: str = ""
    #: Time that it took.
    seconds: float = 0.0


@dataclass(frozen=True)
class Grading:
    """What came of grading a module, one outcome a trainee, sorted by name."""

    module: str
    outcomes: tuple[Outcome, ...]
    #: Trainees who did not run again and have another penalty for lateness now.
    penalties: frozenset[str] = frozenset()
    #: What lay elsewhere in `submitted/` than it should.
    layouts: Layouts = field(default_factory=Layouts)

    @property
    def graded(self) -> tuple[Outcome, ...]:
        return tuple(o for o in self.outcomes if o.status == "graded")

    @property
    def unchanged(self) -> tuple[Outcome, ...]:
        return tuple(o for o in self.outcomes if o.status == "unchanged")

    @property
    def failed(self) -> tuple[Outcome, ...]:
        return tuple(o for o in self.outcomes if o.status == "failed")


def outcome_of(attempt: Attempt, *, unchanged: bool = False) -> Outcome:
    """Word an attempt, of this grading or, with `unchanged`, of an earlier one that still holds."""
    return Outcome(
        attempt.trainee,
        "unchanged" if unchanged else attempt.status,
        tuple(printable(str(note)) for note in attempt.notes),
        printable(str(attempt.reason)) if attempt.reason else "",
        attempt.log,
        0.0 if unchanged else attempt.seconds,
    )


def outdated(course: CourseFolder, module: str) -> set[str]:
    """Return the trainees whose points are of another scale or lateness than now: to be graded again before they count.

    Another scale: an exercise's points or rubric have changed since. Another lateness: the due date, an extension or
    the rule has.
    """
    with course.book() as book:
        last = book.last(module)
        moved = book.renew_penalties(module, late_penalty_of(course.config()), write=False) if last else set()
    sources = {attempt.source for attempt in last.values() if attempt.status == "graded"}
    changed = {source for source in sources if changed_exercises(course, module, source)}
    return moved | {t for t, a in last.items() if a.status == "graded" and a.source in changed}


def failures(course: CourseFolder, module: str) -> dict[str, Note]:
    """Return the reasons of the submissions that could not be graded when last tried, by trainee."""
    with course.book() as book:
        last = book.last(module)
    attempts = (last[trainee] for trainee in course.submitted(module) if trainee in last)
    return {a.trainee: a.reason for a in attempts if a.status == "failed" and a.reason is not None}
