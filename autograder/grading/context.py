"""What one call of grading works on: the opened course and gradebook, the module's source and the settings."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from filelock import FileLock, Timeout

from autograder.building.course_folder import CourseFolder, in_order
from autograder.building.trainees import near_names
from autograder.engine.contract.isolation import Isolation
from autograder.engine.contract.limits import Limits
from autograder.errors import AcademyError
from autograder.gradebook.book import Book
from autograder.gradebook.grade_rows import LatePenalty
from autograder.gradebook.late_penalty import late_penalty_of
from autograder.gradebook.records import SourceNotebook
from autograder.receipts.register import Register
from autograder.submission.layouts import Layouts, put_in_place
from wording.autograder import _

__all__ = ["SCRATCH", "GradingContext", "open_grading"]

SCRATCH = ".academy-grade-"
"""Prefix of the folders in which graded copies are written before they are moved into place."""


@dataclass(frozen=True)
class GradingContext:
    """One call of grading for one module. The course's nbgrader configuration was read once, for these values."""

    course: CourseFolder
    book: Book
    module: str
    isolation: Isolation
    #: The module's notebooks as they were released.
    source: tuple[SourceNotebook, ...]
    #: A hash of the source and of this package's version.
    digest: str
    limits: Limits
    #: `c.Engine.preload`: what to import in advance, instead of what the notebooks import.
    preload: Sequence[str] | None
    late_penalty: LatePenalty | None
    #: It is a module of a course; otherwise a plain nbgrader assignment.
    is_module: bool
    #: The receipts of an assessment; None when it is none.
    register: Register | None = None
    #: By trainee, folders of the same login, written otherwise.
    near_names: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    #: What lay elsewhere in `submitted/` than it should.
    layouts: Layouts = field(default_factory=Layouts)


@contextmanager
def open_grading(out: Path, module: str, isolation: Isolation) -> Iterator[GradingContext]:
    """Open a course for grading, which no other process can do meanwhile.

    Raises AcademyError for an unknown module, for one that is not released as it is built, and while another grading of
    the course runs.
    """
    course = CourseFolder.open(out, module)
    is_module = bool(course.modules())
    if is_module:
        course.require(module)
    config = course.config()
    with _locked(course), course.book() as book:
        layouts = put_in_place(course.root / "submitted", module, course.modules()) if is_module else Layouts()
        yield GradingContext(
            course,
            book,
            module,
            isolation,
            _released_source(course, book, module),
            course.digest(module),
            Limits.of(config),
            config.get("Engine", {}).get("preload"),
            late_penalty_of(config),
            is_module,
            _register(course, module),
            near_names(course.submitted(module)),
            layouts,
        )


@contextmanager
def _locked(course: CourseFolder) -> Iterator[None]:
    """Allow one grading of a course at a time, and clear away what a killed one left behind."""
    lock = FileLock(course.root / ".academy-grading.lock", timeout=0)
    try:
        lock.acquire()
    except Timeout:
        raise AcademyError(
            _("This course is being graded already, in another window. Wait for it, or stop it there.")
        ) from None
    try:
        for leftover in course.root.glob(f"{SCRATCH}*"):
            shutil.rmtree(leftover, ignore_errors=True)
        yield
    finally:
        lock.release()


def _register(course: CourseFolder, module: str) -> Register | None:
    """Open the receipts of an assessment. Raises AcademyError before anything runs when no receipt can be signed."""
    register = Register.of(course, module)
    if register is not None:
        register.key()
    return register


def _released_source(course: CourseFolder, book: Book, module: str) -> tuple[SourceNotebook, ...]:
    not_released = AcademyError(
        _("“{module}” is not released, or was built anew since. Run `academy release {module}` first.", module=module)
    )
    if module in course.modules() and course.read_state("released").get(module) != course.digest(module):
        raise not_released
    try:
        found = book.source(module)
    except LookupError:
        raise not_released from None
    if not found:
        raise not_released
    return tuple(in_order(course.root / "source" / module, notebook) for notebook in found)
