"""Scores and names of a built course, from its gradebook."""

from __future__ import annotations

from collections.abc import Iterable

from autograder.building.course_folder import CourseFolder
from autograder.gradebook.scores import SubmissionScore

__all__ = ["read_names", "read_scores", "read_students"]


def read_scores(course: CourseFolder, modules: Iterable[str] | None = None) -> list[SubmissionScore]:
    """Read the graded submissions of the modules (all that are built when None), by module, then trainee."""
    with course.book() as book:
        return [score for module in (course.modules() if modules is None else modules) for score in book.scores(module)]


def read_names(course: CourseFolder) -> dict[str, str]:
    """Read names by login, of trainees whose name the gradebook knows."""
    with course.book() as book:
        return book.names()


def read_students(course: CourseFolder) -> set[str]:
    """Read the logins of everybody on the gradebook's list, who may have handed in nothing."""
    with course.book() as book:
        return book.students()
