"""Report what came of grading, in words for the mentor."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from autograder.building.course_folder import CourseFolder
from autograder.gradebook.attempts import Attempt
from autograder.notes import Note
from autograder.submission.printable import printable

__all__ = ["Grading", "Outcome", "failures", "outcome_of"]


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


def failures(course: CourseFolder, module: str) -> dict[str, Note]:
    """Return the reasons of the submissions that could not be graded when last tried, by trainee."""
    with course.book() as book:
        last = book.last(module)
    attempts = (last[trainee] for trainee in course.submitted(module) if trainee in last)
    return {a.trainee: a.reason for a in attempts if a.status == "failed" and a.reason is not None}
