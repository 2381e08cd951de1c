"""Tables of services whose columns have known names: find the line of column names by known words, and make typed columns of the rest.

Such a table comes as CSV in any delimiter and encoding or as a workbook, with columns in any order, in Russian or
English, with some of them left out.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pandas as pd

from academy.data.cells.dates import as_dates
from academy.data.cells.faults import CellError, cell_error
from academy.data.cells.numbers import as_numbers
from academy.data.cells.records import Record, frame_of, records_of, separator_line, split_fields
from academy.data.errors import ExportError
from academy.data.sniff import advice, decoded, kind_of, raw_export, refuse
from academy.data.workbook import text_sheets
from wording.academy import _

__all__ = ["Layout", "read_layout", "sheets_of", "table_of", "typed"]

HEADER_LINES = 15
Fits = Callable[[set[str]], bool]
DELIMITERS = "\t;,"


@dataclass(frozen=True)
class Layout:
    """What a reader knows of its columns."""

    #: The reader's name, for its advice.
    reader: str
    #: The name that a column gets, by its name in the file in lower case.
    names: Mapping[str, str]
    #: Columns that count whole things.
    whole: frozenset[str] = frozenset()
    #: Other columns of numbers.
    numbers: frozenset[str] = frozenset()
    #: Columns of days.
    days: frozenset[str] = frozenset()
    #: The largest value of a column, which helps to tell a fraction from thousands.
    most: Mapping[str, float] = field(default_factory=dict)

    def name(self, column: str) -> str:
        """Return the name that a column gets; one that is not known keeps its own."""
        plain = " ".join(column.replace("\ufeff", "").split())
        return self.names.get(plain.lower(), plain)


def read_layout(
    path: str | Path, kinds: Collection[str], layout: Layout, fits: Fits, decimal: str | None
) -> pd.DataFrame:
    """Read the first table of a file that has the layout.

    Args:
        path: the file, a text or a workbook.
        kinds: what its kind may be when it is recognised.
        layout: what is known of the columns.
        fits: whether these known columns make such a table.
        decimal: the mark before a fraction; None decides by the file.

    Raises ExportError for another kind of file and for a cell that does not suit its column.
    """
    path, raw = raw_export(path)
    kind = kind_of(raw, path.name)
    if kind not in ("", "excel", *kinds):
        raise refuse(path, kind, layout.reader)
    _sheet, header, records = table_of(path, sheets_of(path, raw, kind, layout), layout, fits)
    return typed(path, header, records, layout, decimal)


def sheets_of(path: Path, raw: bytes, kind: str, layout: Layout) -> dict[str, list[Record]]:
    """Return the rows of a workbook by sheet, or of a text under the name of the file."""
    if kind == "excel":
        return text_sheets(path, raw, layout.reader)
    lines = decoded(path, raw).split("\n")
    at, delimiter = _header_line(lines, layout)
    return {path.stem: records_of(path, lines[at:], delimiter, at + 1)}


def _header_line(lines: list[str], layout: Layout) -> tuple[int, str]:
    """Return the number of the line with most known names among the first ones, and its delimiter."""
    best, found = (0, 0, ","), -1
    for at, line in enumerate(lines[:HEADER_LINES]):
        if separator_line(line):
            continue
        for mark in DELIMITERS:
            known = len(_known(split_fields(line, mark), layout))
            if known > max(found, 0):
                best, found = (known, at, mark), known
    return best[1], best[2]


def _known(cells: list[str], layout: Layout) -> set[str]:
    return {layout.name(cell) for cell in cells if " ".join(cell.replace("\ufeff", "").split()).lower() in layout.names}


def table_of(
    path: Path, sheets: Mapping[str, list[Record]], layout: Layout, fits: Fits
) -> tuple[str, list[str], list[Record]]:
    """Return the sheet, the column names and the rows of the first table whose known columns `fits` accepts."""
    for sheet, records in sheets.items():
        for at, record in enumerate(records[:HEADER_LINES]):
            if fits(_known(record.cells, layout)):
                return sheet, record.cells, records[at + 1 :]
    raise refuse(path, "", layout.reader)


def _named_columns(header: list[str], layout: Layout) -> list[str]:
    """Return the columns' names: known ones once, others as they stand."""
    names: list[str] = []
    for column in header:
        name = layout.name(column)
        names.append(column.strip() if name in names else name)
    return names


def typed(path: Path, header: list[str], records: list[Record], layout: Layout, decimal: str | None) -> pd.DataFrame:
    """Return the frame of a table. Raises ExportError for a cell that does not suit its column."""
    frame = frame_of(path, records, _named_columns(header, layout), advice(layout.reader))
    places = [record.place for record in records]
    if not len(frame):
        raise ExportError(path, _("there are column names and no rows below them."), advice(layout.reader))
    numeric = [name for name in frame.columns if name in layout.whole | layout.numbers]
    try:
        numbers = as_numbers(
            {name: frame[name] for name in numeric}, whole=layout.whole, most=layout.most, decimal=decimal
        )
        dates = {name: as_dates(frame[name]) for name in frame.columns if name in layout.days}
    except CellError as error:
        raise cell_error(path, error, places[error.at]) from None
    fractions = {name: column.astype("float64") for name, column in numbers.items() if name in layout.numbers}
    return frame.assign(**numbers | fractions | dates)
