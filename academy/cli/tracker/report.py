"""The command that writes reports as files: the department's for its head, or one person's."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from academy.cli.tracker.context import CommandContext, with_context
from academy.cli.tracker.files import PRIVATE, write_file
from academy.cli.tracker.params import as_of_option, known_at_option
from academy.cli.tracker.report_data import ReportTime, read_department_report, read_person_report
from wording.academy import _

if TYPE_CHECKING:
    from tracker.reports.model import HeadReport

__all__ = ["COMMANDS", "FORMATS", "write_head_report"]

FORMATS = ("html", "xlsx", "pdf")


@click.command(help=_("Write the department's report, or PERSON's own, as a page, a workbook and a PDF."))
@click.argument("person", required=False)
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("reports"),
    show_default=True,
    help=_("Folder to write into."),
)
@click.option(
    "--format", "formats", multiple=True, type=click.Choice(FORMATS), help=_("Only this one; all three by default.")
)
@as_of_option
@known_at_option
@with_context
def report(
    context: CommandContext,
    person: str | None,
    out: Path,
    formats: tuple[str, ...],
    as_of: date | None,
    known_at: datetime | None,
) -> None:
    when = ReportTime(as_of, known_at)
    wanted = formats or FORMATS
    if person is None:
        files = write_head_report(read_department_report(context, when, whole=True), out, wanted)
    else:
        files = _write_person_report(context, person, when, out, wanted)
    context.show({"files": files}, *(_("Written: {path}", path=path) for path in files))


def write_head_report(found: HeadReport, out: Path, formats: tuple[str, ...] = FORMATS) -> list[Path]:
    """Write the head's report in the current language as `department.<language>.<format>`, and return the files."""
    from tracker.reports.render.html import head_html
    from tracker.reports.render.pdf import head_pdf
    from tracker.reports.render.xlsx import head_xlsx

    writers: dict[str, Callable[[], Any]] = {
        "html": lambda: head_html(found),
        "xlsx": lambda: head_xlsx(found),
        "pdf": lambda: head_pdf(found),
    }
    return _write(out, "department", writers, formats)


def _write_person_report(
    context: CommandContext, person: str, when: ReportTime, out: Path, formats: tuple[str, ...]
) -> list[Path]:
    from tracker.reports.render.html import person_html
    from tracker.reports.render.pdf import person_pdf
    from tracker.reports.render.xlsx import person_xlsx

    found = read_person_report(context, person, when)
    writers: dict[str, Callable[[], Any]] = {
        "html": lambda: person_html(found, context.policy),
        "xlsx": lambda: person_xlsx(found, context.policy),
        "pdf": lambda: person_pdf(found, context.policy),
    }
    # The file is named by the pseudonym, so that no real name appears in a directory listing.
    return _write(out, found.person.person.id, writers, formats)


def _write(out: Path, name: str, writers: dict[str, Callable[[], Any]], formats: tuple[str, ...]) -> list[Path]:
    from wording.languages import current_language

    return [
        write_file(out / f"{name}.{current_language()}.{form}", writers[form](), PRIVATE)
        for form in FORMATS
        if form in formats
    ]


COMMANDS = (report,)
