"""What the table readers share: the delimiter, rows as text, text as numbers and dates."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pandas as pd

from academy.data.errors import ExportError
from academy.data.sniff import advice
from wording.academy import _

__all__ = ["as_dates", "as_numbers", "delimiter_of", "split_fields", "table_of"]

MISSING = ("--", "")
DELIMITERS = "\t;,"


def delimiter_of(line: str) -> str:
    """The delimiter that parts the line of column names: the first of tab, `;`, `,` that it holds.

    Their number says nothing: a Wordstat title is full of commas.
    """
    return next((mark for mark in DELIMITERS if mark in line), DELIMITERS[0])


def split_fields(line: str, delimiter: str) -> list[str]:
    """One line's fields, without quotes around them."""
    return next(csv.reader([line], delimiter=delimiter)) if line else []


def table_of(path: Path, reader: str, lines: list[str], columns: list[str], delimiter: str) -> pd.DataFrame:
    """Rows of text: `--` and nothing become NaN, a row that is too short is filled with NaN.

    Raises ExportError for a column that stands twice and for a row that holds more cells than there are columns.
    """
    twice = [name for at, name in enumerate(columns) if name in columns[:at]]
    if twice:
        raise ExportError(path, _("the column {column} stands twice.", column=twice[0]), advice(reader))
    # A TSV of these services has no quoting (a query may hold a lone quotation mark). `;` and `,` come from Excel,
    # which quotes; such rows are written anew as TSV.
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


def as_numbers(column: pd.Series) -> pd.Series:
    """Text to numbers: int64 if all are there and whole, else float64.

    Takes thousands parted by NBSP, a decimal comma and a percent sign, as Excel and Wordstat write them.
    Raises ValueError, its text the first value that is not a number.
    """
    try:
        return pd.to_numeric(column)
    except ValueError:
        plain = column.str.replace(r"[\s\u00a0\u202f]", "", regex=True).str.replace(",", ".", regex=False)
        numbers = pd.to_numeric(plain.str.rstrip("%"), errors="coerce")
        _nothing_lost(column, numbers)
        return numbers


def as_dates(column: pd.Series) -> pd.Series:
    """ISO dates, or 31.12.2026 as Excel rewrites them, to datetime64[ns].

    Raises ValueError, its text the first value that is not a date.
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
