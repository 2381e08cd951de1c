"""Grading one submission: look it over, run nbgrader's Autograde on a copy, put the result in place. Runs in a worker.

This is the place that a faster, isolating engine replaces: the same task in, the same `Graded` out.
"""

from __future__ import annotations

import logging
import re
import shutil
import sys
import tempfile
import time
import traceback
import warnings
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import nbformat
from nbclient.exceptions import DeadKernelError
from nbgrader.api import Gradebook
from nbgrader.converters import Autograde
from nbgrader.coursedir import CourseDirectory
from nbgrader.preprocessors.execute import UnresponsiveKernelError
from nbgrader.utils import capture_log, is_grade, is_solution, rmtree
from sqlalchemy.exc import OperationalError, SAWarning

from autograder.course_folder import CourseFolder
from autograder.errors import SubmissionError
from autograder.i18n import _
from autograder.intake import inspect, stage

__all__ = ["SCRATCH", "Graded", "grade_one"]

TRIES = 3
LOGS = "logs"
SCRATCH = ".academy-grade-"
UNSAFE = re.compile(r"[^\w.-]")


@dataclass(frozen=True)
class Graded:
    """What came of one submission. reason: why it could not be graded; log: the file with nbgrader's words on that."""

    trainee: str
    notes: tuple[str, ...] = ()
    reason: str = ""
    log: str = ""


def grade_one(trainee: str, root: Path, module: str) -> Graded:
    """Grade one trainee's submission; never raises for what is in it."""
    course = CourseFolder(root)
    try:
        intake = inspect(course, module, trainee)
    except SubmissionError as error:
        return Graded(trainee, reason=str(error))
    scratch = Path(tempfile.mkdtemp(prefix=SCRATCH, dir=root))
    try:
        stage(intake, module, scratch / "submitted" / trainee / module)
        failure, log = _autograde(course, module, trainee, scratch)
        if failure is not None:
            return Graded(trainee, intake.notes, _reason(failure), str(_keep_log(course, module, trainee, log)))
        fresh = scratch / "autograded" / trainee / module
        with course.gradebook() as gradebook:
            _keep_confirmed(gradebook, module, trainee, course.autograded(trainee, module), fresh)
        _put_in_place(fresh, course.autograded(trainee, module))
        return Graded(trainee, intake.notes)
    except OSError as error:
        return Graded(
            trainee,
            intake.notes,
            _("The disk refuses: {error}. Nothing was lost; free some space and grade again.", error=error),
        )
    finally:
        shutil.rmtree(scratch, ignore_errors=True)


class _Caught(logging.Handler):
    """nbgrader logs the exception that it hides behind one of its own; this keeps it."""

    error: BaseException | None = None

    def emit(self, record: logging.LogRecord) -> None:
        if self.error is None and record.levelno >= logging.ERROR:
            self.error = sys.exc_info()[1]


def _autograde(course: CourseFolder, module: str, trainee: str, scratch: Path) -> tuple[BaseException | None, str]:
    """Run nbgrader's converter from and into the scratch folder; gives the exception, if there was one, and the log."""
    warnings.simplefilter("ignore", SAWarning)  # nbgrader's way with its sessions, known and harmless
    config = course.patient(course.config())
    config.CourseDirectory.submitted_directory = str(scratch / "submitted")
    config.CourseDirectory.autograded_directory = str(scratch / "autograded")
    config.CourseDirectory.assignment_id = module
    config.CourseDirectory.student_id = trainee
    for attempt in range(TRIES):
        app = Autograde(coursedir=CourseDirectory(config=config), config=config)
        app.force = True
        app.log.handlers = [logging.NullHandler()]  # the log goes to a file, not to the terminal
        app.log.propagate = False
        caught = _Caught()
        app.log.addHandler(caught)
        result: dict[str, Any] = capture_log(app)
        log = str(result.get("log", "")) + str(result.get("error", ""))
        if result["success"]:
            return None, log
        if not _is_locked(caught.error):
            break
        time.sleep(1.0 + attempt)
    return caught.error or RuntimeError(log[-500:]), log


def _is_locked(error: BaseException | None) -> bool:
    return isinstance(error, OperationalError) and "locked" in str(error)


def _reason(error: BaseException) -> str:
    if isinstance(error, DeadKernelError | UnresponsiveKernelError):
        return _("A cell stopped the interpreter or used up the memory.")
    if _is_locked(error):
        return _("The gradebook was locked by another program. Close it and grade again.")
    return "".join(traceback.format_exception_only(error)).strip().splitlines()[-1][:300]


def _keep_log(course: CourseFolder, module: str, trainee: str, log: str) -> Path:
    path = course.root / LOGS / module / (UNSAFE.sub("_", trainee) + ".log")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(log, "utf-8")
    return path


def _written(folder: Path, module: str) -> dict[str, str]:
    """The texts that a mentor grades, by grade_id."""
    path = folder / f"{module}.ipynb"
    if not path.exists():
        return {}
    cells = nbformat.read(path, as_version=4).cells
    return {c.metadata.nbgrader.grade_id: c.source for c in cells if is_grade(c) and is_solution(c)}


def _keep_confirmed(gradebook: Gradebook, module: str, trainee: str, old: Path, new: Path) -> None:
    """A text that the mentor has graded and the trainee has not touched since need not be looked at again.

    nbgrader asks for it after every regrade, whatever has changed.
    """
    before, after = _written(old, module), _written(new, module)
    for grade in gradebook.find_submission_notebook(module, module, trainee).grades:
        if grade.manual_score is not None and grade.name in before and before[grade.name] == after.get(grade.name):
            grade.needs_manual_grade = False
    gradebook.db.commit()


def _put_in_place(fresh: Path, target: Path) -> None:
    """Replace the autograded copy of an earlier attempt."""
    target.parent.mkdir(parents=True, exist_ok=True)
    if target.exists():
        rmtree(str(target))
    fresh.replace(target)
