"""Read the data of reports, narrowed to what the actor may see, and log what was read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from academy.cli.tracker.context import CommandContext
from academy.cli.tracker.params import to_utc
from wording.academy import _

if TYPE_CHECKING:
    from tracker.reports.model import HeadReport, PersonReport

__all__ = ["ReportTime", "read_department_report", "read_person_report"]


@dataclass(frozen=True)
class ReportTime:
    """The day of a report, and the moment whose records it uses."""

    #: today by default
    as_of: date | None = None
    #: now by default
    known_at: datetime | None = None

    def arguments(self, context: CommandContext) -> dict[str, Any]:
        """Return the arguments that both reports take: as_of, known_at, policy, framework."""
        return {
            "as_of": context.day_or_today(self.as_of),
            "known_at": to_utc(self.known_at, context.policy.zone) or context.desk.now(),
            "policy": context.policy,
            "framework": context.framework,
        }


def read_department_report(context: CommandContext, when: ReportTime, *, whole: bool = False) -> HeadReport:
    """Read the department's report, narrowed to the people whose status the actor may see.

    With `whole`, raise Denied for an actor who may not see everybody.
    """
    from tracker.reports.compute.head import head_report
    from tracker.store.repository import people

    desk = context.desk
    with desk.reading() as connection:
        everybody = whole or desk.may(connection, "read_department")
        if everybody:
            desk.check(connection, "read_department")
        ids = (
            None if everybody else desk.allowed_among(connection, ("read_status",), (p.id for p in people(connection)))
        )
        filters = () if everybody else (_("only those whose status you may see"),)
        report = head_report(connection, people=ids, filters=filters, **when.arguments(context))
    if ids is None or ids != {desk.actor}:
        desk.log("read_department" if everybody else "read_status", None)
    return report


def read_person_report(context: CommandContext, person: str, when: ReportTime) -> PersonReport:
    """Read one person's report. `person`: id, login, e-mail or name. Raises NotFound and Denied."""
    from tracker.reports.compute.person import person_report

    desk = context.desk
    with desk.reading() as connection:
        subject = desk.find(connection, person)
        desk.check(connection, "read_record", subject.id)
        report = person_report(connection, subject.id, **when.arguments(context))
    desk.log("read_record", subject.id)
    return report
