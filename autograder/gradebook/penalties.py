"""Penalties for lateness, computed again when a due date, an extension or the rule has changed. No notebook runs."""

from __future__ import annotations

from collections import defaultdict

from sqlalchemy import Connection, bindparam, select, update

from autograder.gradebook import tables as t
from autograder.gradebook.grade_rows import KnownAssignment, LatePenalty, penalty_of, seconds_late
from autograder.gradebook.scores import points_of

__all__ = ["renew_penalties"]


def renew_penalties(
    connection: Connection, assignment: KnownAssignment, late_penalty: LatePenalty | None, *, write: bool
) -> set[str]:
    """Return the trainees whose penalty is another one now; with `write`, save it."""
    scores: dict[str, float] = defaultdict(float)
    notebooks = t.submitted_notebook.c
    grades = (
        select(notebooks.id, t.grade.c.auto_score, t.grade.c.manual_score, t.grade.c.extra_credit)
        .join(t.submitted_notebook, t.grade.c.notebook_id == notebooks.id)
        .join(t.submitted_assignment, notebooks.assignment_id == t.submitted_assignment.c.id)
        .where(t.submitted_assignment.c.assignment_id == assignment.id)
    )
    for grade in connection.execute(grades) if late_penalty else ():
        scores[grade.id] += points_of(grade.auto_score, grade.manual_score, grade.extra_credit)
    submissions = t.submitted_assignment.c
    known = (
        select(
            notebooks.id,
            notebooks.late_submission_penalty,
            submissions.student_id,
            submissions.timestamp,
            submissions.extension,
        )
        .join(t.submitted_assignment, notebooks.assignment_id == submissions.id)
        .where(submissions.assignment_id == assignment.id)
    )
    changed = []
    for row in connection.execute(known).all():
        extension = assignment.extension_of(row.student_id, row.extension)
        late = seconds_late(row.timestamp, assignment.duedate, extension)
        penalty = penalty_of(late_penalty, row.student_id, scores[row.id], late)
        if abs((penalty or 0.0) - (row.late_submission_penalty or 0.0)) > 1e-9:
            changed.append({"known": row.id, "late_submission_penalty": penalty, "student": row.student_id})
    if changed and write:
        new = update(t.submitted_notebook).where(notebooks.id == bindparam("known"))
        rows = [{name: one[name] for name in ("known", "late_submission_penalty")} for one in changed]
        connection.execute(new.values(late_submission_penalty=bindparam("late_submission_penalty")), rows)
    return {str(one["student"]) for one in changed}
