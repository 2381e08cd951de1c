"""Keep `nbgrader autograde` and formgrader's button from grading what is handed in after the last attempt.

Importing this module adds a method to nbgrader's own class. No step of a notebook can do this: before the first step
nbgrader has removed the graded copy of the earlier attempt and written the new time into the gradebook.
"""

from __future__ import annotations

import re
from pathlib import Path

from nbgrader.converters import Autograde
from nbgrader.converters.base import BaseConverter, NbGraderException

from autograder.building.course_folder import CourseFolder
from autograder.errors import AcademyError
from autograder.receipts.register import Register

__all__: list[str] = []


def _convert_notebooks(self: Autograde) -> None:
    """Grade all submissions but the refused ones, and fail at the end when there are some, as nbgrader does."""
    refused = []
    pattern = self._format_source("(?P<assignment>.*)", "(?P<trainee>.*)", escape=True)
    for folder in sorted(self.assignments):
        if (match := re.match(pattern, folder)) and (reason := _refusal(self.coursedir.root, **match.groupdict())):
            refused.append(f"{match['trainee']}: {reason}")
            self.log.error(refused[-1])
            del self.assignments[folder]
    BaseConverter.convert_notebooks(self)
    if refused:
        raise NbGraderException("\n".join(refused))


def _refusal(root: str, assignment: str, trainee: str) -> str:
    try:
        register = Register.of(CourseFolder(Path(root)), assignment)
        if register is None:
            return ""
        register.key()  # before anything is graded: without it no receipt can be written
        return str(register.refusal(trainee) or "")
    except AcademyError as error:
        return str(error)


Autograde.convert_notebooks = _convert_notebooks
