"""Scores as nbgrader and its formgrader count them: the one place that makes points of the gradebook's columns."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, Row, func, select

from autograder.exercises.bonus import full_marks, with_bonus
from autograder.exercises.kinds.cell_ids import graded_in, is_bonus
from autograder.gradebook import tables as t

__all__ = ["ExerciseScore", "SubmissionScore", "points_of", "read_names", "read_scores"]


@dataclass(frozen=True)
class ExerciseScore:
    """One exercise of a submission."""

    exercise: str
    points: float
    max_points: float
    #: A person has to look at it.
    pending: bool
    #: A person set the points.
    by_hand: bool
    #: What the mentor wrote about it.
    comment: str = ""
    #: Points that a person gave an earlier text, or by an earlier maximum or rubric: they do not count any more.
    earlier: float | None = None
    #: Its points are beyond 100 %.
    bonus: bool = False


@dataclass(frozen=True)
class SubmissionScore:
    """A graded submission."""

    trainee: str
    module: str
    #: Naive UTC; None when it is not known.
    submitted_at: datetime | None
    #: By the exercise's name.
    exercises: dict[str, ExerciseScore]
    #: Points taken off for lateness.
    late_penalty: float = 0.0

    @property
    def points(self) -> float:
        return max(with_bonus(self.exercises.values()) - self.late_penalty, 0.0)

    @property
    def max_points(self) -> float:
        """Points that are 100 %: bonus exercises add nothing to them."""
        return full_marks(self.exercises.values())

    @property
    def bonus(self) -> float:
        """Points of bonus exercises."""
        return sum(score.points for score in self.exercises.values() if score.bonus)

    @property
    def pending(self) -> float:
        """Points that a person may still give: those open in exercises that are pending."""
        return sum(max(s.max_points - s.points, 0.0) for s in self.exercises.values() if s.pending and not s.bonus)


def points_of(auto: float | None, manual: float | None, extra: float | None, *, stale: bool = False) -> float:
    """Count points as nbgrader's `Grade.score` does: a person's come before the machine's, extra credit on top.

    Of a grade that a person has to look at again (`needs_manual_grade`), which nbgrader counts on, `stale` leaves out
    what the person gave: it was given to something else.
    """
    if stale and manual is not None:
        return auto or 0.0
    points = auto if manual is None else manual
    return 0.0 if points is None else points + (extra or 0.0)


def read_scores(connection: Connection, module: str, assignment: str) -> list[SubmissionScore]:
    """Read every graded submission of a module, sorted by trainee. `assignment` is the id of the module's row."""
    submissions, penalty = t.submitted_assignment.c, func.sum(t.submitted_notebook.c.late_submission_penalty)
    query = (
        select(submissions.id, submissions.student_id, submissions.timestamp, penalty.label("penalty"))
        .outerjoin_from(
            t.submitted_assignment, t.submitted_notebook, t.submitted_notebook.c.assignment_id == submissions.id
        )
        .where(submissions.assignment_id == assignment)
        .group_by(submissions.id, submissions.student_id, submissions.timestamp)
        .order_by(submissions.student_id)
    )
    found = connection.execute(query).all()
    comments = _comments(connection, assignment)
    scores: dict[str, dict[str, ExerciseScore]] = defaultdict(dict)
    for row in _grades(connection, assignment):
        name, pending = graded_in(row.name) or row.name, bool(row.needs_manual_grade)
        scores[row.submission][name] = ExerciseScore(
            name,
            points_of(row.auto_score, row.manual_score, row.extra_credit, stale=pending),
            float(row.max_score),
            pending,
            row.manual_score is not None and not pending,
            comments.get((row.submission, name), ""),
            row.manual_score if pending else None,
            is_bonus(row.name),
        )
    return [
        SubmissionScore(row.student_id, module, row.timestamp, scores[row.id], float(row.penalty or 0.0))
        for row in found
    ]


def read_names(connection: Connection) -> dict[str, str]:
    """Read first and last names by login, of trainees whose name the gradebook knows."""
    students = t.student.c
    rows = connection.execute(select(students.id, students.first_name, students.last_name))
    names = {row.id: f"{row.first_name or ''} {row.last_name or ''}".strip() for row in rows}
    return {login: name for login, name in names.items() if name}


def _grades(connection: Connection, assignment: str) -> list[Row[tuple[object, ...]]]:
    most = func.coalesce(t.grade_cells.c.max_score, t.task_cells.c.max_score, 0.0)
    query = (
        select(
            t.submitted_notebook.c.assignment_id.label("submission"),
            t.base_cell.c.name,
            t.grade.c.auto_score,
            t.grade.c.manual_score,
            t.grade.c.extra_credit,
            t.grade.c.needs_manual_grade,
            most.label("max_score"),
        )
        .select_from(t.grade)
        .join(t.submitted_notebook, t.grade.c.notebook_id == t.submitted_notebook.c.id)
        .join(t.submitted_assignment, t.submitted_notebook.c.assignment_id == t.submitted_assignment.c.id)
        .join(t.base_cell, t.grade.c.cell_id == t.base_cell.c.id)
        .outerjoin(t.grade_cells, t.grade_cells.c.id == t.base_cell.c.id)
        .outerjoin(t.task_cells, t.task_cells.c.id == t.base_cell.c.id)
        .where(t.submitted_assignment.c.assignment_id == assignment)
        .order_by(t.base_cell.c.name)
    )
    return list(connection.execute(query))


def _comments(connection: Connection, assignment: str) -> dict[tuple[str, str], str]:
    """Read the mentor's comments by submission and exercise. nbgrader keeps them at the answer, not at its test."""
    query = (
        select(t.submitted_notebook.c.assignment_id, t.base_cell.c.name, t.comment.c.manual_comment)
        .select_from(t.comment)
        .join(t.submitted_notebook, t.comment.c.notebook_id == t.submitted_notebook.c.id)
        .join(t.submitted_assignment, t.submitted_notebook.c.assignment_id == t.submitted_assignment.c.id)
        .join(t.base_cell, t.comment.c.cell_id == t.base_cell.c.id)
        .where(t.submitted_assignment.c.assignment_id == assignment, t.comment.c.manual_comment != "")
    )
    return {(submission, graded_in(name) or name): comment for submission, name, comment in connection.execute(query)}
