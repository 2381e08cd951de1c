"""Commands for due dates of modules: `due set`, `due clear`, `due list`, below the tracker's `due`."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

import click

from academy.cli.mentor import trainee_option
from academy.cli.options import course_dir, course_option, sources
from wording.academy import _, ngettext
from wording.moments import moment

if TYPE_CHECKING:
    from autograder.building.course_folder import CourseFolder
    from autograder.mentoring.due_dates import ModuleDue

__all__ = ["COMMANDS"]


@click.command("set", help=_("Set when a module has to be handed in: 12 December 18:00."))
@click.argument("module")
@click.argument("date", nargs=-1, required=True)
@trainee_option
@click.option("--past", is_flag=True, help=_("Take a date that is over, too."))
@course_option
def _set(module: str, date: tuple[str, ...], trainees: tuple[str, ...], past: bool, course: Path | None) -> None:
    from autograder.mentoring.dates import read_due
    from autograder.mentoring.due_dates import course_zone, set_due

    zone = course_zone(sources()[0])
    due = read_due(" ".join(date), zone, dt.datetime.now(zone))
    found = set_due(_open(course), module, due.astimezone(zone), trainees, past=past)
    for line in _lines(found):
        click.echo(line)
    click.echo(_("Penalties for lateness are computed by it at the next `academy grade {module}`.", module=module))
    for path in found.files:
        click.echo(_("For a trainee without access to the course's folder: {path}", path=path))


@click.command("clear", help=_("Take the due date of a module away, or the own date of a trainee."))
@click.argument("module")
@trainee_option
@course_option
def _clear(module: str, trainees: tuple[str, ...], course: Path | None) -> None:
    from autograder.mentoring.due_dates import clear_due

    done = clear_due(_open(course), module, trainees)
    if not trainees:
        click.echo(_("{module}: nothing is due any more.", module=module))
    if done.own:
        click.echo(_("Own dates taken away: {names}.", names=", ".join(done.own)))
    if done.without:
        click.echo(_("No date of their own: {names}.", names=", ".join(done.without)))


@click.command("list", help=_("List the due dates of all modules, or of one, with those of single trainees."))
@click.argument("module", required=False)
@course_option
def _list(module: str | None, course: Path | None) -> None:
    from autograder.mentoring.due_dates import course_zone, list_due

    folder = _open(course)
    if module:
        folder.require(module)
    zone = course_zone(sources()[0])
    for one in list_due(folder, zone, [module] if module else folder.modules()):
        for line in _lines(one):
            click.echo(line)


def _open(course: Path | None) -> CourseFolder:
    from autograder.building.course_folder import CourseFolder

    return CourseFolder.open(course_dir(course))


def _lines(one: ModuleDue) -> list[str]:
    if one.everybody is None:
        return [_("{module}: no due date", module=one.module)]
    return [
        _("{module}: due {date}, {left}", module=one.module, date=moment(one.everybody), left=_left(one.everybody)),
        *(f"  {who}: {moment(date)}, {_left(date)}" for who, date in one.own.items()),
    ]


def _left(due: dt.datetime) -> str:
    seconds = (due - dt.datetime.now(dt.UTC)).total_seconds()
    if seconds < 0:
        return _("it is over")
    days = int(seconds // 86_400)
    return ngettext("{n} day left", "{n} days left", days) if days else _("less than a day left")


COMMANDS = (_set, _clear, _list)
