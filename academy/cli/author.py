"""Commands for authors: new, lint, stamp, topics, verify, build, release, experts.

What a command needs is imported when it runs: `academy --help` must not wait for pandas.
"""

from __future__ import annotations

import json
import sys
import time
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from academy.cli.experts import experts
from academy.cli.options import console, course_dir, course_option, lang_option, modules_argument, progress_bar, sources
from academy.cli.reference import modules_table
from autograder.exercises.kinds import kind_names
from wording.academy import _

if TYPE_CHECKING:
    from autograder.authoring.proof_cache import ProofCache

__all__ = ["COMMANDS", "proof_cache"]

ACADEMY = Path(__file__).parents[1]
NOTEBOOK = ("__init__.py", "content.py", "data", "notebook", "runs")
"""What `from academy import ...` loads in a cell: it takes part in judging, so proofs depend on it."""


@click.group(help=_("Write the skeleton of a module, an assessment, an exercise or a dataset."))
def new() -> None:
    """Holds `new module`, `new assessment`, `new exercise` and `new dataset`."""


@new.command("module", help=_("Write a module that lints and verifies as it is. NAME is like 11_case."))
@click.argument("name")
@click.option("--after", default="", metavar="MODULE", help=_("Module that comes before it; else its number decides."))
def _new_module(name: str, after: str) -> None:
    from autograder.authoring.scaffold import new_module

    console.print(_("Written: {path}", path=new_module(sources()[0], name, after)))


@new.command("dataset", help=_("Write a dataset that lints and verifies as it is. NAME is like client_orders."))
@click.argument("name")
def _new_dataset(name: str) -> None:
    from autograder.authoring.scaffold import new_dataset

    console.print(_("Written: {path}", path=new_dataset(sources()[1], name)))


@new.command("assessment", help=_("Write the assessment of a module: it lints and verifies as it is."))
@click.argument("module")
def _new_assessment(module: str) -> None:
    from autograder.authoring.scaffold import new_assessment

    console.print(_("Written: {path}", path=new_assessment(sources()[0], module)))


@new.command("exercise", help=_("Add an exercise to a module."))
@click.argument("module")
@click.argument("name")
@click.option("--kind", type=click.Choice(kind_names()), required=True, help=_("Kind of exercise."))
def _new_exercise(module: str, name: str, kind: str) -> None:
    from autograder.authoring.scaffold import new_exercise

    console.print(_("Written: {path}", path=new_exercise(sources()[0], module, name, kind)))


@click.command(help=_("List every defect of the course's text, with place and fix."))
@modules_argument
def lint(modules: tuple[str, ...]) -> None:
    from autograder.authoring.lint import lint_course, notes_on_course

    defects = lint_course(*sources(), only=list(modules))
    for defect in defects:
        click.echo(str(defect))
    if defects:
        click.echo(_("Defects: {n}.", n=len(defects)), err=True)
        sys.exit(1)
    for note in notes_on_course(sources()[0], only=list(modules)):
        click.echo(_("Note: {note}", note=note))
    click.echo(_("No defects."))


@click.command(help=_("Stamp translations that you have brought up to date."))
@modules_argument
def stamp(modules: tuple[str, ...]) -> None:
    from autograder.authoring.scaffold import stamp_translations
    from autograder.source.layout import module_folder

    root = sources()[0]
    for name in modules or [p.name for p in sorted((root / "modules").iterdir()) if p.is_dir()]:
        for path in stamp_translations(module_folder(root, name)):
            click.echo(str(path))


@click.command(help=_("Write the map of topics, course/README.md and README.ru.md, from topics.toml and the modules."))
def topics() -> None:
    from autograder.authoring.topics import write_readmes

    for path in write_readmes(*sources()):
        click.echo(str(path))


@click.command(
    help=_(
        "Prove modules: solutions pass, stubs fail, mistakes are caught where they say, lessons run, datasets are the "
        "same whenever they are made."
    )
)
@modules_argument
@click.option(
    "--variants", default=5, show_default=True, type=click.IntRange(min=1), help=_("How many trainees' variants.")
)
@click.option("--workers", default=None, type=click.IntRange(min=1), help=_("How many processes."))
@click.option("--no-cache", is_flag=True, help=_("Prove everything anew; neither look up nor keep proofs."))
@click.option("--json", "as_json", is_flag=True, help=_("Print the report as JSON."))
def verify(modules: tuple[str, ...], variants: int, workers: int | None, no_cache: bool, as_json: bool) -> None:
    from autograder.authoring.said_once import said_once
    from autograder.authoring.verify import verify_course

    cache = None if no_cache else proof_cache(Path.cwd())
    try:
        with progress_bar(_("Verifying")) as progress:
            report = verify_course(
                *sources(), only=list(modules), variants=variants, workers=workers, progress=progress, cache=cache
            )
    except KeyboardInterrupt:
        kept = cache.kept if cache else 0
        said = _("Stopped. Proofs that passed and are kept: {n}. The next run takes them.", n=kept)
        click.echo(said if kept else _("Stopped. Nothing was kept."), err=True)
        sys.exit(1)
    if as_json:
        click.echo(json.dumps(asdict(report), ensure_ascii=False, indent=1, default=str))
    else:
        for line in said_once(report.failures, sources()[0]):
            click.echo(line)
        click.echo(
            _(
                "Exercises: {exercises}, lessons: {lessons}, datasets: {datasets}, variants: {variants}, "
                "solutions: {solutions}, alternatives: {alternatives}, mistakes: {mistakes}, trials: {trials}, "
                "failures: {failed}.",
                **{k: v for k, v in asdict(report).items() if isinstance(v, int)},
                failed=len(report.failures),
            )
        )
        if cache:
            click.echo(
                _(
                    "Proofs (an exercise or a lesson in a language, or a dataset): {proofs}. Kept from earlier runs, "
                    "since nothing they depend on has changed: {cached}.",
                    proofs=report.proofs,
                    cached=report.cached,
                )
            )
    sys.exit(bool(report.failures))


def proof_cache(folder: Path) -> ProofCache:
    """Return the proofs that are kept in `build/.verify` of a folder."""
    from autograder.authoring.proof_cache import ProofCache

    return ProofCache(folder / "build" / ".verify", judges=[ACADEMY / name for name in NOTEBOOK])


@click.command(help=_("Build modules into an nbgrader course."))
@modules_argument
@lang_option
@click.option(
    "--out", type=click.Path(path_type=Path), default=None, help=_("Folder to build into; build/<lang> when not given.")
)
def build(modules: tuple[str, ...], lang: str, out: Path | None) -> None:
    from autograder.building.build import build_course
    from autograder.exercises.reader import read_module
    from autograder.source.layout import module_folder

    start = time.perf_counter()
    target = course_dir(out, lang)
    root, datasets = sources()
    manifests = {}
    for one in build_course(root, datasets, out=target, lang=lang, only=list(modules)):
        state = _("built") if one.changed else _("unchanged")
        click.echo(f"{one.module}: {state}, {one.seconds:.2f} s")
        manifests[one.module] = read_module(module_folder(root, one.module)).manifest
    console.print(modules_table(manifests, lang))
    click.echo(_("The course is in {path} ({seconds:.2f} s).", path=target, seconds=time.perf_counter() - start))


@click.command(help=_("Write exactly what a trainee may see of a module."))
@click.argument("modules", nargs=-1, required=True, metavar="MODULE...")
@course_option
def release(modules: tuple[str, ...], course: Path | None) -> None:
    from autograder.building.release import release_module

    for name in modules:
        click.echo(_("Released: {path}", path=release_module(course_dir(course), name)))


COMMANDS = (new, lint, stamp, topics, verify, build, release, experts)
