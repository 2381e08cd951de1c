"""Errors that are shown to people. The hierarchy:

AcademyError            a message in the user's language; the command line prints it and exits 1
├── SourceError         a defect of the course text: path, line, what is wrong, what to do
├── CourseError         code of the course fails: never the trainee's fault
├── BuildError          the folder of the built course cannot be used
├── SubmissionError     a submission that cannot be graded, with the reason
├── NotAttempted        the trainee has not answered yet (costs nothing)
└── Unreadable          the answer cannot be read as what the exercise asks for (costs nothing)
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

__all__ = ["AcademyError", "BuildError", "CourseError", "NotAttempted", "SourceError", "SubmissionError", "Unreadable"]


class AcademyError(Exception):
    """Base of all errors that are shown to people. `str(error)` is in the user's language, worded at that moment."""


class SourceError(AcademyError):
    """A defect of the course text, shown as `path:line: what is wrong. what to do`.

    One reading may find several defects: the first is raised, and holds the others, so that an author sees all of them.
    """

    def __init__(self, path: Path, line: int, problem: str, fix: str) -> None:
        super().__init__(f"{path}:{line}: {problem}. {fix}")
        self.path, self.line, self.problem, self.fix = path, line, problem, fix
        self.others: tuple[SourceError, ...] = ()

    def each(self) -> Iterator[SourceError]:
        """Yield this defect, then those that were found with it."""
        yield self
        for other in self.others:
            yield from other.each()

    @classmethod
    def raise_all(cls, found: Sequence[SourceError]) -> None:
        """Raise the first defect, holding the others. Do nothing when there is none."""
        if found:
            first, *others = found
            first.others = (*first.others, *others)
            raise first


class CourseError(AcademyError):
    """A generator or other code of the course fails; its author has to mend it."""


class BuildError(AcademyError):
    """The folder of the built course cannot be used."""


class SubmissionError(AcademyError):
    """A submission cannot be graded; the others are."""


class NotAttempted(AcademyError):
    """The trainee has not answered yet."""


class Unreadable(AcademyError):
    """The answer cannot be read as what the exercise asks for."""
