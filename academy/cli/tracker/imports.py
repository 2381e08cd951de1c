"""Bringing in what a department has: the gradebook, and tables of people and of evidence."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click
from rich.console import RenderableType

from academy.cli.options import course_dir, course_option
from academy.cli.tracker.context import Seat, seated
from academy.cli.tracker.params_and_tables import table, tag
from wording.academy import _

if TYPE_CHECKING:
    from tracker.imports.gradebook import Competencies, GradebookImport
    from tracker.imports.rows import TableImport

__all__ = ["COMMANDS", "show_gradebook", "taught"]

SHOWN = 200
"""Lines of a report that a terminal shows; --json gives all."""

dry_option = click.option("--dry-run", is_flag=True, help=_("Show what would change and change nothing."))
partial_option = click.option(
    "--partial", is_flag=True, help=_("Take the good rows although others are refused; without it, none.")
)
sheet_option = click.option("--sheet", default=None, help=_("Worksheet of a workbook; the first by default."))
file_argument = click.argument("file", metavar="FILE", type=click.Path(path_type=Path))


@click.group("import", help=_("Import grades, people and evidence; importing twice changes nothing."))
def import_group() -> None:
    """Holds `import gradebook` and the others."""


@import_group.command("people", help=_("Import people from a CSV or XLSX table."))
@file_argument
@sheet_option
@dry_option
@partial_option
@seated
def _people(seat: Seat, file: Path, sheet: str | None, dry_run: bool, partial: bool) -> None:
    from tracker.imports.people_table import import_people

    _show(seat, import_people(seat.desk, file, sheet=sheet, dry_run=dry_run, partial=partial), dry_run)


@import_group.command("evidence", help=_("Import cases, articles, certificates and the like from a CSV or XLSX table."))
@file_argument
@click.option("--kind", default=None, help=_("Kind of all rows, like case; without it a column says it."))
@sheet_option
@click.option("--reason", default="", help=_("Why rows come late, for those after their grace date."))
@dry_option
@partial_option
@seated
def _evidence(
    seat: Seat, file: Path, kind: str | None, sheet: str | None, reason: str, dry_run: bool, partial: bool
) -> None:
    from tracker.imports.evidence_table import import_evidence

    _show(
        seat,
        import_evidence(seat.desk, file, kind, reason=reason, sheet=sheet, dry_run=dry_run, partial=partial),
        dry_run,
    )


@import_group.command("gradebook", help=_("Import graded modules from the gradebook of a built course."))
@click.argument("source", required=False)
@course_option
@click.option("--module", "modules", multiple=True, help=_("Only this module; may be given several times."))
@dry_option
@seated
def _gradebook(seat: Seat, source: str | None, course: Path | None, modules: tuple[str, ...], dry_run: bool) -> None:
    """SOURCE is a gradebook.db or the URL of one; without it, that of --course."""
    from tracker.imports.gradebook import import_gradebook

    place = source or str(course_dir(course) / "gradebook.db")
    competencies, edition = taught()
    found = import_gradebook(seat.desk, place, competencies, edition, modules=modules or None, dry_run=dry_run)
    seat.say(found, *show_gradebook(found))
    sys.exit(bool(found.left_out))


def taught() -> tuple[Competencies, str]:
    """Module -> exercise -> competencies, and the edition, from the course's text."""
    from academy.cli.options import sources
    from autograder.exercises.reader import read_course

    course = read_course(*sources())
    found = {m.name: {e.name: e.manifest.competencies for e in m.exercises} for m in course.modules}
    return found, course.manifest.edition


def show_gradebook(found: GradebookImport) -> list[str]:
    """What an import of grades did, in sentences."""
    told = [
        _(
            "Module results: {added} new, {superseded} of them in place of earlier ones; {unchanged} unchanged.",
            added=found.added,
            superseded=found.superseded,
            unchanged=found.unchanged,
        )
    ]
    for w in found.waiting:
        told.append(
            _(
                "  {who}, {module}: a person has yet to grade {names}",
                who=w.login,
                module=w.module,
                names=", ".join(w.exercises),
            )
        )
    told += [f"  {', '.join(filter(None, (x.login, x.module)))}: {x.problem}. {x.fix}" for x in found.left_out]
    told += [
        _("  {who}, {module}: no time of handing in; it counts as of today", who=who, module=module)
        for who, module in found.undated
    ]
    if not found.kept:
        told.append(_("This was a dry run: nothing was changed."))
    return told


def _show(seat: Seat, found: TableImport, dry_run: bool) -> None:
    """What each row does, what is wrong with the others, and whether anything was written; exit code 1 on problems."""
    words = {"added": (_("new"), "good"), "changed": (_("changed"), "warn"), "unchanged": (_("as it was"), "mute")}
    shown: list[RenderableType] = []
    news = [c for c in found.changes if c.what != "unchanged"]
    if news:
        rows = ((c.row, tag(*words[c.what]), c.subject, c.text) for c in news[:SHOWN])
        shown.append(table(("#" + _("Row"), _("Does"), _("Person"), _("What")), rows))
        if len(news) > SHOWN:
            shown.append(_("{n} more; --json lists all.", n=len(news) - SHOWN))
    if found.problems:
        wrong = ((p.row, p.column, p.problem, p.fix) for p in found.problems[:SHOWN])
        shown.append(table(("#" + _("Row"), _("Column"), _("Problem"), _("What to do")), wrong))
        if len(found.problems) > SHOWN:
            shown.append(_("{n} more; --json lists all.", n=len(found.problems) - SHOWN))
    if found.ignored:
        shown.append(_("Columns left out, their headings are not known: {names}.", names=", ".join(found.ignored)))
    shown.append(
        _(
            "Rows: {added} new, {changed} changed, {unchanged} as they were, {wrong} with problems.",
            added=found.count("added"),
            changed=found.count("changed"),
            unchanged=found.count("unchanged"),
            wrong=len({p.row for p in found.problems}),
        )
    )
    if dry_run:
        shown.append(_("This was a dry run: nothing was changed."))
    elif not found.kept:
        shown.append(_("Nothing was written. Mend the rows, or add --partial to take the good ones."))
    seat.say(found, *shown)
    sys.exit(bool(found.problems))


COMMANDS: tuple[click.Command, ...] = (import_group,)
