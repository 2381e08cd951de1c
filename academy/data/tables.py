"""Tables of other services and of clients: whatever stands in the first line names the columns."""

from __future__ import annotations

import re
from contextlib import suppress
from pathlib import Path

import pandas as pd

from academy.data.cells.dates import as_dates
from academy.data.cells.faults import CellError
from academy.data.cells.numbers import as_numbers
from academy.data.cells.records import Record, frame_of, records_of, separator_line
from academy.data.cells.totals import without_total_rows
from academy.data.errors import ExportError
from academy.data.sniff import advice, text_export
from wording.academy import _

__all__ = ["delimiter_of", "plain_table", "read_table"]

DELIMITERS = "\t;,"
DAY = re.compile(r"\A\d{1,4}[.-]\d{1,2}[.-]\d{2,4}\b")
"""How a day begins in a table: 2026-08-03 or 03.08.2026."""
CODE = re.compile(r"\A(?:0\d+|\d{16,})\Z")
"""Digits that are a name, such as an id or a phone: as a number they would lose their zeros or last digits."""


def read_table(path: str | Path) -> pd.DataFrame:
    """Read a table that a client or a service keeps as text (CSV, TSV): column names in the first line, data below.

    A column of numbers becomes numbers, a column of days datetime64[ns], any other stays text; empty cells and dashes
    are missing values.

    Raises ExportError for a file of a known service, which has a reader of its own, and what `plain_table` raises.
    """
    path, text = text_export(path, "read_table", set())
    frame = plain_table(path, "read_table", text)
    return frame.assign(**_days(frame))


def delimiter_of(line: str) -> str:
    """Return the delimiter of the line of column names: the first of tab, `;`, `,` that it holds.

    Counting them would mislead, because a Wordstat title is full of commas.
    """
    return next((mark for mark in DELIMITERS if mark in line), DELIMITERS[0])


def plain_table(path: Path, reader: str, text: str) -> pd.DataFrame:
    """Return the table of a text whose first line holds column names; columns of numbers become numbers.

    Raises ExportError for fewer than two columns, and what `frame_of` raises. Warns of a row of totals.
    """
    lines = text.split("\n")
    start = next((at for at, line in enumerate(lines) if line.strip()), 0)
    named = separator_line(lines[start])
    start += bool(named)
    records = records_of(path, lines[start:], named or delimiter_of(lines[start] if lines[start:] else ""), start + 1)
    if not records or len(records[0].cells) < 2:
        raise ExportError(path, _("this is no table: its first line holds no column names."), advice(reader))
    rows = [Record(record.place, [" ".join(cell.split()) for cell in record.cells]) for record in records[1:]]
    frame = frame_of(path, rows, [name.strip() for name in records[0].cells], advice(reader))
    numbers = _numbers(frame)
    return without_total_rows(path, frame.assign(**numbers), frame, [row.place for row in rows])


def _days(frame: pd.DataFrame) -> dict[str, pd.Series]:
    """Return the columns of text in which every cell is a day."""
    done: dict[str, pd.Series] = {}
    for name in frame.columns:
        if isinstance(frame[name].dtype, pd.StringDtype) and DAY.match(str(frame[name].dropna().min())):
            with suppress(CellError):
                done[name] = as_dates(frame[name])
    return done


def _numbers(frame: pd.DataFrame) -> dict[str, pd.Series]:
    """Return the columns of a frame of text that are numbers; one that may be either of two numbers stays text."""
    done: dict[str, pd.Series] = {}
    unsure: list[str] = []
    for name in frame.columns:
        if any(map(CODE.match, frame[name].dropna().unique().tolist())):
            continue
        try:
            done |= as_numbers({name: frame[name]})
        except CellError as error:
            if error.fault == "notation":
                unsure.append(name)
    for name in unsure:
        try:
            done |= as_numbers({other: frame[other] for other in (*done, name)})
        except CellError:
            continue
    return done
