"""Reports as files: the department for its head, or one person's own plan and record."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from academy.cli.tracker.context import Seat, seated
from academy.cli.tracker.files import PRIVATE, write_file
from academy.cli.tracker.params_and_tables import as_of_option, known_at_option
from academy.cli.tracker.report_data import When, department_picture, person_picture
from wording.academy import _

if TYPE_CHECKING:
    from tracker.reports.model import HeadReport

__all__ = ["COMMANDS", "write_head_report"]

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
@seated
def report(
    seat: Seat,
    person: str | None,
    out: Path,
    formats: tuple[str, ...],
    as_of: date | None,
    known_at: datetime | None,
) -> None:
    when = When(as_of, known_at)
    wanted = formats or FORMATS
    if person is None:
        files = write_head_report(department_picture(seat, when, whole=True), out, wanted)
    else:
        files = _person(seat, person, when, out, wanted)
    seat.say({"files": files}, *(_("Written: {path}", path=path) for path in files))


def write_head_report(found: HeadReport, out: Path, formats: tuple[str, ...] = FORMATS) -> list[Path]:
    """The head's report in the language in force, as `department.<language>.<format>`."""
    from tracker.reports.render.html import head_html
    from tracker.reports.render.pdf import head_pdf
    from tracker.reports.render.xlsx import head_xlsx

    makers: dict[str, Callable[[], Any]] = {
        "html": lambda: head_html(found),
        "xlsx": lambda: head_xlsx(found),
        "pdf": lambda: head_pdf(found),
    }
    return _write(out, "department", makers, formats)


def _person(seat: Seat, person: str, when: When, out: Path, formats: tuple[str, ...]) -> list[Path]:
    from tracker.reports.render.html import person_html
    from tracker.reports.render.pdf import person_pdf
    from tracker.reports.render.xlsx import person_xlsx

    found = person_picture(seat, person, when)
    makers: dict[str, Callable[[], Any]] = {
        "html": lambda: person_html(found, seat.policy),
        "xlsx": lambda: person_xlsx(found, seat.policy),
        "pdf": lambda: person_pdf(found, seat.policy),
    }
    # The file is named by the pseudonym: what a person is called must not lie about in folders.
    return _write(out, found.person.person.id, makers, formats)


def _write(out: Path, name: str, makers: dict[str, Callable[[], Any]], formats: tuple[str, ...]) -> list[Path]:
    from wording.languages import current_language

    return [
        write_file(out / f"{name}.{current_language()}.{form}", makers[form](), PRIVATE)
        for form in FORMATS
        if form in formats
    ]


COMMANDS = (report,)
