"""The cells of an exercise, with nbgrader's metadata. No other module writes that metadata."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from autograder.exercises.kinds.cell_ids import (
    SETUP,
    answer_cell,
    demo_cell,
    grade_cell,
    show_cell,
    task_cell,
)
from autograder.source.model import Exercise
from wording.autograder import _
from wording.languages import language

__all__ = ["CellPlan"]

NBGRADER_SCHEMA = 3
RAW_QUOTE = "'''"


@dataclass(frozen=True)
class CellPlan:
    """A cell to be written."""

    #: Its id, which is also its grade_id.
    id: str
    type: Literal["code", "markdown"]
    source: str
    #: Whether grading restores it from the source.
    locked: bool = False
    #: Whether the trainee writes the answer here.
    solution: bool = False
    #: Points that a grade cell holds.
    points: float | None = None
    #: Whether JupyterLab hides the source.
    collapsed: bool = False
    #: Whether JupyterLab keeps it from being edited, deleted; a locked cell is kept from both.
    editable: bool = True
    deletable: bool = True

    def metadata(self) -> dict[str, Any]:
        """Return the metadata of the notebook's cell: nbgrader's only for a cell that grading has to know."""
        metadata: dict[str, Any] = {}
        if self.locked or not self.editable:
            metadata["editable"] = False
        if self.locked or not self.deletable:
            metadata["deletable"] = False
        if self.collapsed:
            metadata["jupyter"] = {"source_hidden": True}
        if not (self.locked or self.solution or self.points is not None):
            return metadata
        nbgrader: dict[str, Any] = {
            "grade": self.points is not None,
            "grade_id": self.id,
            "locked": self.locked,
            "schema_version": NBGRADER_SCHEMA,
            "solution": self.solution,
            "task": False,
        }
        if self.points is not None:
            nbgrader["points"] = self.points
        return metadata | {"nbgrader": nbgrader}

    @classmethod
    def lesson(cls, cell_id: str, text: str) -> CellPlan:
        """Return a cell of prose, which stays as its author wrote it."""
        return cls(cell_id, "markdown", text, editable=False, deletable=False)

    @classmethod
    def demo(cls, cell_id: str, text: str) -> CellPlan:
        """Return a lesson's code cell, which a trainee may change to try something. The imports stay as they are."""
        return cls(cell_id, "code", text, editable=cell_id != demo_cell(SETUP), deletable=False)

    @classmethod
    def call(cls, cell_id: str, function: str) -> CellPlan:
        """Return a folded cell that calls a function of the notebook, also when the setup cell did not run."""
        source = f"from academy import {function}\n\n{function}()"
        return cls(cell_id, "code", source, collapsed=True, editable=False, deletable=False)

    @classmethod
    def task(cls, exercise: Exercise, lang: str, notice: str = "") -> CellPlan:
        """Return the cell with title, task and, for written work, the rubric that the mentor will use.

        Args:
            notice: what stands below the points.
        """
        words = exercise.words[lang]
        with language(lang):
            points = _("points: {points:g}", points=exercise.manifest.points)
            if exercise.manifest.bonus:
                points = _("bonus points, beyond 100 %: {points:g}", points=exercise.manifest.points)
            parts = [f"### {words.title}\n\n*{points}*", *([f"*{notice}*"] if notice else []), words.task]
            if words.rubric:
                rows = [f"| {text} | {points:g} |" for points, text in words.rubric.values()]
                what, worth = _("What the mentor looks for"), _("Points")
                parts.append("\n".join([f"| {what} | {worth} |", "| --- | --- |", *rows]))
        return cls(task_cell(exercise.name), "markdown", "\n\n".join(parts), locked=True)

    @classmethod
    def answer(cls, exercise: Exercise) -> CellPlan:
        return cls(answer_cell(exercise.name), "code", exercise.solution.strip("\n"), solution=True)

    @classmethod
    def show(cls, exercise: Exercise) -> CellPlan:
        return cls(show_cell(exercise.name), "code", f'show("{exercise.name}")', locked=True, collapsed=True)

    @classmethod
    def grade(cls, exercise: Exercise) -> CellPlan:
        """Return the grade cell, with the whole checks.py between nbgrader's markers, which a release leaves out.

        Without them where a release may show all checks, as in practice without hidden ones.
        """
        lines = ["from academy.grading import score", ""]
        if "hidden=True" in exercise.checks or (exercise.checks and exercise.part == "assessment"):
            lines += [
                "checks = None",
                "### BEGIN HIDDEN TESTS",
                f"checks = r{RAW_QUOTE}",
                exercise.checks.strip("\n"),
                RAW_QUOTE,
                "### END HIDDEN TESTS",
                f'score("{exercise.name}", checks)',
            ]
        else:
            lines.append(f'score("{exercise.name}")')
        return cls(
            grade_cell(exercise.name, bonus=exercise.manifest.bonus),
            "code",
            "\n".join(lines),
            locked=True,
            points=exercise.manifest.points,
            collapsed=True,
        )

    @classmethod
    def written(cls, exercise: Exercise, solution: str) -> CellPlan:
        """Return the cell in which the mentor reads and grades a text. Grading fills it from answers.json."""
        source = f"### BEGIN SOLUTION\n{solution.strip()}\n### END SOLUTION"
        name = grade_cell(exercise.name, bonus=exercise.manifest.bonus)
        return cls(name, "markdown", source, solution=True, points=exercise.manifest.points)
