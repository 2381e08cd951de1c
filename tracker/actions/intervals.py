"""Add, end and list a person's intervals: employments, leaves, roles and mentorships."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from pydantic import ValidationError
from sqlalchemy import insert, select, update

from tracker.access import ROLES
from tracker.actions.restating import restate
from tracker.desk import Desk, Writing
from tracker.domain.people import Employment, Interval, Leave, Mentorship, RoleAssignment
from tracker.errors import InvalidInput, NotFound, StorageError
from tracker.store.tables import INTERVALS
from tracker.validation import invalid
from wording.tracker import _

__all__ = [
    "IntervalRow",
    "add_employment",
    "add_leave",
    "add_mentorship",
    "add_role",
    "check_role",
    "end_interval",
    "insert_row",
    "list_intervals",
]

IntervalTable = Literal["employment", "leave", "role", "mentorship"]
_DETAIL = {"employment": "position", "leave": "kind", "role": "role", "mentorship": "mentor"}


@dataclass(frozen=True)
class IntervalRow:
    """One interval of a person."""

    #: Name of its table, one of `INTERVALS`.
    table: str
    #: Its number in that table.
    row: int
    #: First and last day, both inclusive; None: it has not ended.
    start: date
    end: date | None
    #: Position, kind of leave, role, or id of the mentor.
    detail: str


def list_intervals(desk: Desk, person: str) -> tuple[IntervalRow, ...]:
    """List a person's current employments, leaves, roles and mentors. The actor must be allowed to correct them."""
    found: list[IntervalRow] = []
    with desk.reading() as connection:
        subject = desk.find(connection, person)
        desk.check(connection, "manage_person", subject.id)
        for name, table in INTERVALS.items():
            c = table.c
            owner = c.mentee if name == "mentorship" else c.person
            query = select(c.id, c.start, c.end, c[_DETAIL[name]].label("detail"))
            rows = connection.execute(query.where(owner == subject.id, c.superseded_at.is_(None)).order_by(c.start))
            found += [IntervalRow(name, r.id, r.start, r.end, r.detail) for r in rows]
    desk.log("manage_person", subject.id)
    return tuple(found)


def add_employment(
    desk: Desk, person: str, start: date, end: date | None = None, position: str = "account_manager"
) -> int:
    """Add an employment from `start` to `end`, both inclusive. Returns the number of its row."""
    return _add_interval(desk, "employment", person, start, end, position=position)


def add_leave(desk: Desk, person: str, start: date, end: date | None = None, kind: str = "holiday") -> int:
    """Add a leave: holiday, sick, parental, unpaid or other. Overlapping days count once. Returns its row number."""
    return _add_interval(desk, "leave", person, start, end, kind=kind)


def add_role(desk: Desk, person: str, role: str, start: date, end: date | None = None) -> int:
    """Add a role: trainee, mentor, head or admin. Returns the number of its row."""
    return _add_interval(desk, "role", person, start, end, role=role)


def add_mentorship(desk: Desk, mentor: str, mentee: str, start: date, end: date | None = None) -> int:
    """Make one person the mentor of another. Returns the number of the row."""
    return _add_interval(desk, "mentorship", mentee, start, end, mentor=mentor)


def end_interval(desk: Desk, table: IntervalTable, row: int, end: date, reason: str = "") -> int:
    """Set the last day of an interval, or change it. The old row is superseded by a new one.

    Returns the number of the new row. Raises NotFound, Denied, InvalidInput for an end before the start.
    """
    if table not in INTERVALS:
        raise InvalidInput(
            "table", _("this value is not known"), _("Choose one of {values}.", values=", ".join(INTERVALS))
        )
    rows = INTERVALS[table]
    owner = "mentee" if table == "mentorship" else "person"
    with desk.writing() as writing:
        old = writing.connection.execute(
            select(rows).where(rows.c.id == row, rows.c.superseded_at.is_(None))
        ).one_or_none()
        if old is None:
            raise NotFound(_("There is no such entry: {table} {row}.", table=table, row=row))
        person = old._mapping[owner]
        desk.check(writing.connection, "manage_person", person)
        _check_order(old.start, end)
        writing.connection.execute(update(rows).where(rows.c.id == row).values(superseded_at=writing.at))
        values = {k: v for k, v in old._mapping.items() if k not in ("id", "end", "recorded_at", "superseded_at")}
        new = insert_row(writing, table, values | {"end": end})
        payload = {"old": row, "new": new, "end": end.isoformat(), "reason": reason}
        writing.record_event(person, f"{table}.ended", payload)
        restate(desk, writing, person, reason or _("an interval was corrected"))
        return new


def _add_interval(desk: Desk, table: str, person: str, start: date, end: date | None, **values: str) -> int:
    """Validate and insert an interval, and restate closed periods. Raises NotFound, Denied, InvalidInput."""
    with desk.writing() as writing:
        found = desk.find(writing.connection, person)
        desk.check(writing.connection, "manage_person", found.id)
        _check_order(start, end)
        interval = Interval(start=start, end=end)
        try:
            if table == "employment":
                Employment(person=found.id, interval=interval, position=values["position"])
            elif table == "leave":
                Leave.model_validate({"person": found.id, "interval": interval, **values})
            elif table == "role":
                check_role(values["role"])
                RoleAssignment.model_validate({"person": found.id, "interval": interval, **values})
            else:
                values["mentor"] = desk.find(writing.connection, values["mentor"], "mentor").id
                Mentorship(mentor=values["mentor"], mentee=found.id, interval=interval)
        except ValidationError as error:
            raise invalid(error) from None
        owner = "mentee" if table == "mentorship" else "person"
        row = insert_row(writing, table, {owner: found.id, "start": start, "end": end, **values})
        payload = {"row": row, "start": start.isoformat(), "end": end.isoformat() if end else None, **values}
        writing.record_event(found.id, f"{table}.added", payload)
        restate(desk, writing, found.id, _("an interval was entered"))
        return row


def insert_row(writing: Writing, table: str, values: dict[str, Any]) -> int:
    """Insert a row into a table of intervals. Returns its number."""
    done = writing.connection.execute(insert(INTERVALS[table]), values | {"recorded_at": writing.at})
    key = done.inserted_primary_key
    if key is None:
        raise StorageError(_("The database did not answer ({detail}). Nothing was written.", detail=table))
    return int(key[0])


def _check_order(start: date, end: date | None) -> None:
    if end is not None and end < start:
        raise InvalidInput(
            "end", _("the end is before the start"), _("Give {start} or later.", start=start.isoformat())
        )


def check_role(role: str) -> None:
    """Raise InvalidInput for an unknown role."""
    if role not in ROLES:
        raise InvalidInput("role", _("this value is not known"), _("Choose one of {values}.", values=", ".join(ROLES)))
