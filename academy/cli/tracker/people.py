"""The people of the department: who they are, since when and as what they work, who mentors them."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, cast

import click

from academy.cli.tracker.context import Seat, seated
from academy.cli.tracker.params_and_tables import DAY, people_argument, table
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
    """Holds `person add` and the others."""


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
@seated
def _add(
    seat: Seat, name: str, login: str | None, email: str | None, start: date, position: str, roles: tuple[str, ...]
) -> None:
    from tracker.service import add_person

    made = add_person(seat.desk, name, login, start=seat.day(start), email=email or "", position=position, roles=roles)
    seat.say(made, _("Added: {name} ({id}).", name=made.name, id=made.login or made.id))


@person.command("list", help=_("List the people whose status you may see."))
@click.option("--on", "day", type=DAY, default=None, help=_("Only those employed on this day."))
@seated
def _list(seat: Seat, day: date | None) -> None:
    from tracker.service import list_people

    found = list_people(seat.desk, day)
    rows = ((p.name, p.login, p.email, p.id) for p in found)
    seat.say(found, table((_("Name"), _("Login"), _("E-mail"), "id"), rows))


@person.command("edit", help=_("Correct a name, login or e-mail."))
@people_argument
@click.option("--name", default=None, help=_("The right name."))
@login_option
@email_option
@seated
def _edit(seat: Seat, person: str, name: str | None, login: str | None, email: str | None) -> None:
    from tracker.service import edit_person

    made = edit_person(seat.desk, person, name=name, login=login, email=email)
    seat.say(made, _("Saved: {name} ({id}).", name=made.name, id=made.login or made.id))


@person.command("show", help=_("Show employment, leaves, roles and mentors with the numbers that `person end` takes."))
@people_argument
@seated
def _show(seat: Seat, person: str) -> None:
    from tracker.service import list_intervals

    found = list_intervals(seat.desk, person)
    rows = (
        (f"{x.table}-{x.row}", _what(x.table), _detail(seat, x), _day(x.start), _day(x.end) if x.end else "…")
        for x in found
    )
    seat.say(found, table((_("Entry"), _("What"), _("Detail"), _("From"), _("To")), rows))


@person.command("employ", help=_("Enter another employment or position."))
@people_argument
@start_option
@end_option
@click.option("--position", default="account_manager", show_default=True, help=_("Position, as the rules name it."))
@seated
def _employ(seat: Seat, person: str, start: date | None, end: date | None, position: str) -> None:
    from tracker.service import add_employment

    _entered(seat, "employment", add_employment(seat.desk, person, seat.day(start), end, position))


@person.command("leave", help=_("Enter a leave: nothing is asked of a person on its days."))
@people_argument
@start_option
@end_option
@click.option(
    "--kind", default="holiday", show_default=True, type=click.Choice(LEAVES), help=_("What kind of leave it is.")
)
@seated
def _leave(seat: Seat, person: str, start: date | None, end: date | None, kind: str) -> None:
    from tracker.service import add_leave

    _entered(seat, "leave", add_leave(seat.desk, person, seat.day(start), end, kind))


@person.command("role", help=_("Give somebody a role."))
@people_argument
@click.argument("role", type=click.Choice(ROLES))
@start_option
@end_option
@seated
def _role(seat: Seat, person: str, role: str, start: date | None, end: date | None) -> None:
    from tracker.service import add_role

    _entered(seat, "role", add_role(seat.desk, person, role, seat.day(start), end))


@person.command("mentor", help=_("Make MENTOR the mentor of PERSON."))
@people_argument
@click.argument("mentor")
@start_option
@end_option
@seated
def _mentor(seat: Seat, person: str, mentor: str, start: date | None, end: date | None) -> None:
    from tracker.service import add_mentorship

    _entered(seat, "mentorship", add_mentorship(seat.desk, mentor, person, seat.day(start), end))


@person.command("end", help=_("Give an entry of `person show`, like leave-12, its last day."))
@click.argument("entry")
@click.option("--on", "end", type=DAY, default=None, help=_("Last day, inclusive; yesterday by default."))
@click.option("--reason", default="", help=_("Why, in a sentence; a closed period is restated with it."))
@seated
def _end(seat: Seat, entry: str, end: date | None, reason: str) -> None:
    from tracker.service import end_interval

    name, _dash, row = entry.rpartition("-")
    if name not in ("employment", "leave", "role", "mentorship") or not row.isdigit():
        raise AcademyError(_("ENTRY: there is no entry “{entry}”. Take it from `academy person show`.", entry=entry))
    last = end or seat.desk.today() - timedelta(days=1)
    made = end_interval(seat.desk, cast(Any, name), int(row), last, reason)
    seat.say(
        {"table": name, "row": made, "end": last},
        _(
            "{what}: the last day is {day}. The entry is now {entry}.",
            what=_what(name),
            day=_day(last),
            entry=f"{name}-{made}",
        ),
    )


def _entered(seat: Seat, name: str, row: int) -> None:
    seat.say({"table": name, "row": row}, _("{what} entered: {entry}.", what=_what(name), entry=f"{name}-{row}"))


def _what(name: str) -> str:
    return {
        "employment": _("Employment"),
        "leave": _("Leave"),
        "role": _("Role"),
        "mentorship": _("Mentorship"),
    }[name]


def _detail(seat: Seat, row: IntervalRow) -> str:
    """A position, kind of leave, role or mentor in words."""
    from tracker.imports.columns import shown
    from tracker.reports.render import words

    if row.table == "mentorship":
        return seat.name(row.detail)
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
