"""Commands of a mentor: grade, regrade, feedback, results.

A command imports what it needs when it runs, so that `academy --help` does not wait for pandas.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from academy.cli.options import console, course_dir, course_option, progress_bar, sources
from autograder.errors import AcademyError
from wording.academy import _

if TYPE_CHECKING:
    from autograder.grading.outcome import Grading
    from autograder.results.collect import Results

__all__ = ["COMMANDS", "show_grading"]

trainee_option = click.option(
    "--trainee", "trainees", multiple=True, help=_("Only this trainee; may be given several times.")
)


def show_grading(grading: Grading) -> None:
    """Print a line for the module, then the notes and reasons of single submissions."""
    click.echo(
        _(
            "{module}: graded {graded}, unchanged {unchanged}, not gradable {failed}.",
            module=grading.module,
            graded=len(grading.graded),
            unchanged=len(grading.unchanged),
            failed=len(grading.failed),
        )
    )
    for line in (*grading.layouts.taken, *grading.layouts.left_out):
        click.echo(f"  {line}")
    if grading.penalties:
        names = ", ".join(sorted(grading.penalties))
        click.echo("  " + _("The penalty for lateness was computed again: {names}.", names=names))
    for outcome in grading.outcomes:
        for note in outcome.notes:
            click.echo(f"  {outcome.trainee}: {note}")
        if outcome.reason:
            click.echo(f"  {outcome.trainee}: {outcome.reason}")
        if outcome.log:
            click.echo("  " + _("Details: {path}", path=outcome.log))


isolation_option = click.option(
    "--isolation",
    type=click.Choice(["full", "none"]),
    default="full",
    show_default=True,
    help=_("“none” runs the trainees' code with your rights; it is noted on every result."),
)
scheduler_option = click.option("--scheduler", metavar="TCP://…", help=_("Grade on this Dask cluster."))
workers_option = click.option(
    "--workers", default=2, show_default=True, type=click.IntRange(min=1), help=_("How many processes.")
)


@click.command(help=_("Grade what was handed in for a module and has changed since."))
@click.argument("module")
@course_option
@trainee_option
@click.option("--force", is_flag=True, help=_("Also grade what has not changed."))
@workers_option
@isolation_option
@scheduler_option
def grade(
    module: str,
    course: Path | None,
    trainees: tuple[str, ...],
    force: bool,
    workers: int,
    isolation: Literal["full", "none"],
    scheduler: str | None,
) -> None:
    """Grade a module. The exit code is 1 when a submission could not be graded, so that a script can tell."""
    if scheduler is None:
        from autograder.grading.preload import start_early

        start_early(course_dir(course), module, isolation)  # it starts while the rest is imported here
    from autograder.grading.grade_module import grade_module

    with progress_bar(_("Grading")) as progress:
        grading = grade_module(
            course_dir(course),
            module,
            trainees or None,
            force,
            progress,
            workers,
            isolation=isolation,
            scheduler=scheduler,
        )
    show_grading(grading)
    sys.exit(bool(grading.failed))


@click.command(
    help=_("Show whose points and results change since a check, a maximum, a rubric or a due date was corrected.")
)
@click.argument("module")
@course_option
@trainee_option
@click.option("--apply", is_flag=True, help=_("Write the new grades; without it nothing is written."))
@workers_option
@isolation_option
def regrade(
    module: str,
    course: Path | None,
    trainees: tuple[str, ...],
    apply: bool,
    workers: int,
    isolation: Literal["full", "none"],
) -> None:
    from autograder.grading.regrade_module import regrade_module
    from autograder.results.regraded import moved_results, result_lines

    target = course_dir(course)
    with progress_bar(_("Grading")) as progress:
        found = regrade_module(target, module, trainees or None, apply, progress, workers, isolation=isolation)
    for change in found.changes:
        moved = _("gains") if change.after > change.before else _("loses")
        click.echo(
            f"{change.trainee}: {change.exercise}: {change.before:g} → {change.after:g} ({moved} "
            f"{abs(change.after - change.before):g})"
        )
    for trainee, reason in found.failed.items():
        click.echo(f"{trainee}: {reason}")
    for line in result_lines(moved_results(target, sources()[0], module, found)):
        click.echo(line)
    changed = {change.trainee for change in found.changes} | {moved.trainee for moved in found.moved}
    click.echo(_("Graded again: {n}; changed: {changed}.", n=found.graded, changed=len(changed)))
    if changed and not apply:
        click.echo(_("Nothing was written. Write it with --apply."))


@click.command(help=_("Write feedback pages for a graded module."))
@click.argument("module")
@course_option
@trainee_option
def feedback(module: str, course: Path | None, trainees: tuple[str, ...]) -> None:
    from autograder.results.feedback import write_feedback

    root, datasets = sources()
    target = course_dir(course)
    with progress_bar(_("Writing feedback")) as progress:
        pages = write_feedback(target, root, datasets, module, trainees or None, progress)
    click.echo(_("Feedback pages: {n}, in {path}", n=len(pages), path=target / "feedback"))


@click.command(help=_("Show the results of everyone by module and competency."))
@course_option
@click.option("--csv", "form", flag_value="csv", help=_("Print as CSV, for programs."))
@click.option("--excel-csv", "form", flag_value="excel-csv", help=_("Print as CSV that Excel opens by a double click."))
@click.option("--xlsx", "form", flag_value="xlsx", help=_("Write the workbook results.xlsx into the course's folder."))
@click.option("--json", "form", flag_value="json", help=_("Print as JSON."))
@click.option("--html", "form", flag_value="html", help=_("Write the page results.html into the course's folder."))
@click.option("--moodle", type=click.Path(path_type=Path), help=_("Write a file that Moodle's gradebook imports."))
@click.option("--canvas", type=click.Path(path_type=Path), help=_("Write a file that Canvas's gradebook imports."))
def results(course: Path | None, form: str | None, **files: Path | None) -> None:
    from autograder.files import write_atomically
    from autograder.results.collect import collect_results
    from autograder.results.formats import results_csv, results_html, results_json, results_table
    from autograder.results.people_tables import people_csv

    target = course_dir(course)
    collected = collect_results(target, sources()[0])
    wanted = {system: path for system, path in files.items() if path is not None}
    for system, path in wanted.items():
        _write_for(system, path, collected)
    if wanted and form is None:
        return
    if form == "csv":
        click.echo(results_csv(collected), nl=False)
    elif form == "json":
        click.echo(results_json(collected))
    elif form == "excel-csv":
        click.echo(people_csv(collected), nl=False)
    elif form in ("html", "xlsx"):
        path = target / f"results.{form}"
        write_atomically(path, results_html(collected) if form == "html" else _workbook(collected))
        click.echo(_("Written: {path}", path=path))
    else:
        console.print(results_table(collected))


def _write_for(system: str, path: Path, collected: Results) -> None:
    from autograder.files import write_atomically
    from autograder.results.lms_csv import LMS

    table = LMS[system](collected)
    if not path.parent.is_dir():
        raise AcademyError(_("There is no folder {path}.", path=path.parent))
    write_atomically(path, table.text)
    click.echo(_("Written: {path}", path=path))
    click.echo(_("Final results in it: {n}.", n=table.written))
    if table.left_out:
        click.echo(_("Handed in, and not final yet: {n}; their cells are empty.", n=table.left_out))


def _workbook(collected: Results) -> bytes:
    from academy.notebook.workbook import Sheet, workbook
    from autograder.results.people_tables import people_tables

    return workbook(
        [Sheet(one.title, one.header, one.rows) for one in people_tables(collected)], collected.lang, "results"
    )


COMMANDS = (grade, regrade, feedback, results)
