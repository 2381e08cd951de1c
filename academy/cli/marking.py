"""The command with which a mentor marks texts."""

from __future__ import annotations

import getpass
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from academy.cli.options import course_dir, course_option, sources
from autograder.errors import AcademyError
from wording.academy import _
from wording.languages import current_language

if TYPE_CHECKING:
    from autograder.gradebook.marks import Role
    from autograder.marking.service import Kappa, MarkingDesk

__all__ = ["COMMANDS"]


@click.command(help=_("Mark the texts of a module by their rubrics, in the terminal and by keys alone."))
@click.argument("module")
@click.argument("exercise", required=False)
@click.option("--marker", default=None, help=_("Whose marks these are; your login name when not given."))
@click.option("--second", "role", flag_value="second", help=_("Give a share of the texts a second mark, blindly."))
@click.option("--settle", "role", flag_value="third", help=_("Settle two marks that differ, as a third person."))
@click.option("--talk", "role", flag_value="talk", help=_("Settle two marks that differ, one of them yours, in talk."))
@click.option("--agreement", "compare", is_flag=True, help=_("Show how well first and second marks agree."))
@click.option("--train", "trains", is_flag=True, help=_("Train on marked examples of an exercise first."))
@course_option
def mark(
    module: str,
    exercise: str | None,
    marker: str | None,
    role: Role | None,
    compare: bool,
    trains: bool,
    course: Path | None,
) -> None:
    from autograder.marking.service import open_marking, read_back

    if trains:
        _train(module, exercise or "")
        return
    with open_marking(course_dir(course), module, marker or getpass.getuser(), role or "first") as desk:
        if exercise is not None:
            desk.exercise(exercise)
        if compare:
            _show_agreement(desk, [exercise] if exercise else list(desk.exercises))
            return
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


def _train(module: str, exercise: str) -> None:
    from academy.marking.train import train
    from autograder.marking.service import training

    root, datasets = sources()
    train(training(root, datasets, module, exercise, current_language()))


def _show_agreement(desk: MarkingDesk, exercises: list[str]) -> None:
    from autograder.marking.service import agreement

    for name in exercises:
        found = agreement(desk, name)
        click.echo(f"{name}: {_worded(found.total)}")
        if found.total.n:
            for line, kappa in found.lines.items():
                click.echo(f"  {line}: {_worded(kappa)}")
            click.echo(
                "  "
                + _("Different: {different}, settled: {settled}.", different=found.different, settled=found.settled)
            )
    click.echo(_("Weighted kappa with squared distances: 1 is the same, 0 is chance; in brackets 95 %."))


def _worded(kappa: Kappa) -> str:
    if not kappa.n:
        return _("no text has two marks yet")
    if kappa.value is None:
        return _("all the same points, so there is no kappa, n = {n}", n=kappa.n)
    return _(
        "kappa {value:.2f} [{low:.2f}; {high:.2f}], n = {n}",
        value=kappa.value,
        low=kappa.low,
        high=kappa.high,
        n=kappa.n,
    )


COMMANDS = (mark,)
