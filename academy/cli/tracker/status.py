"""Commands that show how people stand, what needs action, and why a computed value is what it is."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Any

import click

from academy.cli.tracker.context import CommandContext, with_context
from academy.cli.tracker.evidence import evidence_table
from academy.cli.tracker.files import PRIVATE, write_file
from academy.cli.tracker.params import as_of_option, known_at_option, people_argument, to_utc
from academy.cli.tracker.report_data import ReportTime, read_department_report, read_person_report
from academy.cli.tracker.tables import sheet_table, table
from wording.academy import _

__all__ = ["COMMANDS"]


@click.command(help=_("Show how everybody stands whose status you may see; PERSON: one person in full."))
@click.argument("person", required=False)
@as_of_option
@known_at_option
@with_context
def status(context: CommandContext, person: str | None, as_of: date | None, known_at: datetime | None) -> None:
    when = ReportTime(as_of, known_at)
    if person is None:
        _show_everybody(context, when)
    else:
        _show_person(context, person, when)


def _show_everybody(context: CommandContext, when: ReportTime) -> None:
    from tracker.reports.render.head_sheets import head_sheets

    report = read_department_report(context, when)
    shown = {sheet.id: sheet for sheet in head_sheets(report)}
    context.show(
        {
            "stamp": report.stamp,
            "people": report.people,
            "quotas": report.quotas,
            "expiries": report.expiries,
            "at_risk": report.at_risk,
            "practice": report.practice,
        },
        *(sheet_table(shown[name]) for name in ("people", "quotas", "expiries", "risk", "practice")),
    )


def _show_person(context: CommandContext, person: str, when: ReportTime) -> None:
    from tracker import service
    from tracker.reports.render.person_sheets import person_sheets, rate_text

    if context.as_json:
        known = to_utc(when.known_at, context.policy.zone)
        context.show(service.status(context.desk, person, when.as_of, known))
        return
    report = read_person_report(context, person, when)
    who = report.person
    shown = {sheet.id: sheet for sheet in person_sheets(report, context.policy)}
    context.show(
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
        *(sheet_table(shown[name]) for name in ("plan", "quotas", "certificates", "levels", "practice")),
        rate_text(report, context.policy),
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
@with_context
def due(context: CommandContext, person: str | None, ics: Path | None, as_of: date | None) -> None:
    from tracker.reports.render.head_people_sheets import due_sheet
    from tracker.reports.render.ical import head_calendar, person_calendar
    from tracker.reports.render.person_sheets import plan_sheet

    when = ReportTime(as_of)
    data: Any
    if person is None:
        whole = read_department_report(context, when)
        data, sheet, closing = whole.due, due_sheet(whole), _closings(context, as_of)
        calendar = head_calendar(whole) if ics else b""
    else:
        mine = read_person_report(context, person, when)
        data, sheet, closing = mine.plan, plan_sheet(mine), []
        calendar = person_calendar(mine, context.policy.expiry_warning_days) if ics else b""
    shown = [
        sheet_table(sheet),
        *(_("Close the period: academy period close {period}", period=name) for name in closing),
    ]
    if ics:
        write_file(ics, calendar, PRIVATE)
        shown.append(_("Written: {path}", path=ics))
    context.show({"due": data, "periods_to_close": closing}, *shown)


def _closings(context: CommandContext, as_of: date | None) -> list[str]:
    """Return the names of periods to close: over, past their grace date and still open. Empty for an actor who may not
    close periods."""
    from tracker import service

    return [one.values["period"].name for one in service.due(context.desk, as_of) if one.what == "close_period"]


@click.command(help=_("Show the evidence that waits for a step of yours."))
@with_context
def queue(context: CommandContext) -> None:
    from tracker import service

    found = service.queue(context.desk)
    context.show(found, evidence_table(context, found) if found else _("Nothing waits for you."))


@click.command(help=_("Explain why a competency, quota or certificate of a person stands as it does."))
@people_argument
@click.argument("competency")
@as_of_option
@with_context
def explain(context: CommandContext, person: str, competency: str, as_of: date | None) -> None:
    from tracker import service
    from tracker.reports.render import words

    found = service.explain(context.desk, person, competency, as_of)
    title = words.competency(context.framework, found.subject)
    name = words.requirement(found.subject) if title == found.subject else title
    rows = ((u.evidence, words.day(u.occurred_on), words.kind(u.kind), u.says) for u in found.used)
    shown: list[Any] = [
        f"{context.name(found.person)}: {name}",
        *found.sentences,
        *(_("Missing: {what}", what=what) for what in found.missing),
        _("Rule: {rule}. As of {day}.", rule=found.rule, day=words.day(found.day)),
    ]
    if found.used:
        shown.append(table(("id", _("Day"), _("Kind"), _("What it says")), rows, _("It rests on")))
    context.show(found, *shown)


COMMANDS = (status, due, queue, explain)
