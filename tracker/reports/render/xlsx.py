"""Write reports as workbooks, one worksheet for each table. All text is written as text, so that nothing a person wrote
becomes a formula."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import date, datetime, time
from textwrap import shorten
from typing import Any

import xlsxwriter

from tracker.domain.policy import Policy
from tracker.reports.model import HeadReport, PersonReport, Stamp
from tracker.reports.render import words
from tracker.reports.render.head_sheets import SHEETS_BEFORE_MAP, head_sheets
from tracker.reports.render.person_sheets import person_sheets
from tracker.reports.render.sentences import rule
from tracker.reports.render.sheet import Column, Entry, Sheet, about, entry
from tracker.reports.render.tones import LEVEL_TONE
from wording.languages import current_language
from wording.tracker import _

__all__ = ["head_xlsx", "person_xlsx", "sheet_name"]

COLOURS = {
    "good": ("#1b5e20", "#e6f2e7"),
    "warn": ("#7a4a00", "#fdf1dc"),
    "bad": ("#8e1b1b", "#fbe6e4"),
    "mute": ("#5c6470", "#f1f2f4"),
}
"""Font and background of each tone."""
MAX_NAME = 31
"""Longest name of a worksheet that Excel accepts."""
FORBIDDEN = str.maketrans(dict.fromkeys("[]:*?/\\", " "))
"""Characters that Excel refuses in the name of a worksheet."""


def sheet_name(title: str) -> str:
    """Make the name of a worksheet from a title: forbidden characters removed, cut between words."""
    return shorten(title.translate(FORBIDDEN), MAX_NAME, placeholder="…")


class _Book:
    """A workbook in memory, with the formats that its cells share."""

    def __init__(self) -> None:
        self.buffer = io.BytesIO()
        options = {
            "in_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
        }
        self.book = xlsxwriter.Workbook(self.buffer, options)
        self._formats: dict[tuple[str, bool], Any] = {}
        self.head = self.book.add_format(
            {"bold": True, "bg_color": "#e8ecf1", "bottom": 1, "text_wrap": True, "valign": "top"}
        )
        self.title = self.book.add_format({"bold": True, "font_size": 14})
        self.note = self.book.add_format({"font_color": "#5c6470", "italic": True})

    def format(self, tone: str, is_day: bool) -> Any:
        key = (tone, is_day)
        if key not in self._formats:
            look: dict[str, Any] = {"text_wrap": True, "valign": "top"}
            if tone:
                look |= {"font_color": COLOURS[tone][0], "bg_color": COLOURS[tone][1]}
            if is_day:
                look |= {"num_format": "dd.mm.yyyy" if current_language() == "ru" else "d mmm yyyy", "align": "left"}
            self._formats[key] = self.book.add_format(look)
        return self._formats[key]

    def sheet(self, title: str) -> Any:
        """Add a worksheet that prints on the width of one landscape A4 page."""
        page = self.book.add_worksheet(sheet_name(title))
        page.set_landscape()
        page.set_paper(9)  # A4
        page.fit_to_pages(1, 0)
        return page

    def write(self, page: Any, row: int, column: int, entry: Entry) -> None:
        """Write a cell; dates and numbers keep their type, so that they can be sorted and summed."""
        value = entry.value
        if isinstance(value, date):
            page.write_datetime(row, column, datetime.combine(value, time()), self.format(entry.tone, True))
        elif isinstance(value, int | float) and not isinstance(value, bool):
            page.write_number(row, column, value, self.format(entry.tone, False))
        else:
            page.write_string(row, column, entry.text, self.format(entry.tone, False))

    def table(self, sheet: Sheet) -> None:
        """Add a worksheet with a table, or with the reason why it is empty."""
        page = self.sheet(sheet.title)
        self.rows(page, sheet.columns, sheet.rows)
        if not sheet.rows:
            page.write_string(1, 0, sheet.empty, self.note)

    def rows(self, page: Any, columns: Sequence[Column], rows: Sequence[Sequence[Entry]]) -> None:
        """Fill a worksheet. The header and the first column stay in view, and the header has filters."""
        for j, column in enumerate(columns):
            page.set_column(j, j, column.width)
            page.write_string(0, j, column.title, self.head)
        for i, row in enumerate(rows, 1):
            for j, cell in enumerate(row):
                self.write(page, i, j, cell)
        page.freeze_panes(1, 1)
        page.repeat_rows(0)
        if rows:
            page.autofilter(0, 0, len(rows), len(columns) - 1)

    def close(self) -> bytes:
        """Finish the workbook and return the file."""
        self.book.close()
        return self.buffer.getvalue()


def head_xlsx(report: HeadReport) -> bytes:
    """Write the head's report as a workbook, in the current language."""
    book = _Book()
    _about(book, _("Department report"), report.stamp, [(_("At-risk rule"), rule(r)) for r in report.rules])
    sheets = head_sheets(report)
    for sheet in sheets[:SHEETS_BEFORE_MAP]:
        book.table(sheet)
    _heat(book, report)
    for sheet in sheets[SHEETS_BEFORE_MAP:]:
        book.table(sheet)
    return book.close()


def person_xlsx(report: PersonReport, policy: Policy) -> bytes:
    """Write a person's report as a workbook, in the current language."""
    book = _Book()
    _about(book, report.person.person.name, report.stamp, [])
    for sheet in person_sheets(report, policy):
        book.table(sheet)
    return book.close()


def _about(book: _Book, title: str, stamp: Stamp, more: list[tuple[str, str]]) -> None:
    """Add the first worksheet: title, stamp, and more lines as pairs of label and text."""
    page = book.sheet(_("About"))
    page.set_column(0, 0, 26)
    page.set_column(1, 1, 90)
    page.write_string(0, 0, title, book.title)
    for i, (name, text) in enumerate([*about(stamp), *more], 2):
        page.write_string(i, 0, name, book.head)
        page.write_string(i, 1, text, book.format("", False))


def _heat(book: _Book, report: HeadReport) -> None:
    """Add the heat map: a row for a competency, a column for a person, state and level in each cell."""
    heat = report.heat
    columns = [Column(_("Competency"), 64), Column(_("Section"), 24), *(Column(who.name, 14) for who in heat.people)]
    rows = []
    for j, competency in enumerate(heat.competencies):
        row = [
            Entry(words.competency(report.framework, competency.id)),
            Entry(words.section(report.framework, competency.section)),
        ]
        for cells in heat.cells:
            cell = cells[j]
            row.append(entry(words.level(cell.state, cell.value), LEVEL_TONE[cell.state]))
        rows.append(row)
    book.rows(book.sheet(_("Heat map")), columns, rows)
