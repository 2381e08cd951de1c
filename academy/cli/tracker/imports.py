"""Commands that import the gradebook, and tables of people and of evidence."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click
from rich.console import RenderableType

from academy.cli.options import course_dir, course_option
from academy.cli.tracker.context import CommandContext, with_context
from academy.cli.tracker.tables import table, tag
from wording.academy import _

if TYPE_CHECKING:
    from tracker.domain.evidence import Part
    from tracker.imports.gradebook import Competencies, GradebookImport, Parts
    from tracker.imports.rows import TableImport

__all__ = ["COMMANDS", "gradebook_lines", "graded_course"]

MAX_ROWS = 200
"""Rows of a table that a terminal shows; --json gives all."""

dry_option = click.option("--dry-run", is_flag=True, help=_("Show what would change and change nothing."))
partial_option = click.option(
    "--partial", is_flag=True, help=_("Take the good rows although others are refused; without it, none.")
)
sheet_option = click.option("--sheet", default=None, help=_("Worksheet of a workbook; the first by default."))
file_argument = click.argument("file", metavar="FILE", type=click.Path(path_type=Path))


@click.group("import", help=_("Import grades, people and evidence; importing twice changes nothing."))
def import_group() -> None:
    """Group of `import gradebook` and others."""


@import_group.command("people", help=_("Import people from a CSV or XLSX table."))
@file_argument
@sheet_option
@dry_option
@partial_option
@with_context
def _people(context: CommandContext, file: Path, sheet: str | None, dry_run: bool, partial: bool) -> None:
    from tracker.imports.people_table import import_people

    _show_table_import(
        context, import_people(context.desk, file, sheet=sheet, dry_run=dry_run, partial=partial), dry_run
    )


@import_group.command("evidence", help=_("Import cases, articles, certificates and the like from a CSV or XLSX table."))
@file_argument
@click.option("--kind", default=None, help=_("Kind of all rows, like case; without it a column says it."))
@sheet_option
@click.option("--reason", default="", help=_("Why rows come late, for those after their grace date."))
@dry_option
@partial_option
@with_context
def _evidence(
    context: CommandContext, file: Path, kind: str | None, sheet: str | None, reason: str, dry_run: bool, partial: bool
) -> None:
    from tracker.imports.evidence_table import import_evidence

    _show_table_import(
        context,
        import_evidence(context.desk, file, kind, reason=reason, sheet=sheet, dry_run=dry_run, partial=partial),
        dry_run,
    )


@import_group.command("gradebook", help=_("Import graded modules from the gradebook of a built course."))
@click.argument("source", required=False)
@course_option
@click.option("--module", "modules", multiple=True, help=_("Only this module; may be given several times."))
@dry_option
@with_context
def _gradebook(
    context: CommandContext, source: str | None, course: Path | None, modules: tuple[str, ...], dry_run: bool
) -> None:
    """`source`: path or URL of a gradebook; by default that of the built course."""
    from tracker.imports.gradebook import import_gradebook

    gradebook = source or str(course_dir(course) / "gradebook.db")
    graded = graded_course(gradebook)
    found = import_gradebook(
        context.desk,
        gradebook,
        graded.competencies,
        graded.edition,
        course=graded.course,
        parts=graded.parts,
        modules=modules or None,
        outdated=graded.outdated,
        dry_run=dry_run,
    )
    context.show(found, *gradebook_lines(found))
    sys.exit(bool(found.left_out))


@dataclass(frozen=True)
class GradedCourse:
    """What an import has to know of the course whose gradebook it reads."""

    course: str
    edition: str
    #: Module -> exercise -> ids of competencies.
    competencies: Competencies
    parts: Parts
    #: (module, login) of submissions that have to be graded again before they count.
    outdated: frozenset[tuple[str, str]] = frozenset()


def graded_course(gradebook: str) -> GradedCourse:
    """Describe the course that was graded: the one built beside the gradebook, else the one of the course's text.

    A course built last year has its own edition and exercises, whatever the text says today.
    """
    from autograder.building.course_folder import CourseFolder

    folder = CourseFolder(Path(gradebook.removeprefix("sqlite:///")).parent)
    modules = folder.modules() if "://" not in gradebook.removeprefix("sqlite:///") else []
    if not modules:
        return _course_of_text()
    from autograder.grading.outcome import outdated

    sidecars = {name: folder.sidecar(name) for name in modules}
    first, practice = next(iter(sidecars.values())), folder.practice()
    return GradedCourse(
        first.course,
        first.edition.partition("/")[0],  # that of an assessment has another part behind it
        {m: {name: e.manifest.competencies for name, e in s.exercises.items()} for m, s in sidecars.items()},
        {m: "assessment" if s.part == "assessment" else _part(m in practice) for m, s in sidecars.items()},
        frozenset((m, login) for m in modules for login in outdated(CourseFolder.open(folder.root), m)),
    )


def _part(practice: bool) -> Part:
    return "practice" if practice else "whole"


def _course_of_text() -> GradedCourse:
    from academy.cli.options import sources
    from autograder.exercises.reader import read_course
    from autograder.source.layout import part_of

    course = read_course(*sources())
    found = {m.name: {e.name: e.manifest.competencies for e in m.exercises} for m in course.modules}
    parts = {m.name: part_of(course.root, m.name) for m in course.modules}
    return GradedCourse(course.manifest.id, course.manifest.edition, found, parts)


def gradebook_lines(found: GradebookImport) -> list[str]:
    """Describe the result of an import of grades, one line for each fact."""
    lines = [
        _(
            "Module results: {added} new, {superseded} of them in place of earlier ones; {unchanged} unchanged.",
            added=found.added,
            superseded=found.superseded,
            unchanged=found.unchanged,
        )
    ]
    for r in found.renamed:
        now = r.now or _("none")
        lines.append(
            _("  {who}: an earlier login of {name}, now {login}; taken as theirs", who=r.login, name=r.name, login=now)
        )
    for w in found.waiting:
        lines.append(
            _(
                "  {who}, {module}: a person has yet to grade {names}",
                who=w.login,
                module=w.module,
                names=", ".join(w.exercises),
            )
        )
    lines += [f"  {', '.join(filter(None, (x.login, x.module)))}: {x.problem}. {x.fix}" for x in found.left_out]
    lines += [
        _("  {who}, {module}: no time of handing in; it counts as of today", who=who, module=module)
        for who, module in found.undated
    ]
    lines += [
        _("  {who}, {module}: nobody worked in the notebook; it takes nothing away", who=who, module=module)
        for who, module in found.blank
    ]
    if not found.kept:
        lines.append(_("This was a dry run: nothing was changed."))
    return lines


def _show_table_import(context: CommandContext, found: TableImport, dry_run: bool) -> None:
    """Show the rows that change something, those with problems, and whether anything was written.

    Exit code 1 if a row has a problem.
    """
    words = {"added": (_("new"), "good"), "changed": (_("changed"), "warn"), "unchanged": (_("as it was"), "mute")}
    shown: list[RenderableType] = []
    changes = [c for c in found.changes if c.what != "unchanged"]
    if changes:
        rows = ((c.row, tag(*words[c.what]), c.subject, c.text) for c in changes[:MAX_ROWS])
        shown.append(table(("#" + _("Row"), _("Does"), _("Person"), _("What")), rows))
        if len(changes) > MAX_ROWS:
            shown.append(_("{n} more; --json lists all.", n=len(changes) - MAX_ROWS))
    if found.problems:
        problems = ((p.row, p.column, p.problem, p.fix) for p in found.problems[:MAX_ROWS])
        shown.append(table(("#" + _("Row"), _("Column"), _("Problem"), _("What to do")), problems))
        if len(found.problems) > MAX_ROWS:
            shown.append(_("{n} more; --json lists all.", n=len(found.problems) - MAX_ROWS))
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
    context.show(found, *shown)
    sys.exit(bool(found.problems))


COMMANDS: tuple[click.Command, ...] = (import_group,)
