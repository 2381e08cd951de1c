"""How people stand, what needs action, and why something is as it is."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Any

import click

from academy.cli.tracker.context import Seat, seated
from academy.cli.tracker.evidence import evidence_table
from academy.cli.tracker.files import PRIVATE, write_file
from academy.cli.tracker.params_and_tables import as_of_option, aware, known_at_option, people_argument, table
from academy.cli.tracker.report_data import When, department_picture, person_picture, sheet_table
from wording.academy import _

__all__ = ["COMMANDS"]


@click.command(help=_("Show how everybody stands whose status you may see; PERSON: one person in full."))
@click.argument("person", required=False)
@as_of_option
@known_at_option
@seated
def status(seat: Seat, person: str | None, as_of: date | None, known_at: datetime | None) -> None:
    when = When(as_of, known_at)
    if person is None:
        _everybody(seat, when)
    else:
        _one(seat, person, when)


def _everybody(seat: Seat, when: When) -> None:
    from tracker.reports.render.head_sheets import head_sheets

    report = department_picture(seat, when)
    shown = {sheet.id: sheet for sheet in head_sheets(report)}
    seat.say(
        {
            "stamp": report.stamp,
            "people": report.people,
            "quotas": report.quotas,
            "expiries": report.expiries,
            "at_risk": report.at_risk,
        },
        *(sheet_table(shown[name]) for name in ("people", "quotas", "expiries", "risk")),
    )


def _one(seat: Seat, person: str, when: When) -> None:
    from tracker import service
    from tracker.reports.render.person_sheets import person_sheets, rate_text

    if seat.as_json:
        known = aware(when.known_at, seat.policy.zone)
        seat.say(service.status(seat.desk, person, when.as_of, known))
        return
    report = person_picture(seat, person, when)
    who = report.person
    shown = {sheet.id: sheet for sheet in person_sheets(report, seat.policy)}
    seat.say(
        report,
        _(
            "{name}: {met} of {assigned} competencies met, {criteria} of {asked} criteria of success.",
            name=who.person.name,
            met=who.met,
            assigned=who.assigned,
            criteria=who.criteria,
            asked=who.asked_criteria,
        ),
        _("Ready for attestation.") if report.readiness.ready else _("Not ready for attestation yet."),
        *(sheet_table(shown[name]) for name in ("plan", "quotas", "certificates", "levels")),
        rate_text(report, seat.policy),
    )


@click.command(help=_("Show what needs action: by whom and by when."))
@click.option("--person", default=None, help=_("Only the plan of this person."))
@click.option(
    "--ics",
    type=click.Path(path_type=Path),
    default=None,
    help=_("Also write deadlines and ends of certificates as a calendar file (iCalendar)."),
)
@as_of_option
@seated
def due(seat: Seat, person: str | None, ics: Path | None, as_of: date | None) -> None:
    from tracker.reports.render.head_people_sheets import due_sheet
    from tracker.reports.render.ical import head_calendar, person_calendar
    from tracker.reports.render.person_sheets import plan_sheet

    when = When(as_of)
    data: Any
    if person is None:
        whole = department_picture(seat, when)
        data, sheet, closing = whole.due, due_sheet(whole), _closings(seat, as_of)
        calendar = head_calendar(whole) if ics else b""
    else:
        mine = person_picture(seat, person, when)
        data, sheet, closing = mine.plan, plan_sheet(mine), []
        calendar = person_calendar(mine, seat.policy.expiry_warning_days) if ics else b""
    shown = [
        sheet_table(sheet),
        *(_("Close the period: academy period close {period}", period=name) for name in closing),
    ]
    if ics:
        write_file(ics, calendar, PRIVATE)
        shown.append(_("Written: {path}", path=ics))
    seat.say({"due": data, "periods_to_close": closing}, *shown)


def _closings(seat: Seat, as_of: date | None) -> list[str]:
    """Periods that are over, out of grace and not closed, where closing is the reader's matter."""
    from tracker import service

    return [one.values["period"].name for one in service.due(seat.desk, as_of) if one.what == "close_period"]


@click.command(help=_("Show the evidence that waits for a step of yours."))
@seated
def queue(seat: Seat) -> None:
    from tracker import service

    found = service.queue(seat.desk)
    seat.say(found, evidence_table(seat, found) if found else _("Nothing waits for you."))


@click.command(help=_("Explain why a competency, quota or certificate of a person stands as it does."))
@people_argument
@click.argument("competency")
@as_of_option
@seated
def explain(seat: Seat, person: str, competency: str, as_of: date | None) -> None:
    from tracker import service
    from tracker.reports.render import words

    found = service.explain(seat.desk, person, competency, as_of)
    title = words.competency(seat.framework, found.subject)
    name = words.requirement(found.subject) if title == found.subject else title
    rows = ((u.evidence, words.day(u.occurred_on), words.kind(u.kind), u.says) for u in found.used)
    shown: list[Any] = [
        f"{seat.name(found.person)}: {name}",
        *found.sentences,
        *(_("Missing: {what}", what=what) for what in found.missing),
        _("Rule: {rule}. As of {day}.", rule=found.rule, day=words.day(found.day)),
    ]
    if found.used:
        shown.append(table(("id", _("Day"), _("Kind"), _("What it says")), rows, _("It rests on")))
    seat.say(found, *shown)


COMMANDS = (status, due, queue, explain)
