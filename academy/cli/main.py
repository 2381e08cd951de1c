"""The command group: each command is thin and lives beside those that it is used with."""

from __future__ import annotations

import sys

import click

from academy.cli import author, mentor, trainee
from autograder.errors import AcademyError
from autograder.i18n import _

__all__ = ["main"]


class Group(click.Group):
    """Errors meant for people are printed as one sentence, without a traceback."""

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except AcademyError as error:
            click.echo(str(error), err=True)
        except KeyboardInterrupt:
            click.echo(_("Stopped. What is done is kept; run the command again to go on."), err=True)
        sys.exit(1)


@click.group(cls=Group, help=_("Train and certify account managers: build the course, grade it, see the results."))
@click.version_option(package_name="account-academy")
def main() -> None:
    """The group itself does nothing."""


for command in (*author.COMMANDS, *mentor.COMMANDS, *trainee.COMMANDS):
    main.add_command(command)
