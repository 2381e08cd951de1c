"""Every error a person may meet. The hierarchy:

AcademyError            a message in the user's language; the command line prints it and exits 1
├── SourceError         a defect of the course text: path, line, what is wrong, what to do
├── CourseError         a part of the course fails while it runs: never the trainee's fault
├── BuildError          the build directory cannot be used
├── SubmissionError     a submission that cannot be graded, with the reason
├── NotAttempted        the trainee has not answered yet (costs nothing)
└── Unreadable          the answer cannot be read as what the exercise asks for (costs nothing)
"""

from __future__ import annotations

from pathlib import Path

__all__ = ["AcademyError", "BuildError", "CourseError", "NotAttempted", "SourceError", "SubmissionError", "Unreadable"]


class AcademyError(Exception):
    """Base of all errors meant for people. `str(error)` is already in the user's language."""


class SourceError(AcademyError):
    """A defect of the course text, shown as `path:line: what is wrong. what to do`."""

    def __init__(self, path: Path, line: int, problem: str, fix: str) -> None:
        super().__init__(f"{path}:{line}: {problem}. {fix}")
        self.path, self.line, self.problem, self.fix = path, line, problem, fix


class CourseError(AcademyError):
    """A generator or another part of the course fails while it runs; tell its author."""


class BuildError(AcademyError):
    """The build directory cannot be used as it is."""


class SubmissionError(AcademyError):
    """A submission that cannot be graded; the others go on."""


class NotAttempted(AcademyError):
    """There is no answer yet."""


class Unreadable(AcademyError):
    """The answer is not of the kind the exercise asks for."""
