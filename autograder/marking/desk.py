"""What a marker has at hand: the course, its gradebook and rules, one module, the own name and role, the clock."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path

from sqlalchemy import Connection

from autograder.building.course_folder import CourseFolder
from autograder.building.scale import rubric_digest
from autograder.errors import AcademyError
from autograder.exercises.kinds import kind_of
from autograder.exercises.kinds.cell_ids import grade_cell
from autograder.gradebook.attempts import last_texts
from autograder.gradebook.book import Book
from autograder.gradebook.marks import Role
from autograder.marking.rules import Rules, read_rules
from autograder.source.model import Public
from wording.autograder import _
from wording.identity import tidy

__all__ = ["MarkingDesk", "open_marking"]


def _now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True)
class MarkingDesk:
    """One marker at one module. Every use case takes it first."""

    course: CourseFolder
    book: Book
    module: str
    marker: str
    role: Role
    rules: Rules
    now: Callable[[], datetime] = _now

    @cached_property
    def exercises(self) -> dict[str, Public]:
        """The exercises that a person marks by a rubric, in the order of the module."""
        every = self.course.sidecar(self.module).exercises
        return {n: e for n, e in every.items() if kind_of(e.manifest.kind).by_mentor and e.words.rubric}

    @cached_property
    def rubrics(self) -> dict[str, str]:
        """The digests of points and rubric, by exercise."""
        return {name: rubric_digest(one) for name, one in self.exercises.items()}

    def exercise(self, name: str) -> Public:
        """Return an exercise that a person marks. Raises AcademyError for any other name."""
        if name not in self.exercises:
            raise AcademyError(
                _(
                    "“{name}” is no exercise of {module} that a person marks. There are: {known}.",
                    name=name,
                    module=self.module,
                    known=", ".join(self.exercises) or "—",
                )
            )
        return self.exercises[name]

    def cell(self, exercise: str) -> str:
        """Return the name of the cell that holds an exercise's points."""
        return grade_cell(exercise, bonus=self.exercises[exercise].manifest.bonus)

    def texts(self, connection: Connection) -> dict[tuple[str, str], str]:
        """Return the hashes of the texts that were graded last: (exercise, trainee) -> SHA-256."""
        cells = {f"{self.module}/{self.cell(name)}": name for name in self.exercises}
        return {
            (cells[cell], trainee): digest
            for trainee, texts in last_texts(connection, self.module).items()
            for cell, digest in texts.items()
            if cell in cells
        }

    def shuffled(self, exercise: str, trainees: Iterable[str]) -> list[str]:
        """Return trainees in an order that tells nothing of them, and is the same every time."""

        def key(trainee: str) -> str:
            return hashlib.sha256(f"{self.module}/{exercise}/{trainee}".encode("utf-8", "replace")).hexdigest()

        return sorted(trainees, key=key)


@contextmanager
def open_marking(
    out: Path, module: str, marker: str, role: Role = "first", now: Callable[[], datetime] = _now
) -> Iterator[MarkingDesk]:
    """Open a module of a built course for one marker.

    Raises AcademyError for an unknown module, one without texts to mark, and a marker who is not among those that the
    course names.
    """
    course = CourseFolder.open(out, module)
    course.require(module)
    with course.book() as book:
        desk = MarkingDesk(course, book, module, tidy(marker), role, read_rules(course.config()), now)
        if not desk.exercises:
            raise AcademyError(_("{module} has no text that a person marks by a rubric.", module=module))
        yield desk
