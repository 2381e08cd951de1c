"""Read the values of a table file: CSV as Excel and LibreOffice write it, or XLSX."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import Any

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from tracker.errors import InvalidInput
from tracker.imports.columns import EPOCH, FORMULA
from wording.tracker import _

__all__ = ["Row", "Sheet", "read_sheet"]


MAX_BYTES = 20_000_000
MAX_ROWS = 50_000
#: Number of lines in which the header is searched, because tables often have titles above it.
HEADER_WITHIN = 20
SEPARATORS = (";", ",", "\t")


@dataclass(frozen=True)
class Row:
    """A row with at least one value."""

    #: As the table program numbers it, from 1.
    number: int
    #: Heading -> value; empty cells are left out.
    cells: dict[str, Any]


@dataclass(frozen=True)
class Sheet:
    """A table below its header."""

    #: In order, as written.
    headings: tuple[str, ...]
    #: Number of the header's row.
    header: int
    rows: tuple[Row, ...]
    #: Day 0 of dates that a workbook stores as numbers.
    epoch: datetime = EPOCH


def read_sheet(path: Path, is_known: Callable[[str], bool], sheet: str | None = None) -> Sheet:
    """Read a table. The header is the row with most known headings.

    CSV may be UTF-8 with or without a byte order mark, UTF-16 with one, or Windows-1251, separated by `;`, `,` or tabs.

    Args:
        path: the file.
        is_known: returns True for a known heading.
        sheet: name of the worksheet; None: the first.

    Raises InvalidInput, which names the file.
    """
    try:
        size = path.stat().st_size
        data = path.read_bytes() if size <= MAX_BYTES else b""
    except OSError:
        raise InvalidInput(str(path), _("the file cannot be read"), _("Name a CSV or XLSX file.")) from None
    if size > MAX_BYTES:
        raise InvalidInput(str(path), _("the file is too large"), _("Split it; up to 20 MB are read at once."))
    if path.suffix.lower() == ".xls":
        raise InvalidInput(str(path), _("this is the old Excel format"), _("Save it as .xlsx or as CSV."))
    if not zipfile.is_zipfile(io.BytesIO(data)):
        return _sheet(path, _csv(path, data, is_known), is_known)
    lines, epoch = _xlsx(path, data, sheet)
    return replace(_sheet(path, lines, is_known), epoch=epoch)


def _csv(path: Path, data: bytes, is_known: Callable[[str], bool]) -> list[list[Any]]:
    """Split the text by the separator that gives most known headings, then most columns."""
    text = _decoded(path, data)
    best: list[list[Any]] = []
    best_score = (-1, -1)
    for separator in SEPARATORS:
        try:
            lines: list[list[Any]] = [list(line) for line in csv.reader(io.StringIO(text), delimiter=separator)]
        except csv.Error:
            continue
        top = lines[:HEADER_WITHIN]
        known = max((_count_known(line, is_known) for line in top), default=0)
        score = (known, max((len(line) for line in top), default=0))
        if score > best_score:
            best, best_score = lines, score
    return best


def _decoded(path: Path, data: bytes) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    try:
        return data.decode("cp1251")
    except UnicodeDecodeError:
        raise InvalidInput(
            str(path), _("the letters of the file cannot be read"), _("Save it as CSV in UTF-8, or as .xlsx.")
        ) from None


def _xlsx(path: Path, data: bytes, sheet: str | None) -> tuple[list[list[Any]], datetime]:
    """Return the lines of a worksheet, and day 0 of its dates. A formula without a value is FORMULA."""
    lines, epoch = _lines(path, data, sheet, values=True)
    if _has_formulas(data):
        for line, formulas in zip(lines, _lines(path, data, sheet, values=False)[0], strict=True):
            for n, formula in enumerate(formulas):
                if line[n] is None and isinstance(formula, str) and formula.startswith("="):
                    line[n] = FORMULA
    return lines, epoch


def _has_formulas(data: bytes) -> bool:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        sheets = (name for name in archive.namelist() if name.startswith("xl/worksheets/"))
        return any(b"<f>" in (xml := archive.read(name)) or b"<f " in xml for name in sheets)


def _lines(path: Path, data: bytes, sheet: str | None, *, values: bool) -> tuple[list[list[Any]], datetime]:
    try:
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=values)
    except (InvalidFileException, KeyError, ValueError, OSError, zipfile.BadZipFile):
        raise InvalidInput(str(path), _("this is not an Excel workbook"), _("Save it as .xlsx or as CSV.")) from None
    try:
        if sheet is not None and sheet not in book.sheetnames:
            names = ", ".join(book.sheetnames)
            raise InvalidInput(
                "sheet", _("there is no sheet “{name}”", name=sheet), _("Choose one of {values}.", values=names)
            )
        page = book[sheet] if sheet is not None else book.worksheets[0]
        page.reset_dimensions()  # the size recorded in the file is often wrong
        rows = islice(page.iter_rows(values_only=True), MAX_ROWS + HEADER_WITHIN + 2)
        return [list(line) for line in rows], book.epoch
    finally:
        book.close()


def _sheet(path: Path, lines: list[list[Any]], is_known: Callable[[str], bool]) -> Sheet:
    scores = [_count_known(line, is_known) for line in lines[:HEADER_WITHIN]]
    if not any(scores):
        raise InvalidInput(
            str(path),
            _("no row has the headings that are looked for"),
            _("Give the columns their headings, like «ФИО» or “name”."),
        )
    at = scores.index(max(scores))
    headings = [str(cell).strip() if cell is not None else "" for cell in lines[at]]
    rows = []
    for number, line in enumerate(lines[at + 1 :], start=at + 2):
        cells = {
            heading: value.strip() if isinstance(value, str) else value
            for heading, value in zip(headings, line, strict=False)
            if heading and value is not None and not (isinstance(value, str) and not value.strip())
        }
        if cells:
            rows.append(Row(number, cells))
    if len(rows) > MAX_ROWS:
        raise InvalidInput(
            str(path), _("the file has too many rows"), _("Split it; up to {n} rows are read at once.", n=MAX_ROWS)
        )
    repeated = sorted({h for h in headings if h and headings.count(h) > 1})
    if repeated:
        raise InvalidInput(
            str(path), _("two columns are called “{name}”", name=repeated[0]), _("Rename or delete one of them.")
        )
    return Sheet(tuple(h for h in headings if h), at + 1, tuple(rows))


def _count_known(line: list[Any], is_known: Callable[[str], bool]) -> int:
    return sum(1 for cell in line if isinstance(cell, str) and is_known(cell))
