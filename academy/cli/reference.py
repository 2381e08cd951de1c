"""Commands that show what the course is made of: competencies, datasets, and a module's aims and time.

What a command needs is imported when it runs: `academy --help` must not wait for the course's models.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from academy.cli.language import speak_option
from academy.cli.options import console, sources
from autograder.errors import AcademyError
from wording.academy import _, ngettext
from wording.languages import current_language

if TYPE_CHECKING:
    from rich.table import Table

    from autograder.source.card import DatasetCard
    from autograder.source.model import AssessmentManifest, ModuleManifest

__all__ = ["COMMANDS", "aims", "modules_table"]


@click.command(help=_("List the competencies with their ids, what confirms them, and the steps of a mentor's rating."))
@click.argument("sections", nargs=-1, metavar="[SECTION]...")
@speak_option
def competencies(sections: tuple[str, ...]) -> None:
    from autograder.source.model import Framework
    from autograder.source.toml import read_toml

    framework = read_toml(sources()[0] / "competencies.toml", Framework)
    lang = current_language()
    _refuse_unknown(sections, [s.id for s in framework.section])
    confirms, kinds = _evidence_words(), _kind_words()
    for section in framework.section:
        if sections and section.id not in sections:
            continue
        rows = (
            (one.id, one.title(lang), kinds[one.kind], ", ".join(confirms[e] for e in one.confirmed_by))
            for one in framework.competency
            if one.id.startswith(f"{section.id}.")
        )
        console.print(_table((_("Id"), _("Competency"), _("Kind"), _("Confirmed by")), rows, section.in_(lang)))
    steps = ((str(step.value), step.in_(lang)) for step in framework.scale)
    console.print(_table((_("Step"), _("What it means")), steps, _("Steps of a rating")))
    click.echo(_("Framework {version}.", version=framework.version))


@click.command(help=_("List the datasets; with a NAME, its columns and what is planted in it for exercises to find."))
@click.argument("names", nargs=-1, metavar="[NAME]...")
@speak_option
def datasets(names: tuple[str, ...]) -> None:
    from autograder.source.card import DatasetCard
    from autograder.source.toml import read_toml

    folders = {card.parent.name: card.parent for card in sorted(sources()[1].glob("*/card.toml"))}
    _refuse_unknown(names, list(folders))
    cards = {name: read_toml(folders[name] / "card.toml", DatasetCard) for name in names or folders}
    if names:
        for name, card in cards.items():
            _show_card(name, card)
        return
    rows = (
        (name, card.title.in_(current_language()), card.file, str(len(card.column)), card.licence)
        for name, card in cards.items()
    )
    console.print(_table((_("Dataset"), _("What it is"), _("File"), _("Columns"), _("Licence")), rows))


def _show_card(name: str, card: DatasetCard) -> None:
    lang = current_language()
    columns = ((column.name, column.dtype, column.unit, column.in_(lang)) for column in card.column)
    headings = (_("Column"), _("Type"), _("Unit"), _("What it holds"))
    console.print(_table(headings, columns, f"{name}: {card.title.in_(lang)}"))
    if (sources()[0] / "modules").is_dir():  # only authors have the modules; trainees have to find what is planted
        decided = {one.key: ", ".join(one.exercises) for one in card.defect}
        planted = ((one.key, one.in_(lang), decided.get(one.key, "")) for one in card.planted)
        console.print(_table((_("Planted"), _("What an exercise can find"), _("It decides")), planted))
    lines = {
        _("File"): card.file,
        _("Reader"): card.reader,
        _("Origin of the format"): card.origin,
        _("Licence"): card.licence,
    }
    for what, value in lines.items():
        click.echo(f"{what}: {value}")


def modules_table(manifests: Mapping[str, ModuleManifest | AssessmentManifest], lang: str) -> Table:
    """Return a row for each module: title in the course's language, what comes before it, time, exercises, points."""
    headings = (
        _("Module"),
        _("Title"),
        _("After"),
        _("Reading, min"),
        _("Practice, min"),
        _("Exercises"),
        _("Points"),
    )
    rows = (
        (
            name,
            manifest.title.in_(lang),
            *_before_and_time(manifest),
            str(len(manifest.exercise)),
            f"{sum(exercise.points for exercise in manifest.exercise if not exercise.bonus):g}",
        )
        for name, manifest in manifests.items()
    )
    return _table(headings, rows)


def _before_and_time(manifest: ModuleManifest | AssessmentManifest) -> tuple[str, str, str]:
    """Return the cells of a module's row from prerequisites to minutes; an assessment comes after its own module."""
    from autograder.source.model import AssessmentManifest

    if isinstance(manifest, AssessmentManifest):
        return "—", "—", str(manifest.minutes)
    return ", ".join(manifest.prerequisites) or "—", str(manifest.minutes.reading), str(manifest.minutes.practice)


def aims(path: Path) -> list[str]:
    """Return sentences: what the module in the folder `path` teaches, and how long it takes.

    Of an assessment they say how it is marked.

    There are none where the text of the course is not installed, as on a hub for trainees.
    """
    from autograder.source.layout import manifest_file, read_manifest
    from autograder.source.model import AssessmentManifest

    if not manifest_file(path).exists():
        return []
    manifest = read_manifest(path)
    if isinstance(manifest, AssessmentManifest):
        return [
            _("This is an assessment: answers are marked after you hand the work in."),
            _("It takes about {minutes} minutes.", minutes=manifest.minutes),
            ngettext("You may hand it in {n} time.", "You may hand it in {n} times.", manifest.attempts),
        ]
    minutes = manifest.minutes
    return [
        _("You will learn to:"),
        *(f"  • {objective.in_(current_language())}" for objective in manifest.objectives),
        _(
            "Reading takes about {reading} minutes, practice {practice}.",
            reading=minutes.reading,
            practice=minutes.practice,
        ),
    ]


def _table(headings: tuple[str, ...], rows: Iterable[tuple[str, ...]], title: str = "") -> Table:
    from rich.box import SIMPLE_HEAD
    from rich.table import Table
    from rich.text import Text

    table = Table(box=SIMPLE_HEAD, title=title or None, title_justify="left")
    for number, heading in enumerate(headings):
        table.add_column(heading, overflow="fold", no_wrap=number == 0)
    for row in rows:
        table.add_row(*map(Text, row))  # as Text, because rich takes the brackets of `list[str]` for markup
    return table


def _refuse_unknown(given: tuple[str, ...], known: list[str]) -> None:
    if unknown := [name for name in given if name not in known]:
        raise AcademyError(_("There is no “{name}”. There are: {known}.", name=unknown[0], known=", ".join(known)))


def _kind_words() -> dict[str, str]:
    return {
        "skill": _("skill"),
        "method": _("method"),
        "criterion": _("criterion of success"),
        "confirmation": _("required evidence"),
    }


def _evidence_words() -> dict[str, str]:
    """Return words for the kinds of evidence that `confirmed_by` names."""
    return {
        "module_result": _("points of a module"),
        "observation": _("a mentor's observation"),
        "case": _("a case"),
        "blog_post": _("an article"),
        "certificate": _("a certificate"),
        "course": _("a course"),
        "intern_help": _("help to an intern"),
        "improvement": _("an improvement"),
    }


COMMANDS = (competencies, datasets)
