"""Write the rows of one submission as nbgrader would.

Follows `Gradebook.add_submission`, `Autograde`, `SaveAutoGrades` and `AssignLatePenalties` of nbgrader, but leaves
nothing of an earlier attempt, and keeps a mentor's grade confirmed while the graded text is unchanged.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import groupby
from typing import Any
from uuid import uuid4

from sqlalchemy import Connection, Row, Table, bindparam, insert, select, update

from autograder.gradebook import tables as t
from autograder.gradebook.due_dates import extension_until
from autograder.gradebook.records import CellResult, Graded
from autograder.gradebook.scores import points_of

__all__ = ["KnownAssignment", "LatePenalty", "penalty_of", "seconds_late", "text_hashes", "write_grades"]

LatePenalty = Callable[[str, float, float], float | None]
"""(trainee, the notebook's score, seconds late) -> points to take off, or None for no penalty."""

GRADED = {"GradeCell", "TaskCell"}
"""nbgrader's kinds of cells with a row in `grade`."""
COMMENTED = {"SolutionCell", "TaskCell"}
"""nbgrader's kinds of cells with a row in `comment`."""

CURRENT = (
    select(
        t.notebook.c.name.label("title"),
        t.notebook.c.id.label("notebook"),
        t.submitted_notebook.c.id.label("submitted"),
        t.base_cell.c.id.label("cell"),
        t.base_cell.c.name,
        t.base_cell.c.type,
        t.grade.c.id.label("grade"),
        t.grade.c.manual_score,
        t.grade.c.extra_credit,
        t.grade.c.needs_manual_grade,
        t.comment.c.id.label("comment"),
    )
    .select_from(t.notebook)
    .outerjoin(t.base_cell, t.base_cell.c.notebook_id == t.notebook.c.id)
    .outerjoin(
        t.submitted_notebook,
        (t.submitted_notebook.c.notebook_id == t.notebook.c.id)
        & (t.submitted_notebook.c.assignment_id == bindparam("submission")),
    )
    .outerjoin(t.grade, (t.grade.c.cell_id == t.base_cell.c.id) & (t.grade.c.notebook_id == t.submitted_notebook.c.id))
    .outerjoin(
        t.comment, (t.comment.c.cell_id == t.base_cell.c.id) & (t.comment.c.notebook_id == t.submitted_notebook.c.id)
    )
    .where(t.notebook.c.assignment_id == bindparam("assignment"))
    .order_by(t.notebook.c.name)
)
"""Every cell of an assignment with the current rows of a submission; None where there are none yet."""


@dataclass(frozen=True)
class KnownAssignment:
    """An assignment's row."""

    id: str
    #: Naive UTC.
    duedate: datetime | None
    #: Dates of single trainees: naive UTC.
    own: Mapping[str, datetime] = field(default_factory=dict)

    def extension_of(self, trainee: str, known: timedelta | None = None) -> timedelta | None:
        """Return a trainee's extension by their own date; without one, that which nbgrader knows."""
        until = self.own.get(trainee)
        return known if until is None else extension_until(self.duedate, until)


def text_hashes(graded: Graded) -> dict[str, str]:
    """Return hashes of the texts that a person grades, by "notebook/cell"."""
    return {f"{n.name}/{c.name}": c.text_hash for n in graded.notebooks for c in n.cells if c.text_hash}


def write_grades(
    connection: Connection,
    assignment: KnownAssignment,
    graded: Graded,
    timestamp: datetime | None,
    confirmed: AbstractSet[str],
    late_penalty: LatePenalty | None,
) -> None:
    """Write all rows of the submission that nbgrader would.

    Args:
        connection: in a transaction.
        assignment: its row.
        graded: the results of one trainee.
        timestamp: when it was submitted; None leaves the time that the gradebook has.
        confirmed: cells ("notebook/cell") whose answer did not change since a person may have graded it.
        late_penalty: the rule for points taken off.

    Raises LookupError for a result of a notebook or cell that the gradebook lacks, ValueError for a score that is not a
    finite number.
    """
    submission, late = _submission(connection, assignment, graded.trainee, timestamp)
    current = _current(connection, assignment.id, submission)
    results = {notebook.name: notebook for notebook in graded.notebooks}
    if unknown := sorted(results.keys() - current.keys()):
        raise LookupError(f"the gradebook has no notebook {', '.join(unknown)}")
    notebooks, grades, comments = _Rows(t.submitted_notebook), _Rows(t.grade), _Rows(t.comment)
    for name, rows in current.items():
        result = results.get(name)
        submitted = result is not None and not result.missing
        cells = {cell.name: cell for cell in result.cells} if result is not None and submitted else {}
        _check(name, cells.values(), rows)
        notebook, score = rows[0].submitted or uuid4().hex, 0.0
        for row in rows:
            cell = cells.get(row.name)
            key = {"notebook_id": notebook, "cell_id": row.cell}
            if row.type in GRADED:
                auto, pending = _auto(row, cell, confirmed=f"{name}/{row.name}" in confirmed)
                grades.put(row.grade, {**key, "auto_score": auto, "needs_manual_grade": pending})
                score += points_of(auto, row.manual_score, row.extra_credit)
            if row.type in COMMENTED:
                comments.put(row.comment, {**key, "auto_comment": cell.comment if cell is not None else None})
        penalty = penalty_of(late_penalty, graded.trainee, score, late) if submitted else None
        key = {"assignment_id": submission, "notebook_id": rows[0].notebook}
        values = {**key, "late_submission_penalty": penalty}
        notebooks.put(rows[0].submitted, values if rows[0].submitted else {"id": notebook, "flagged": False, **values})
    for table in (notebooks, grades, comments):  # in the order of their foreign keys
        table.write(connection)


def penalty_of(rule: LatePenalty | None, trainee: str, score: float, late: float) -> float | None:
    """Return the points to take off a notebook's score, 0..score; None when there is no rule or it is not late."""
    penalty = rule(trainee, score, late) if rule and late > 0 else None
    return None if penalty is None else 0.0 if penalty < 0 else min(penalty, score)


def seconds_late(timestamp: datetime | None, duedate: datetime | None, extension: timedelta | None = None) -> float:
    """Return by how many seconds a submission is late; 0 when it is in time or a time is not known."""
    if timestamp is None or duedate is None:
        return 0.0
    return max(0.0, (timestamp - duedate - (extension or timedelta())).total_seconds())


class _Rows:
    """Rows of one table, collected to be written with two statements: changed rows, and new ones."""

    def __init__(self, table: Table) -> None:
        self.table = table
        self.changed: list[dict[str, Any]] = []
        self.new: list[dict[str, Any]] = []

    def put(self, known: str | None, values: dict[str, Any]) -> None:
        """Collect a row's values. `known` is the id of an existing row, None for a new one."""
        if known is None:
            self.new.append({"id": uuid4().hex, **values})
        else:
            self.changed.append({"known": known, **values})

    def write(self, connection: Connection) -> None:
        if self.new:
            connection.execute(insert(self.table), self.new)
        if self.changed:
            connection.execute(update(self.table).where(self.table.c.id == bindparam("known")), self.changed)


def _submission(
    connection: Connection, assignment: KnownAssignment, trainee: str, timestamp: datetime | None
) -> tuple[str, float]:
    """Return the id of the trainee's submission, which is made when missing, and how many seconds late it is."""
    if timestamp is not None and timestamp.tzinfo is not None:
        timestamp = timestamp.astimezone(UTC).replace(tzinfo=None)
    columns = t.submitted_assignment.c
    row = connection.execute(
        select(columns.id, columns.timestamp, columns.extension).where(
            columns.assignment_id == assignment.id, columns.student_id == trainee
        )
    ).one_or_none()
    extension = assignment.extension_of(trainee, None if row is None else row.extension)
    if row is None:
        if connection.scalar(select(t.student.c.id).where(t.student.c.id == trainee)) is None:
            connection.execute(insert(t.student), {"id": trainee})
        submission = uuid4().hex
        new = {"id": submission, "assignment_id": assignment.id, "student_id": trainee, "timestamp": timestamp}
        connection.execute(insert(t.submitted_assignment), new | {"extension": extension})
        return submission, seconds_late(timestamp, assignment.duedate, extension)
    if timestamp is not None and timestamp != row.timestamp:
        found = update(t.submitted_assignment).where(columns.id == row.id)
        connection.execute(found, {"timestamp": timestamp})
    return row.id, seconds_late(timestamp or row.timestamp, assignment.duedate, extension)


def _current(connection: Connection, assignment: str, submission: str) -> dict[str, list[Row[Any]]]:
    """Read the cells with their current rows, by notebook of the assignment."""
    found: Iterable[Any] = connection.execute(CURRENT, {"assignment": assignment, "submission": submission})
    return {name: list(rows) for name, rows in groupby(found, key=lambda row: row.title)}


def _check(notebook: str, cells: Iterable[CellResult], rows: list[Row[Any]]) -> None:
    graded = {row.name for row in rows if row.type in GRADED}
    commented = {row.name for row in rows if row.type in COMMENTED}
    for cell in cells:
        if (cell.graded and cell.name not in graded) or (cell.commented and cell.name not in commented):
            raise LookupError(f"the gradebook has no such cell: {notebook}/{cell.name}")
        if cell.auto_score is not None and not math.isfinite(cell.auto_score):
            raise ValueError(f"the score of {notebook}/{cell.name} is {cell.auto_score}")  # SQLite would save NULL


def _auto(row: Row[Any], cell: CellResult | None, *, confirmed: bool) -> tuple[float | None, bool]:
    """Return the automatic score, and whether a person's grade is pending.

    A manual grade stays confirmed while its text is unchanged; a text that was pending before stays pending.
    """
    if cell is None:
        return 0.0, False
    if row.manual_score is not None:
        return cell.auto_score, row.needs_manual_grade or not confirmed
    return cell.auto_score, cell.auto_score is None
