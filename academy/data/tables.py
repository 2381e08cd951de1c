"""What the table readers share: finding the delimiter, splitting rows, converting text to numbers and dates."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pandas as pd

from academy.data.errors import ExportError
from academy.data.sniff import advice
from wording.academy import _

__all__ = ["as_dates", "as_numbers", "delimiter_of", "plain_table", "split_fields", "table_of"]

MISSING = ("--", "")
DELIMITERS = "\t;,"


def delimiter_of(line: str) -> str:
    """Return the delimiter of the line of column names: the first of tab, `;`, `,` that it holds.

    Counting them would mislead, because a Wordstat title is full of commas.
    """
    return next((mark for mark in DELIMITERS if mark in line), DELIMITERS[0])


def split_fields(line: str, delimiter: str) -> list[str]:
    """Return the fields of a line, without the quotes around them."""
    return next(csv.reader([line], delimiter=delimiter)) if line else []


def table_of(path: Path, reader: str, lines: list[str], columns: list[str], delimiter: str) -> pd.DataFrame:
    """Return a frame of text. `--`, empty cells and the missing cells of a short row become NaN.

    Raises ExportError for a repeated column and for a row with more cells than columns.
    """
    twice = [name for at, name in enumerate(columns) if name in columns[:at]]
    if twice:
        raise ExportError(path, _("the column {column} stands twice.", column=twice[0]), advice(reader))
    # A TSV of these services is not quoted (a query may hold a lone quotation mark). Excel writes `;` and `,` and
    # quotes cells, so its rows are rewritten as TSV.
    if delimiter != "\t":
        lines = ["\t".join(cells) for cells in csv.reader(lines, delimiter=delimiter)]
    width = len(columns)
    for number, line in enumerate(lines):
        if line.count("\t") >= width:
            lines[number] = line = line.rstrip("\t")
            if line.count("\t") >= width:
                found = _("row {number} holds more cells than there are columns.", number=number + 1)
                raise ExportError(path, found, advice(reader))
    if not lines:
        return pd.DataFrame({name: pd.Series(dtype="str") for name in columns})
    return pd.read_csv(
        io.StringIO("\n".join(lines)),
        sep="\t",
        names=columns,
        header=None,
        index_col=False,
        dtype="str",
        keep_default_na=False,
        na_values=list(MISSING),
        quoting=csv.QUOTE_NONE,
        skip_blank_lines=False,
    )


def plain_table(path: Path, reader: str, text: str) -> pd.DataFrame:
    """Return the table of a text whose first line holds column names; columns of numbers become numbers.

    Raises ExportError for fewer than two columns, and what `table_of` raises.
    """
    lines = list(csv.reader(io.StringIO(text), delimiter=delimiter_of(text.partition("\n")[0])))
    rows = [row for row in lines if any(cell.strip() for cell in row)]
    if not rows or len(rows[0]) < 2:
        raise ExportError(path, _("this is no table: its first line holds no column names."), advice(reader))
    # Cells are joined by tabs, and one that holds a tab or a line break itself would fall apart.
    body = ["\t".join(" ".join(cell.split()) for cell in row) for row in rows[1:]]
    frame = table_of(path, reader, body, [name.strip() for name in rows[0]], "\t")
    for name in frame:
        try:
            frame[name] = as_numbers(frame[name])
        except ValueError:
            continue
    return frame


def as_numbers(column: pd.Series) -> pd.Series:
    """Convert text to numbers: int64 if all are present and whole, else float64.

    Spaces between thousands, a decimal comma and a percent sign are understood, as Excel and Wordstat write them.
    Raises ValueError whose message is the first value that is not a number.
    """
    try:
        return pd.to_numeric(column)
    except ValueError:
        plain = column.str.replace(r"[\s\u00a0\u202f]", "", regex=True).str.replace(",", ".", regex=False)
        numbers = pd.to_numeric(plain.str.rstrip("%"), errors="coerce")
        _nothing_lost(column, numbers)
        return numbers


def as_dates(column: pd.Series) -> pd.Series:
    """Convert ISO dates, or dates such as 31.12.2026 from Excel, to datetime64[ns].

    Raises ValueError whose message is the first value that is not a date.
    """
    dates = pd.to_datetime(column, errors="coerce", format="ISO8601")
    if (column.notna() & dates.isna()).any():
        dotted = column.str.match(r"\d{1,2}\.\d{1,2}\.\d{4}").fillna(False).astype(bool)
        if dotted.any():
            dates = pd.to_datetime(column, errors="coerce", dayfirst=True, format="mixed")
        _nothing_lost(column, dates)
    return dates.astype("datetime64[ns]")


def _nothing_lost(column: pd.Series, read: pd.Series) -> None:
    lost = column[column.notna() & read.isna()]
    if len(lost):
        raise ValueError(lost.iloc[0])
