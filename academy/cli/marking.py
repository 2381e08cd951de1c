"""The command with which a mentor marks texts."""

from __future__ import annotations

import getpass
import sys
from pathlib import Path

import click

from academy.cli.options import course_dir, course_option
from autograder.errors import AcademyError
from wording.academy import _

__all__ = ["COMMANDS"]


@click.command(help=_("Mark the texts of a module by their rubrics, in the terminal and by keys alone."))
@click.argument("module")
@click.argument("exercise", required=False)
@click.option("--marker", default=None, help=_("Whose marks these are; your login name when not given."))
@course_option
def mark(module: str, exercise: str | None, marker: str | None, course: Path | None) -> None:
    from autograder.marking.service import open_marking, read_back

    with open_marking(course_dir(course), module, marker or getpass.getuser()) as desk:
        if exercise is not None:
            desk.exercise(exercise)
        if not (sys.stdin.isatty() and sys.stdout.isatty()):
            raise AcademyError(_("`academy mark` needs a terminal with a keyboard."))
        from academy.marking.screen import Screen
        from academy.marking.session import Session

        read_back(desk)
        session = Session(desk, [exercise] if exercise else list(desk.exercises))
        Screen(session).run()
    click.echo(
        _("Marked: {done} of {all}. Every stroke is saved.", done=session.total - session.left, all=session.total)
    )


COMMANDS = (mark,)
