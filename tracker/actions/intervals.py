"""The intervals of a person with their numbers, for whoever has to correct one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from tracker.desk import Desk
from tracker.store.tables import INTERVALS

__all__ = ["IntervalRow", "list_intervals"]

_DETAIL = {"employment": "position", "leave": "kind", "role": "role", "mentorship": "mentor"}


@dataclass(frozen=True)
class IntervalRow:
    """row: its number in `table`; detail: position, kind of leave, role or the mentor's id. Both days are inclusive."""

    table: str
    row: int
    start: date
    end: date | None
    detail: str


def list_intervals(desk: Desk, person: str) -> tuple[IntervalRow, ...]:
    """Employments, leaves, roles and mentors of a person that stand now. Open to whoever may correct them."""
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
