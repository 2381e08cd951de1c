"""Reading the tables that departments keep: CSV as Excel and LibreOffice write it, and XLSX. Values only."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from tracker.errors import InvalidInput
from wording.tracker import _

__all__ = ["Row", "Sheet", "read_sheet"]

MAX_BYTES = 20_000_000
MAX_ROWS = 50_000
HEADER_WITHIN = 20
"""Tables have titles above their header; further down it is not looked for."""
SEPARATORS = (";", ",", "\t")


@dataclass(frozen=True)
class Row:
    """number: as the table program shows it, the first being 1; cells: heading -> value, empty ones left out."""

    number: int
    cells: dict[str, Any]


@dataclass(frozen=True)
class Sheet:
    """headings in their order, as they are written; header: the number of their row."""

    headings: tuple[str, ...]
    header: int
    rows: tuple[Row, ...]


def read_sheet(path: Path, known: Callable[[str], bool], sheet: str | None = None) -> Sheet:
    """Read a table. known: whether a heading is one that is looked for; sheet: a worksheet, the first by default.

    CSV is UTF-8 (with or without its mark), UTF-16 with its mark, or else Windows-1251; separated by `;`, `,` or tabs.
    Raises InvalidInput, naming the file.
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
    lines = _xlsx(path, data, sheet) if zipfile.is_zipfile(io.BytesIO(data)) else _csv(path, data, known)
    return _sheet(path, lines, known)


def _csv(path: Path, data: bytes, known: Callable[[str], bool]) -> list[list[Any]]:
    text = _decoded(path, data)
    best: list[list[Any]] = []
    best_score = (-1, -1)
    for separator in SEPARATORS:
        try:
            lines: list[list[Any]] = [list(line) for line in csv.reader(io.StringIO(text), delimiter=separator)]
        except csv.Error:
            continue
        top = lines[:HEADER_WITHIN]
        score = (max((_hits(line, known) for line in top), default=0), max((len(line) for line in top), default=0))
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


def _xlsx(path: Path, data: bytes, sheet: str | None) -> list[list[Any]]:
    try:
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
    except (InvalidFileException, KeyError, ValueError, OSError, zipfile.BadZipFile):
        raise InvalidInput(str(path), _("this is not an Excel workbook"), _("Save it as .xlsx or as CSV.")) from None
    try:
        if sheet is not None and sheet not in book.sheetnames:
            names = ", ".join(book.sheetnames)
            raise InvalidInput(
                "sheet", _("there is no sheet “{name}”", name=sheet), _("Choose one of {values}.", values=names)
            )
        page = book[sheet] if sheet is not None else book.worksheets[0]
        page.reset_dimensions()  # what the file says of its size is often wrong
        return [list(line) for line in _first(page.iter_rows(values_only=True), MAX_ROWS + HEADER_WITHIN + 2)]
    finally:
        book.close()


def _first(lines: Iterator[Any], limit: int) -> Iterator[Any]:
    for number, line in enumerate(lines):
        if number >= limit:
            return
        yield line


def _sheet(path: Path, lines: list[list[Any]], known: Callable[[str], bool]) -> Sheet:
    scores = [_hits(line, known) for line in lines[:HEADER_WITHIN]]
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
    twice = sorted({h for h in headings if h and headings.count(h) > 1})
    if twice:
        raise InvalidInput(
            str(path), _("two columns are called “{name}”", name=twice[0]), _("Rename or delete one of them.")
        )
    return Sheet(tuple(h for h in headings if h), at + 1, tuple(rows))


def _hits(line: list[Any], known: Callable[[str], bool]) -> int:
    return sum(1 for cell in line if isinstance(cell, str) and known(cell))
