"""What a person gave in nbgrader's columns, where formgrader, feedback and exports look for it.

A cell in which a trainee writes is two of nbgrader's cells of one name: the points are kept at one, the comment at the
other.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Column, Connection, Select, Table, select, update

from autograder.gradebook import tables as t

__all__ = ["ManualGrade", "read_manual", "write_manual"]


@dataclass(frozen=True)
class ManualGrade:
    """What a person gave in one cell of one trainee."""

    trainee: str
    cell: str
    #: None when no person has given points.
    points: float | None
    comment: str
    #: A person has to look at it.
    waits: bool
    #: The machine gave no points: there is an answer that only a person can grade.
    by_person: bool


def read_manual(connection: Connection, assignment: str) -> list[ManualGrade]:
    """Read the grades of every cell of an assignment, by trainee. `assignment` is the id of its row."""
    comments = _rows(t.comment, t.comment.c.manual_comment, assignment=assignment)
    said = {(trainee, cell): text for trainee, cell, text in connection.execute(comments)}
    grades = _rows(
        t.grade, t.grade.c.manual_score, t.grade.c.needs_manual_grade, t.grade.c.auto_score, assignment=assignment
    )
    return [
        ManualGrade(trainee, cell, points, said.get((trainee, cell)) or "", bool(waits), auto is None)
        for trainee, cell, points, waits, auto in connection.execute(grades)
    ]


def write_manual(
    connection: Connection, assignment: str, trainee: str, cell: str, points: float | None, comment: str, *, waits: bool
) -> None:
    """Write what a person gave, as formgrader writes it; `waits` when a person has to look at it (again)."""
    for table, values in (
        (t.grade, {"manual_score": points, "needs_manual_grade": waits}),
        (t.comment, {"manual_comment": comment or None}),
    ):
        rows = _rows(table, table.c.id, assignment=assignment).where(
            t.submitted_assignment.c.student_id == trainee, t.base_cell.c.name == cell
        )
        found = [row for _trainee, _cell, row in connection.execute(rows)]
        connection.execute(update(table).where(table.c.id.in_(found)).values(**values))


def _rows(table: Table, *columns: Column[Any], assignment: str) -> Select[Any]:
    """Select columns of an assignment's grades or comments, each row after its trainee and cell."""
    return (
        select(t.submitted_assignment.c.student_id, t.base_cell.c.name, *columns)
        .select_from(table)
        .join(t.submitted_notebook, table.c.notebook_id == t.submitted_notebook.c.id)
        .join(t.submitted_assignment, t.submitted_notebook.c.assignment_id == t.submitted_assignment.c.id)
        .join(t.base_cell, table.c.cell_id == t.base_cell.c.id)
        .where(t.submitted_assignment.c.assignment_id == assignment)
        .order_by(t.submitted_assignment.c.student_id, t.base_cell.c.name)
    )
