"""Ids of a built notebook's cells: making them from names, and reading the names back.

The id of a cell that nbgrader knows is its `grade_id` too.
"""

from __future__ import annotations

__all__ = [
    "FIRST_PROGRESS",
    "LAST_PROGRESS",
    "SETUP",
    "SUBMIT",
    "answer_cell",
    "demo_cell",
    "exercise_of",
    "grade_cell",
    "graded_in",
    "is_bonus",
    "is_demo",
    "prose_cell",
    "show_cell",
    "shown_in",
    "task_cell",
]

SETUP = "setup"
"""Name of a lesson's first code cell, which holds the imports."""
FIRST_PROGRESS, LAST_PROGRESS, SUBMIT = "journey-start", "journey-end", "journey-submit"
"""Ids of the cells that show where the trainee stands, and hand the module in. No exercise has a hyphen in its name."""
DEMO = "demo-"
TASK, SHOW, GRADE, BONUS = "-task", "-show", "-grade", "-bonus"


def prose_cell(number: int) -> str:
    """Id of a lesson's prose, counted from 1."""
    return f"lesson-{number:02d}"


def demo_cell(name: str) -> str:
    """Id of a lesson's code cell."""
    return DEMO + name


def task_cell(exercise: str) -> str:
    return exercise + TASK


def answer_cell(exercise: str) -> str:
    """Id of the cell in which a trainee writes code."""
    return exercise


def show_cell(exercise: str) -> str:
    return exercise + SHOW


def grade_cell(exercise: str, *, bonus: bool = False) -> str:
    """Id of the cell that holds an exercise's points.

    That of a bonus has another ending, so that who reads only a gradebook knows that the points are beyond 100 %.
    """
    return exercise + (BONUS if bonus else GRADE)


def is_demo(cell_id: str) -> bool:
    return cell_id.startswith(DEMO)


def shown_in(cell_id: str) -> str | None:
    """Return the exercise whose form a cell shows; None for any other cell."""
    return cell_id.removesuffix(SHOW) if cell_id.endswith(SHOW) else None


def graded_in(cell_id: str) -> str | None:
    """Return the exercise whose points a cell holds; None for any other cell."""
    return next((cell_id.removesuffix(end) for end in (GRADE, BONUS) if cell_id.endswith(end)), None)


def exercise_of(cell_id: str) -> str:
    """Return the exercise that a cell belongs to, of a cell that nbgrader knows."""
    return next((cell_id.removesuffix(end) for end in (TASK, SHOW, GRADE, BONUS) if cell_id.endswith(end)), cell_id)


def is_bonus(cell_id: str) -> bool:
    """Return whether a cell holds points beyond 100 %."""
    return cell_id.endswith(BONUS)
