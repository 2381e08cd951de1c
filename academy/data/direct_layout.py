"""Where the table lies in a file of Direct: titles, column names, rows, lines of totals, and reports joined in one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from academy.data.cells.records import Record, records_of, separator_line, split_fields
from academy.data.direct_names import API_NAMES, KNOWN, api_name, metric
from academy.data.errors import ExportError, warn
from academy.data.sniff import refuse
from academy.data.workbook import text_sheets
from wording.academy import _

__all__ = ["joined", "of_text", "of_workbook", "unique_names"]

READER = "read_direct"
TOTAL = re.compile(r'\A"?Total rows:? *(\d+)"?\Z', re.I)
DELIMITERS = "\t;,|"
HEADER_LINES = 30
"""Lines among which the column names are looked for. Commander has up to thirteen lines above them."""


def of_text(
    path: Path, kind: str, text: str, columns: Sequence[str] | None
) -> tuple[str | None, list[str], list[Record]]:
    """Return the report's name or None, the column names, and the rows."""
    lines = text.split("\n")
    if columns is not None:
        return _under_given(path, lines, columns)
    found = _header(lines)
    if found is None:
        full = [line for line in lines if line.strip()]
        if not kind.startswith("direct_") and any(len(split_fields(line, "\t")) > 1 for line in full[-2:]):
            raise ExportError(
                path,
                _("there is no line of column names."),
                _("Export the report again with column names, or name them: read_direct(path, columns=[...])."),
            )
        raise refuse(path, kind if kind.startswith("direct_") else "", READER)
    at, delimiter = found
    header, *records = records_of(path, lines[at:], delimiter, at + 1)
    if lines[-1] and records and len(records[-1].cells) < len(header.cells):
        warn(path, _("the last row is short and its line does not end. The file may be cut."))
    above = (line for line in lines[:at] if line.strip() and not separator_line(line))
    return next(map(_name, above), None), [cell.strip() for cell in header.cells], records


def _under_given(path: Path, lines: list[str], columns: Sequence[str]) -> tuple[str | None, list[str], list[Record]]:
    """Return the parts of a report whose column names the caller gives."""
    full = [line for line in lines if line.strip() and not separator_line(line)]
    probe = next((line for line in full[:2] if any(mark in line for mark in DELIMITERS)), "")
    delimiter = next((mark for mark in DELIMITERS if len(split_fields(probe, mark)) == len(columns)), "\t")
    named = bool(full) and len(split_fields(full[0], delimiter)) != len(columns)
    start = lines.index(full[0]) + named if full else 0
    return (_name(full[0]) if named else None), list(columns), records_of(path, lines[start:], delimiter, start + 1)


def _header(lines: Sequence[str]) -> tuple[int, str] | None:
    """Return the number of the line of column names and its delimiter: the first line that is known names mostly.

    A line of one cell may be a title such as `Показы`, so it counts only where no other line does.
    """
    alone = None
    for at, line in enumerate(lines[:HEADER_LINES]):
        best = max(DELIMITERS, key=lambda mark: _known(split_fields(line, mark)) if mark in line else 0)
        cells = split_fields(line, best)
        if _is_header(cells):
            if len(cells) > 1:
                return at, best
            alone = alone or (at, best)
    return alone


def _is_header(cells: Iterable[str]) -> bool:
    """Return whether a row is one of column names: half of it known ones, or several names of the interface.

    A table of Commander has fifty columns, and few of them are known.
    """
    names = [cell.strip() for cell in cells if cell.strip()]
    known = _known(names)
    return (known > 0 and 2 * known >= len(names)) or sum(api_name(name) != name for name in names) > 2


def _known(cells: Iterable[str]) -> int:
    return sum(metric(api_name(cell.strip())) in KNOWN for cell in cells)


def of_workbook(path: Path, raw: bytes) -> tuple[str | None, list[str], list[Record]]:
    """Return the parts of the only sheet with column names of Direct. Raises ExportError for none or several."""
    found = []
    for records in text_sheets(path, raw, READER).values():
        at = next((at for at, record in enumerate(records[:HEADER_LINES]) if _is_header(record.cells)), None)
        if at is not None:
            found.append((at, records))
    if len(found) > 1:
        raise ExportError(path, _("several sheets hold tables of Direct."), _("Save each in a file of its own."))
    if not found:
        raise refuse(path, "excel", READER)
    at, records = found[0]
    title = next((cell for record in records[:at] for cell in record.cells if cell), None)
    return title, [cell.strip() for cell in records[at].cells], records[at + 1 :]


def _name(line: str) -> str:
    return line.strip().strip("\t;,").strip('"')


def joined(path: Path, header: Sequence[str], records: list[Record]) -> tuple[list[Record], int | None]:
    """Return the rows without lines of totals and further headers, and how many rows the lines of totals promise.

    Raises ExportError for a further header that is another one.
    """
    kept: list[Record] = []
    promised: int | None = None
    further = 0
    usual: set[str] = set()
    for record in records:
        cells = record.cells
        if cells[0] in usual:
            kept.append(record)
            continue
        first = cells[0].strip()
        total = TOTAL.match(first)
        known = first in KNOWN or first.lower() in API_NAMES
        if total and not any(map(str.strip, cells[1:])):
            promised = (promised or 0) + int(total[1])
        elif known and len(cells) > 1 and _is_header(cells):
            if [cell.strip() for cell in cells] != list(header):
                problem = _("row {row} begins another report, with other columns.", row=record.place)
                raise ExportError(path, problem, _("Save each report in a file of its own."))
            further += 1
            if kept and kept[-1].place == record.place - 1 and not any(map(str.strip, kept[-1].cells[1:])):
                kept.pop()  # the name of the next report
        else:
            if not total and not known:
                usual.add(cells[0])
            kept.append(record)
    if further:
        warn(path, _("{n} reports are joined in this file; the rows of all of them were read.", n=further + 1))
    return kept, promised


def unique_names(header: Sequence[str]) -> list[str]:
    """Return the API's names; a name of the interface that stands twice gets a number, as in tables of Commander."""
    names: list[str] = []
    for column in header:
        name = api_name(column)
        if name in names and name != column:
            name = column
        if name in names and name not in KNOWN and not name.isascii():
            name = next(numbered for n in range(2, 1000) if (numbered := f"{name} ({n})") not in names)
        names.append(name)
    return names
