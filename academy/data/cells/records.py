"""Split the text of a table into records, each with its row number, and make a frame of text of them."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from academy.data.errors import ExportError
from wording.academy import _

__all__ = ["Record", "frame_of", "letter", "records_of", "separator_line", "split_fields"]

SEPARATOR_LINE = re.compile(r'\A"?sep=(.)"?\Z', re.I)
"""Excel's own first line, which names the delimiter."""
QUOTED = re.compile(r'"(?:[^"]|"")*"')


@dataclass(slots=True)
class Record:
    """The cells of one row. `place` is the number of the row in the file, as Excel counts."""

    place: int
    cells: list[str]


def separator_line(line: str) -> str | None:
    """Return the delimiter that the line `sep=;` names, else None."""
    found = SEPARATOR_LINE.match(line.strip())
    return found[1] if found else None


def split_fields(line: str, delimiter: str) -> list[str]:
    """Return the fields of a line, without the quotes around them."""
    return next(csv.reader([line], delimiter=delimiter)) if line else []


def records_of(path: Path, lines: Sequence[str], delimiter: str, first: int = 1) -> list[Record]:
    """Return the records of lines, without empty ones.

    A TSV of the services is not quoted, and a query may stand in quotation marks; but Excel quotes cells of a TSV too,
    so its marks are read where some cell doubles them or only then all rows are equally long. CSV is quoted always,
    and a cell may hold line breaks.

    Args:
        first: row number of the first line in the file.

    Raises ExportError for a quotation mark that is never closed.
    """
    if delimiter == "\t":
        plain = [Record(n, line.split("\t")) for n, line in enumerate(lines, first) if line and not line.isspace()]
        if not any('"' in line for line in lines) or not (_torn(plain) or _doubled(plain)):
            return plain
        quoted = _quoted(lines, delimiter, first)
        return quoted if quoted and not _torn(quoted) else plain
    records = _quoted(lines, delimiter, first)
    if records is None:
        problem = _("a quotation mark opens a cell and none closes it, so rows run together.")
        raise ExportError(path, problem, _("Download the file again; a mark within a cell is written twice."))
    return records


def _torn(records: Sequence[Record]) -> bool:
    """Return whether a row is short and one of its cells is half quoted, as when a line break in a cell tears it."""
    if not records:
        return False
    width = len(records[0].cells)
    return any(
        len(record.cells) < width and any(cell.startswith('"') or cell.endswith('"') for cell in record.cells)
        for record in records[1:]
    )


def _doubled(records: Sequence[Record]) -> bool:
    """Return whether a cell is quoted and holds doubled quotation marks, and no cell is half quoted."""
    found = False
    for record in records:
        for cell in record.cells:
            if cell[:1] == '"':
                if not QUOTED.fullmatch(cell):
                    return False
                found = found or '""' in cell[1:-1]
    return found


def _quoted(lines: Sequence[str], delimiter: str, first: int) -> list[Record] | None:
    """Return the records of quoted lines; None if a cell holds further rows, because a quote was not closed."""
    reader = csv.reader(io.StringIO("\n".join(lines)), delimiter=delimiter)
    try:
        rows = list(enumerate(reader, first))
    except csv.Error:
        return None
    records = [Record(n, cells) for n, cells in rows if any(map(str.strip, cells))]
    width = len(records[0].cells) if records else 0
    for record in records:
        for cell in record.cells:
            if "\n" in cell and width > 1 and any(line.count(delimiter) >= width - 1 for line in cell.split("\n")[1:]):
                return None
    return records


def frame_of(path: Path, records: Sequence[Record], columns: Sequence[str], advice: str) -> pd.DataFrame:
    """Return a frame of text. `--`, empty cells and the missing cells of a short row become NaN.

    Empty cells beyond the last column are dropped; columns without a name and without cells too, and others without
    a name get Excel's letter.

    Args:
        advice: what to say beside the fault.

    Raises ExportError for a repeated column and for a row with more cells than columns.
    """
    names, width = list(columns), len(columns)
    rows = [record.cells for record in records]
    for at, cells in enumerate(rows):
        if len(cells) != width:
            if len(cells) > width and any(map(str.strip, cells[width:])):
                found = _("row {number} holds more cells than there are columns.", number=at + 1)
                raise ExportError(path, found, advice)
            rows[at] = [*cells[:width], *[""] * (width - len(cells))]
    if rows and all(names) and len(set(names)) == width:
        simple = _simple(rows, names)
        if simple is not None:
            return simple
    sides = list(zip(*rows, strict=False)) if rows else [()] * width
    kept = [at for at in range(width) if names[at] or any(map(str.strip, sides[at]))]
    for at in kept:
        names[at] = names[at] or letter(at)
    named = [names[at] for at in kept]
    twice = next((name for at, name in enumerate(named) if name in named[:at]), None)
    if twice is not None:
        raise ExportError(path, _("the column {column} stands twice.", column=twice), advice)
    return pd.DataFrame({names[at]: pd.Series(_present(sides[at]), dtype="str") for at in kept})


def _simple(rows: Sequence[list[str]], names: Sequence[str]) -> pd.DataFrame | None:
    """Return the frame by pandas' own parser, in half the time; None if a cell holds what would end it."""
    text = "\n".join(["\t".join(cells) for cells in rows])
    tabs, ends = text.count("\t"), text.count("\n")
    if tabs != len(rows) * (len(names) - 1) or ends != len(rows) - 1 or "\r" in text or "\0" in text:
        return None
    return pd.read_csv(
        io.StringIO(text),
        sep="\t",
        names=names,
        header=None,
        index_col=False,
        dtype="str",
        keep_default_na=False,
        na_values=["--", ""],
        quoting=csv.QUOTE_NONE,
        skip_blank_lines=False,
    )


def _present(cells: Sequence[str]) -> Sequence[str | None]:
    if "" not in cells and "--" not in cells:
        return cells
    return [None if cell in ("", "--") else cell for cell in cells]


def letter(at: int) -> str:
    """Return Excel's name of a column, from 0: A, B, …, Z, AA."""
    letters = ""
    at += 1
    while at:
        at, rest = divmod(at - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
