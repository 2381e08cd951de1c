"""Excel workbooks (.xlsx) as a frame: one sheet, its first full row as column names."""

from __future__ import annotations

import datetime as dt
import re
import warnings
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO
from pathlib import Path
from typing import Any

import pandas as pd

from academy.data.cells.records import Record, letter
from academy.data.cells.totals import without_total_rows
from academy.data.errors import ExportError, warn
from academy.data.sniff import advice, kind_of, raw_export, refuse
from academy.data.zip_limits import opened
from wording.academy import _

__all__ = ["read_xlsx", "text_sheets"]

OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
DATE_NAME = re.compile(r"\b(дата|день|date|day)\b", re.I)
FIRST_SERIAL, LAST_SERIAL = 36_526, 73_050
"""Days by Excel's count from 2000 to 2099: whole numbers between them in a column called a date may be dates."""


def read_xlsx(
    path: str | Path, sheet: str | None = None, header: int | None = None, dates: Sequence[str] = ()
) -> pd.DataFrame:
    """Read a sheet of an Excel workbook: values as Excel saved them, empty rows and columns left out.

    Dates are datetime64[ns] where the cells have the format of a date. `frame.attrs` holds `sheet` and `header`.

    Args:
        sheet: its name; None when one sheet only has cells.
        header: number of the row of column names, as Excel counts; None takes the first row that is as full as any.
        dates: columns in which a date was saved as a number, such as 46235.

    Raises ExportError for another kind of file, a damaged workbook, an old one or one with a password, an unknown or
    ambiguous sheet, a repeated column name, and a formula whose value Excel has not saved.
    Warns with ExportWarning if a column called a date holds numbers that look like Excel's count of days, of a row of
    totals, of columns without a name, and of numbers whose last digits Excel has lost.
    """
    path, raw = raw_export(path)
    book = _opened(path, raw, "read_xlsx")
    filled = {name: rows for name in book.sheetnames if (rows := _cells(book[name]))}
    name = _sheet(path, list(book.sheetnames), filled, sheet)
    rows = filled.get(name, {})
    _saved_formulas(path, raw, name, rows)
    at = header if header is not None else _header(rows)
    frame = _table(path, rows, at, named=header is not None)
    frame = _dated(path, frame, dates, book.epoch)
    frame.attrs = {"sheet": name, "header": at}
    return frame


def _opened(path: Path, raw: bytes, reader: str) -> Any:
    """Return the workbook. Raises ExportError for another kind of file, and for one that cannot be read safely."""
    kind = kind_of(raw, path.name)
    if raw.startswith(OLD) and kind != "outlook":
        problem = _("this is an Excel workbook of the old form (.xls), or one with a password.")
        raise ExportError(path, problem, _("Open it in Excel and save it as .xlsx without a password."))
    if kind != "excel":
        raise refuse(path, kind, reader)
    opened(path, raw, reader).close()
    return _book(path, raw, values=True)


def text_sheets(path: Path, raw: bytes, reader: str) -> dict[str, list[Record]]:
    """Return the rows of each sheet as text, as if the sheet had been saved as CSV: 0.04 in a cell of percent is `4%`.

    Raises ExportError for what is not a workbook that can be opened, and for a formula whose value is not saved.
    """
    try:
        book = _opened(path, raw, reader)
    except ExportError:
        raise refuse(path, "excel", reader) from None
    sheets = {}
    for name in book.sheetnames:
        rows = _cells(book[name])
        _saved_formulas(path, raw, name, rows)
        width = max((column for row in rows.values() for column in row), default=0)
        for cell in _percents(book[name]):
            rows[cell.row][cell.column] = f"{cell.value * 100:.10g}%"
        sheets[name] = [
            Record(number, [_as_text(row.get(column)) for column in range(1, width + 1)])
            for number, row in sorted(rows.items())
        ]
    return sheets


def _percents(sheet: Any) -> Iterator[Any]:
    for row in getattr(sheet, "iter_rows", tuple)():
        yield from (cell for cell in row if _is_number(cell.value) and "%" in cell.number_format)


def _as_text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, dt.datetime):
        return value.isoformat(" ") if value.time() else value.date().isoformat()
    if isinstance(value, float):
        return f"{value:.0f}" if value.is_integer() and abs(value) < 10**15 else repr(value)
    return str(value)


def _book(path: Path, raw: bytes, *, values: bool) -> Any:
    from openpyxl import load_workbook  # late: it takes a fifth of a second, and few lessons need it

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about styles and extensions that we do not read
            return load_workbook(BytesIO(raw), data_only=values)
    except (zipfile.BadZipFile, KeyError, ValueError, TypeError, AttributeError, OSError, SyntaxError) as error:
        problem = _("the workbook is damaged ({reason}).", reason=str(error)[:100])
        raise ExportError(path, problem, _("Open it in Excel, save it again, or download it once more.")) from None


def _cells(sheet: Any) -> dict[int, dict[int, Any]]:
    """Return row -> column -> value of the cells that are not empty; no cells of a chart's sheet."""
    rows: dict[int, dict[int, Any]] = {}
    for row in getattr(sheet, "iter_rows", tuple)():
        for cell in row:
            value = cell.value.strip() if isinstance(cell.value, str) else cell.value
            if value not in (None, ""):
                rows.setdefault(cell.row, {})[cell.column] = value
    return rows


def _sheet(path: Path, names: list[str], filled: Iterable[str], wanted: str | None) -> str:
    listed = _("Name one: read_xlsx(path, sheet=…). There are: {names}.", names=", ".join(names))
    if wanted is not None:
        found = next((name for name in names if name.strip().lower() == wanted.strip().lower()), None)
        if found is None:
            raise ExportError(path, _("there is no sheet “{name}”.", name=wanted), listed)
        return found
    full = list(filled)
    if len(full) > 1:
        raise ExportError(path, _("several sheets hold cells."), listed)
    return full[0] if full else names[0]


def _saved_formulas(path: Path, raw: bytes, name: str, rows: dict[int, dict[int, Any]]) -> None:
    """Raise ExportError for a formula without a value: programs other than Excel save formulas alone."""
    sheet = _book(path, raw, values=False)[name]
    for cell in _formulas(sheet):
        if cell.column not in rows.get(cell.row, {}):
            problem = _("cell {cell} holds a formula whose value is not saved.", cell=cell.coordinate)
            raise ExportError(path, problem, _("Open the file in Excel and save it: then the values are in it."))


def _formulas(sheet: Any) -> Iterator[Any]:
    for row in getattr(sheet, "iter_rows", tuple)():
        yield from (cell for cell in row if cell.data_type == "f")


def _header(rows: dict[int, dict[int, Any]]) -> int:
    """Return the first row that is as full as any of the first twenty: above it stand titles and periods.

    If it is one of data, and a row of words stands right above, some columns have no name, and those words are names.
    """
    first = sorted(rows)[:20]
    width = max((len(rows[row]) for row in first), default=0)
    at = next((row for row in first if len(rows[row]) == width), 1)
    above = rows.get(at - 1, {})
    words = len(above) > 1 and 2 * len(above) >= width and all(isinstance(value, str) for value in above.values())
    return at - 1 if words and not all(isinstance(value, str) for value in rows[at].values()) else at


def _table(path: Path, rows: dict[int, dict[int, Any]], header: int, *, named: bool) -> pd.DataFrame:
    """Return the table below a row of column names.

    Args:
        named: whether the person has named that row; then a column without a name means that another was meant.
    """
    if header not in rows:
        problem = _("row {row} holds no column names.", row=header)
        raise ExportError(path, problem, advice("read_xlsx"))
    names = {column: str(value) for column, value in rows[header].items()}
    twice = [name for name in names.values() if list(names.values()).count(name) > 1]
    if twice:
        raise ExportError(path, _("the column {column} stands twice.", column=twice[0]), advice("read_xlsx"))
    places = [row for row in sorted(rows) if row > header]
    stray = sorted({column for row in places for column in rows[row]} - set(names))
    if stray and named:
        problem = _("a cell below row {row} stands in a column without a name.", row=header)
        raise ExportError(path, problem, _("Name the row of column names: read_xlsx(path, header=…)."))
    if stray:
        names = dict(sorted((names | {column: letter(column - 1) for column in stray}).items()))
        warn(
            path,
            _(
                "columns without a name got Excel's letters: {names}.",
                names=", ".join(names[column] for column in stray),
            ),
        )
    frame = pd.DataFrame({name: [rows[row].get(column) for row in places] for column, name in names.items()})
    if not len(frame):
        return frame
    text = frame.map(lambda value: value if value is None else _as_text(value))
    _cut_ids(path, frame)
    return without_total_rows(path, frame.apply(_as_dates), text, places)


def _cut_ids(path: Path, frame: pd.DataFrame) -> None:
    """Warn of numbers that are longer than what Excel keeps."""
    for name in frame.columns:
        wide = [value for value in frame[name].tolist() if _is_number(value) and abs(value) >= 10**15]
        if wide:
            words = _(
                "{column}: {value} is longer than the 15 digits that Excel keeps; its last digits are lost.",
                column=name,
                value=f"{wide[0]:.0f}",
            )
            warn(path, words)


def _as_dates(column: pd.Series) -> pd.Series:
    """Convert a column of dates and nothing else; openpyxl gives dates for cells with the format of one."""
    known = column.dropna()
    if len(known) and all(isinstance(value, dt.date) for value in known):
        return pd.to_datetime(column).astype("datetime64[ns]")
    return column


def _dated(path: Path, frame: pd.DataFrame, dates: Sequence[str], epoch: dt.datetime) -> pd.DataFrame:
    """Convert numbers of days in the named columns, and warn of others that look like them."""
    from openpyxl.utils.datetime import from_excel

    for name in dates:
        if name not in frame:
            known = ", ".join(frame.columns)
            problem = _("there is no column “{name}”.", name=name)
            raise ExportError(path, problem, _("There are: {names}.", names=known))
        values = [from_excel(v, epoch) if _is_number(v) else v for v in frame[name]]
        frame[name] = pd.to_datetime(pd.Series(values, index=frame.index), dayfirst=True).astype("datetime64[ns]")
    for name in frame:
        numbers = [value for value in frame[name].dropna() if _is_number(value)]
        if numbers and DATE_NAME.search(name) and all(FIRST_SERIAL <= value <= LAST_SERIAL for value in numbers):
            words = _(
                "the column {column} holds numbers such as {value}, which may be dates. "
                'Read it with read_xlsx(path, dates=["{column}"]).',
                column=name,
                value=numbers[0],
            )
            warn(path, words)
    return frame


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)
