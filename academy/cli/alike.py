"""`alike`: work of a module that is alike, for a mentor to look at. It accuses nobody."""

from __future__ import annotations

from pathlib import Path

import click

from academy.cli.options import course_dir, course_option
from wording.academy import _

__all__ = ["COMMANDS"]


@click.command(help=_("Show work of a module that is alike: nearly the same texts, the same code, another's numbers."))
@click.argument("module")
@course_option
def alike(module: str, course: Path | None) -> None:
    from autograder.building.course_folder import CourseFolder
    from autograder.mentoring.alike import find_alike, sentence

    work = find_alike(CourseFolder.open(course_dir(course)), module)
    for one in work.found:
        click.echo(sentence(one))
    compared = _(
        "Compared: people {people}, texts {texts}, wrong answers {answers}.",
        people=work.people,
        texts=work.texts,
        answers=work.answers,
    )
    if not work.found:
        click.echo(_("Nothing is alike beyond the limits."))
    click.echo(compared)
    if work.found:
        click.echo(
            _(
                "This proves nothing: people learn together, quote the same letter, mix up files. Look at both works "
                "and ask both."
            )
        )


COMMANDS = (alike,)
