"""The command that creates a department."""

from __future__ import annotations

from datetime import date
from typing import Any

import click

from academy.cli.language import speak_option
from academy.cli.tracker.context import CommandContext, db_option, json_option, policy_option, reporting_database_errors
from academy.cli.tracker.extra import require_packages
from academy.cli.tracker.people import email_option, start_option
from wording.academy import _

__all__ = ["COMMANDS"]


@click.group(help=_("Begin to keep a department."))
def department() -> None:
    """Group of `department start`."""


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

    require_packages()
    context = CommandContext(database, None, policy, as_json)
    with reporting_database_errors():
        desk = start_department(
            database,
            name,
            login,
            start=start or local_day(context.now(), context.policy.zone),
            policy=context.policy,
            framework=context.framework,
            email=email or "",
            clock=context.now,
        )
    desk.database.close()
    context.show(
        {"database": database, "person": desk.actor, "login": login},
        _("The department is in {path}; {name} is its head.", path=database, name=name),
        _("Next: academy person add NAME --db {path} --as {login}", path=database, login=login),
    )


COMMANDS: tuple[click.Command, ...] = (department,)
