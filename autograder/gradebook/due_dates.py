"""Due dates: that of an assignment in nbgrader's own column, that of one trainee in a table of ours.

nbgrader keeps an extension as a span of time in the row of a submission, so it can hold none before somebody has handed
in, and a moved due date moves everybody's extension with it. Ours is a date, known before the work is; nbgrader's
column is computed from it, because lateness is nbgrader's matter.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from sqlalchemy import Column, Connection, DateTime, MetaData, String, Table, delete, insert, inspect, select, update
from sqlalchemy.schema import CreateTable

from autograder.gradebook import tables as t

__all__ = [
    "DueDates",
    "academy_due",
    "extension_until",
    "own_dates",
    "set_due_date",
    "set_own_date",
    "write_extensions",
]

academy_due = Table(
    "academy_due",
    MetaData(),
    Column("module", String(128), primary_key=True),
    Column("trainee", String(128), primary_key=True),
    Column("until", DateTime(), nullable=False),
)
"""Dates of single trainees, naive UTC as nbgrader's. Made when the first one is set: reading needs no table."""


@dataclass(frozen=True)
class DueDates:
    """When an assignment has to be handed in: naive UTC."""

    #: Everybody's date; None for no date.
    everybody: datetime | None = None
    #: Dates of single trainees.
    own: dict[str, datetime] = field(default_factory=dict)

    def of(self, trainee: str) -> datetime | None:
        """Return a trainee's date. A date of their own never shortens everybody's."""
        own = self.own.get(trainee)
        return self.everybody if self.everybody is None or own is None else max(own, self.everybody)


def extension_until(due: datetime | None, until: datetime) -> timedelta | None:
    """Return the span that nbgrader adds to the due date; None where nothing is due, or nothing is added."""
    return until - due if due is not None and until > due else None


def own_dates(connection: Connection, module: str) -> dict[str, datetime]:
    """Read the dates of single trainees."""
    if not inspect(connection).has_table(academy_due.name):
        return {}
    columns = academy_due.c
    query = select(columns.trainee, columns.until).where(columns.module == module).order_by(columns.trainee)
    return {row.trainee: row.until for row in connection.execute(query)}


def set_due_date(connection: Connection, module: str, assignment: str, due: datetime | None) -> None:
    """Set or take away everybody's date; without one, the dates of single trainees go too.

    Args:
        connection: in a transaction that writes.
        module: the assignment's name.
        assignment: the id of its row.
        due: naive UTC; None for no date.
    """
    connection.execute(update(t.assignment).where(t.assignment.c.id == assignment).values(duedate=due))
    if due is None:
        if inspect(connection).has_table(academy_due.name):
            connection.execute(delete(academy_due).where(academy_due.c.module == module))
        # nbgrader would add an extension to no date, and fail.
        every = t.submitted_assignment.c.assignment_id == assignment
        connection.execute(update(t.submitted_assignment).where(every).values(extension=None))
    write_extensions(connection, module, assignment, due)


def set_own_date(
    connection: Connection, module: str, assignment: str, due: datetime | None, trainee: str, until: datetime | None
) -> bool:
    """Set or take away a trainee's own date. Returns whether there was one before.

    Args:
        connection: in a transaction that writes.
        module: the assignment's name.
        assignment: the id of its row.
        due: everybody's date.
        trainee: whose date it is.
        until: naive UTC; None for no date of their own.
    """
    connection.execute(CreateTable(academy_due, if_not_exists=True))
    mine = (academy_due.c.module == module) & (academy_due.c.trainee == trainee)
    had = connection.execute(delete(academy_due).where(mine)).rowcount > 0
    if until is not None:
        connection.execute(insert(academy_due), {"module": module, "trainee": trainee, "until": until})
        write_extensions(connection, module, assignment, due)
        return had
    columns = t.submitted_assignment.c
    row = (columns.assignment_id == assignment) & (columns.student_id == trainee)
    found = connection.execute(select(columns.id).where(row & columns.extension.is_not(None))).first()
    connection.execute(update(t.submitted_assignment).where(row).values(extension=None))
    return had or found is not None


def write_extensions(connection: Connection, module: str, assignment: str, due: datetime | None) -> None:
    """Write nbgrader's extensions of those who have handed in and have a date of their own."""
    columns = t.submitted_assignment.c
    for trainee, until in own_dates(connection, module).items():
        mine = (columns.assignment_id == assignment) & (columns.student_id == trainee)
        new = update(t.submitted_assignment).where(mine)
        connection.execute(new.values(extension=extension_until(due, until)))
