"""Commands about people: names, logins, employment, leaves, roles and mentors."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, cast

import click

from academy.cli.tracker.context import CommandContext, with_context
from academy.cli.tracker.params import DAY, people_argument
from academy.cli.tracker.tables import table
from autograder.errors import AcademyError
from wording.academy import _

if TYPE_CHECKING:
    from tracker.service import IntervalRow

__all__ = ["COMMANDS", "email_option", "start_option"]

ROLES = ("trainee", "mentor", "head", "admin")
LEAVES = ("holiday", "sick", "parental", "unpaid", "other")
start_option = click.option("--from", "start", type=DAY, default=None, help=_("First day; today by default."))
end_option = click.option("--to", "end", type=DAY, default=None, help=_("Last day, inclusive; open when not given."))
login_option = click.option("--login", default=None, help=_("Login, the same as in the gradebook."))
email_option = click.option("--email", default=None, help=_("Work e-mail; a credential is tied to it."))


@click.group(help=_("People: add, list, correct; employment, leaves, roles, mentors."))
def person() -> None:
    """Group of `person add` and others."""


@person.command("add", help=_("Add somebody to the department."))
@click.argument("name")
@login_option
@email_option
@start_option
@click.option("--position", default="account_manager", show_default=True, help=_("Position, as the rules name it."))
@click.option(
    "--role",
    "roles",
    multiple=True,
    default=("trainee",),
    show_default=True,
    type=click.Choice(ROLES),
    help=_("What they may do; may be given several times."),
)
@with_context
def _add(
    context: CommandContext,
    name: str,
    login: str | None,
    email: str | None,
    start: date,
    position: str,
    roles: tuple[str, ...],
) -> None:
    from tracker.service import add_person

    made = add_person(
        context.desk, name, login, start=context.day_or_today(start), email=email or "", position=position, roles=roles
    )
    context.show(made, _("Added: {name} ({id}).", name=made.name, id=made.login or made.id))


@person.command("list", help=_("List the people whose status you may see."))
@click.option("--on", "day", type=DAY, default=None, help=_("Only those employed on this day."))
@with_context
def _list(context: CommandContext, day: date | None) -> None:
    from tracker.service import list_people

    found = list_people(context.desk, day)
    rows = ((p.name, p.login, p.email, p.id) for p in found)
    context.show(found, table((_("Name"), _("Login"), _("E-mail"), "id"), rows))


@person.command("edit", help=_("Correct a name, login or e-mail."))
@people_argument
@click.option("--name", default=None, help=_("The right name."))
@login_option
@email_option
@with_context
def _edit(context: CommandContext, person: str, name: str | None, login: str | None, email: str | None) -> None:
    from tracker.service import edit_person

    made = edit_person(context.desk, person, name=name, login=login, email=email)
    context.show(made, _("Saved: {name} ({id}).", name=made.name, id=made.login or made.id))


@person.command("show", help=_("Show employment, leaves, roles and mentors with the numbers that `person end` takes."))
@people_argument
@with_context
def _show(context: CommandContext, person: str) -> None:
    from tracker.service import list_intervals

    found = list_intervals(context.desk, person)
    rows = (
        (f"{x.table}-{x.row}", _what(x.table), _detail(context, x), _day(x.start), _day(x.end) if x.end else "…")
        for x in found
    )
    context.show(found, table((_("Entry"), _("What"), _("Detail"), _("From"), _("To")), rows))


@person.command("employ", help=_("Enter another employment or position."))
@people_argument
@start_option
@end_option
@click.option("--position", default="account_manager", show_default=True, help=_("Position, as the rules name it."))
@with_context
def _employ(context: CommandContext, person: str, start: date | None, end: date | None, position: str) -> None:
    from tracker.service import add_employment

    _entered(context, "employment", add_employment(context.desk, person, context.day_or_today(start), end, position))


@person.command("leave", help=_("Enter a leave: nothing is asked of a person on its days."))
@people_argument
@start_option
@end_option
@click.option(
    "--kind", default="holiday", show_default=True, type=click.Choice(LEAVES), help=_("What kind of leave it is.")
)
@with_context
def _leave(context: CommandContext, person: str, start: date | None, end: date | None, kind: str) -> None:
    from tracker.service import add_leave

    _entered(context, "leave", add_leave(context.desk, person, context.day_or_today(start), end, kind))


@person.command("role", help=_("Give somebody a role."))
@people_argument
@click.argument("role", type=click.Choice(ROLES))
@start_option
@end_option
@with_context
def _role(context: CommandContext, person: str, role: str, start: date | None, end: date | None) -> None:
    from tracker.service import add_role

    _entered(context, "role", add_role(context.desk, person, role, context.day_or_today(start), end))


@person.command("mentor", help=_("Make MENTOR the mentor of PERSON."))
@people_argument
@click.argument("mentor")
@start_option
@end_option
@with_context
def _mentor(context: CommandContext, person: str, mentor: str, start: date | None, end: date | None) -> None:
    from tracker.service import add_mentorship

    _entered(context, "mentorship", add_mentorship(context.desk, mentor, person, context.day_or_today(start), end))


@person.command("end", help=_("Give an entry of `person show`, like leave-12, its last day."))
@click.argument("entry")
@click.option("--on", "end", type=DAY, default=None, help=_("Last day, inclusive; yesterday by default."))
@click.option("--reason", default="", help=_("Why, in a sentence; a closed period is restated with it."))
@with_context
def _end(context: CommandContext, entry: str, end: date | None, reason: str) -> None:
    from tracker.service import end_interval

    name, _dash, row = entry.rpartition("-")
    if name not in ("employment", "leave", "role", "mentorship") or not row.isdigit():
        raise AcademyError(_("ENTRY: there is no entry “{entry}”. Take it from `academy person show`.", entry=entry))
    last = end or context.desk.today() - timedelta(days=1)
    made = end_interval(context.desk, cast(Any, name), int(row), last, reason)
    context.show(
        {"table": name, "row": made, "end": last},
        _(
            "{what}: the last day is {day}. The entry is now {entry}.",
            what=_what(name),
            day=_day(last),
            entry=f"{name}-{made}",
        ),
    )


def _entered(context: CommandContext, name: str, row: int) -> None:
    context.show({"table": name, "row": row}, _("{what} entered: {entry}.", what=_what(name), entry=f"{name}-{row}"))


def _what(name: str) -> str:
    return {
        "employment": _("Employment"),
        "leave": _("Leave"),
        "role": _("Role"),
        "mentorship": _("Mentorship"),
    }[name]


def _detail(context: CommandContext, row: IntervalRow) -> str:
    """Return the position, kind of leave, role or mentor of an interval in words."""
    from tracker.imports.columns import shown
    from tracker.reports.render import words

    if row.table == "mentorship":
        return context.name(row.detail)
    if row.table == "employment":
        return words.position(row.detail)
    return shown("role", row.detail) if row.table == "role" else _leave_kind(row.detail)


def _leave_kind(kind: str) -> str:
    return {
        "holiday": _("holiday"),
        "sick": _("illness"),
        "parental": _("parental leave"),
        "unpaid": _("unpaid leave"),
        "other": _("other leave"),
    }[kind]


def _day(day: date) -> str:
    from tracker.reports.render import words

    return words.day(day)


COMMANDS: tuple[click.Command, ...] = (person,)
