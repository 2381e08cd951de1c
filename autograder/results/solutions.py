"""Worked solutions on feedback pages of practice: for full marks, and for everybody once the date is past.

They are read from the course's text on the grading side. Nothing of them is in a release or in the trainee's package.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from autograder.errors import AcademyError
from autograder.exercises.kinds import kind_of
from autograder.exercises.kinds.base import Shown
from autograder.exercises.personal import personal
from autograder.exercises.reader import read_course
from autograder.exercises.variants import Variant
from autograder.source.model import Module, Public

__all__ = ["Solutions"]


@dataclass(frozen=True)
class Solutions:
    """The solutions of one module of practice."""

    module: Module
    #: Trainees whose date is past.
    closed: Collection[str]

    @classmethod
    def of_practice(cls, root: Path, datasets: Path, name: str, closed: Collection[str]) -> Solutions | None:
        """Read a module's solutions; None for an assessment, and where the text cannot be read any more."""
        try:
            module = read_course(root, datasets, [name]).module(name)
        except AcademyError:
            return None
        return cls(module, closed) if module is not None and module.part == "practice" else None

    def of(self, trainee: str, exercise: Public, variant: Variant, *, full: bool) -> Shown | None:
        """Return the solution of an exercise for somebody who may see it, else None.

        Args:
            trainee: who reads the page.
            exercise: with what this trainee was shown of its pool.
            variant: the trainee's.
            full: whether the answer got full marks.
        """
        if not full and trainee not in self.closed:
            return None
        try:
            whole = self.module.exercise(exercise.name)
            kind = kind_of(whole.manifest.kind)
            answer = next(t.answer for t in kind.trials(whole, variant) if t.label == "solution")
            return kind.worked(personal(exercise, variant), answer)
        except (AcademyError, KeyError, StopIteration):
            return None
