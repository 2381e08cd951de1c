"""`queue grading`, below the tracker's `queue`: what waits for a mentor over all modules."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import click
from rich.table import Table
from rich.text import Text

from academy.cli.options import console, course_dir, course_option, sources
from wording.academy import _, ngettext
from wording.moments import moment

__all__ = ["COMMANDS"]


@click.command("grading", help=_("Show what waits for a mentor in all modules, since when, and who is stuck."))
@course_option
def _grading(course: Path | None) -> None:
    from autograder.building.course_folder import CourseFolder
    from autograder.mentoring.due_dates import course_zone
    from autograder.mentoring.item import next_step, words
    from autograder.mentoring.queue import collect_queue

    found = collect_queue(CourseFolder.open(course_dir(course)), dt.datetime.now(dt.UTC))
    zone = course_zone(sources()[0])
    if found.items:
        table = Table(_("Since"), _("Module"), _("Trainee"), _("What waits"), _("What to do"))
        for item in found.items:
            since = moment(item.since.astimezone(zone)) if item.since else "—"
            table.add_row(*map(Text, (since, item.module, item.trainee, words(item), next_step(item))))
        console.print(table)
    looked = _(
        "Looked at: modules {modules}, submissions {submissions}, notebooks at work {notebooks}.",
        modules=found.modules,
        submissions=found.submissions,
        notebooks=found.notebooks,
    )
    for line in found.unseen:
        click.echo(_("Not looked at: {what}", what=line))
    if found.items:
        click.echo(ngettext("{n} thing waits.", "{n} things wait.", len(found.items)))
    elif not found.unseen:
        click.echo(_("Nothing waits."))
    click.echo(looked)


COMMANDS = (_grading,)
