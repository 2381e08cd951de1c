"""Commands that show the course as trainees see it: lab, demo."""

from __future__ import annotations

import sys
from contextlib import suppress
from pathlib import Path

import click

from academy.cli.mentor import show_grading
from academy.cli.options import console, course_dir, course_option, lang_option, progress_bar, sources
from academy.cli.reference import aims
from academy.lab.modules import language_of, open_module, released_modules
from academy.lab.server import serve
from autograder.errors import AcademyError
from wording.academy import _
from wording.languages import language

__all__ = ["COMMANDS"]


@click.command(help=_("Open JupyterLab on this machine: the list of released modules, or one of them."))
@click.argument("module", required=False)
@course_option
@click.option("--trainee", default=None, help=_("Whose numbers and folder; your login name when not given."))
@click.option(
    "--port", default=8888, show_default=True, type=click.IntRange(1, 65535), help=_("Port on the loopback address.")
)
def lab(module: str | None, course: Path | None, trainee: str | None, port: int) -> None:
    from academy.notebook.session import trainee as whoami
    from autograder.source.layout import module_folder

    who, root = trainee or whoami(), course_dir(course)
    with language(language_of(root)):
        if module:
            work = open_module(root, module, who)
            with suppress(AcademyError):  # a trainee's machine has no text of the course
                for line in aims(module_folder(sources()[0], module)):
                    click.echo(line)
            click.echo(_("The module is in {path}. Stop with Ctrl-C.", path=work))
        elif not released_modules(root):
            raise AcademyError(_("No module is released in {path}. Run `academy release` first.", path=root))
        sys.exit(serve(root, who, port, module or ""))


@click.command(
    help=_("Run the whole course with demo trainees, from build to results, and a demo department in the tracker.")
)
@lang_option
@click.option(
    "--out", type=click.Path(path_type=Path), default=None, help=_("Folder to build into; build/<lang> when not given.")
)
@click.option("--workers", default=2, show_default=True, type=click.IntRange(min=1), help=_("How many processes."))
def demo(lang: str, out: Path | None, workers: int) -> None:
    with language(lang):
        _demo(lang, course_dir(out, lang), workers)


def _demo(lang: str, target: Path, workers: int) -> None:
    from academy.cli.tracker.demo_department import demo_department
    from academy.demo.cohort import make_cohort
    from autograder.building.build import build_course, write_atomically
    from autograder.building.release import release_module
    from autograder.grading.grade_module import grade_module
    from autograder.results.collect import collect_results
    from autograder.results.feedback import write_feedback
    from autograder.results.formats import results_csv, results_html, results_table

    root, datasets = sources()
    names = [built.module for built in build_course(root, datasets, target, lang)]
    for name in names:
        release_module(target, name)
    click.echo(_("Built and released: {names}", names=", ".join(names)))
    with progress_bar(_("Demo trainees are working")) as progress:
        cohort = make_cohort(target, root, datasets, names, progress, workers)
    click.echo(
        _(
            "Trainees: {n}, submissions written: {written}, kept: {kept}",
            n=len(cohort.trainees),
            written=cohort.written,
            kept=cohort.existing,
        )
    )
    for name in names:
        with progress_bar(_("Grading")) as progress:
            grading = grade_module(target, name, progress=progress, workers=workers)
        show_grading(grading)
        write_feedback(target, root, datasets, name)
    collected = collect_results(target, root)
    write_atomically(target / "results.html", results_html(collected))
    write_atomically(target / "results.csv", results_csv(collected))
    console.print(results_table(collected))
    where = {
        _("Released modules"): "release",
        _("Submissions"): "submitted",
        _("Feedback pages"): "feedback",
        _("Results"): "results.html, results.csv",
        _("Gradebook"): "gradebook.db",
    }
    command = Path(sys.executable).parent / "academy"  # make finds it by a PATH that the user's shell does not have
    click.echo(_("The command is {path}", path=command))
    click.echo(_("Everything is in {path}:", path=target))
    for what, name in where.items():
        click.echo(f"  {what}: {name}")
    demo_department(target)


COMMANDS = (lab, demo)
