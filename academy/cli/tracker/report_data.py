"""Reports for whoever asks: who may see what is asked of the desk, what was seen is logged, and then it is computed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from rich.table import Table

from academy.cli.tracker.context import Seat
from academy.cli.tracker.params_and_tables import aware, table, tag
from wording.academy import _

if TYPE_CHECKING:
    from tracker.reports.model import HeadReport, PersonReport
    from tracker.reports.render.sheet import Sheet

__all__ = ["When", "department_picture", "person_picture", "sheet_table"]


@dataclass(frozen=True)
class When:
    """as_of: a day, today by default; known_at: a moment, now by default."""

    as_of: date | None = None
    known_at: datetime | None = None

    def values(self, seat: Seat) -> dict[str, Any]:
        """What the reports take: day, moment in UTC, rules, framework."""
        return {
            "as_of": seat.day(self.as_of),
            "known_at": aware(self.known_at, seat.policy.zone) or seat.desk.now(),
            "policy": seat.policy,
            "framework": seat.framework,
        }


def department_picture(seat: Seat, when: When, *, whole: bool = False) -> HeadReport:
    """The department as far as the reader may see it. whole: refuse whoever may not see all of it."""
    from tracker.reports.compute.head import head_report
    from tracker.store.repository import people

    desk = seat.desk
    with desk.reading() as connection:
        everybody = whole or desk.may(connection, "read_department")
        if everybody:
            desk.check(connection, "read_department")
        ids = (
            None if everybody else desk.allowed_among(connection, ("read_status",), (p.id for p in people(connection)))
        )
        filters = () if everybody else (_("only those whose status you may see"),)
        report = head_report(connection, people=ids, filters=filters, **when.values(seat))
    if ids is None or ids != {desk.actor}:
        desk.log("read_department" if everybody else "read_status", None)
    return report


def person_picture(seat: Seat, person: str, when: When) -> PersonReport:
    """One person's plan and record."""
    from tracker.reports.compute.person import person_report

    desk = seat.desk
    with desk.reading() as connection:
        subject = desk.find(connection, person)
        desk.check(connection, "read_record", subject.id)
        report = person_report(connection, subject.id, **when.values(seat))
    desk.log("read_record", subject.id)
    return report


def sheet_table(sheet: Sheet) -> Table | str:
    """A table of the reports in a terminal."""
    if not sheet.rows:
        return f"{sheet.title}: {sheet.empty}"
    titles = ("#" * c.number + c.title for c in sheet.columns)
    rows = ((tag("\n".join(e.lines) or e.text, e.tone) for e in row) for row in sheet.rows)
    return table(titles, rows, sheet.title)
