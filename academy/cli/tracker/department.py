"""Beginning to keep a department."""

from __future__ import annotations

from datetime import date
from typing import Any

import click

from academy.cli.language import speak_option
from academy.cli.tracker.context import Seat, db_option, json_option, policy_option, reaching_database
from academy.cli.tracker.extra import need_packages
from academy.cli.tracker.people import email_option, start_option
from wording.academy import _

__all__ = ["COMMANDS"]


@click.group(help=_("Begin to keep a department."))
def department() -> None:
    """Holds `department start`."""


@department.command("start", help=_("Create the database with its first person, the head, who then adds the others."))
@click.argument("name")
@click.option("--login", required=True, help=_("Login under which the head works."))
@email_option
@start_option
@db_option
@policy_option
@speak_option
@json_option
def _start(database: str, policy: Any, as_json: bool, name: str, login: str, email: str | None, start: date) -> None:
    from tracker.domain.calendar import local_day
    from tracker.service import start_department

    need_packages()
    seat = Seat(database, None, policy, as_json)
    with reaching_database():
        desk = start_department(
            database,
            name,
            login,
            start=start or local_day(seat.now(), seat.policy.zone),
            policy=seat.policy,
            framework=seat.framework,
            email=email or "",
            clock=seat.now,
        )
    desk.database.close()
    seat.say(
        {"database": database, "person": desk.actor, "login": login},
        _("The department is in {path}; {name} is its head.", path=database, name=name),
        _("Next: academy person add NAME --db {path} --as {login}", path=database, login=login),
    )


COMMANDS: tuple[click.Command, ...] = (department,)
