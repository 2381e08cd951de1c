"""Write data as an .xlsx that Excel and LibreOffice open as a table.

Cells have real types, columns widths and a filter, the header is bold and stays in view. A
text is never a formula, whatever it begins with.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import math
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
from openpyxl import Workbook, load_workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.packaging.custom import StringProperty
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from autograder.exercises.answers import plain
from wording.academy import _

__all__ = ["Sheet", "mark_of", "marked", "sheets_of", "workbook"]

PROPERTY = "academy data"
LONGEST_TITLE, LONGEST_CELL = 31, 32_000
NOT_IN_TITLES = re.compile(r"[\[\]:*?/\\']")
NOT_IN_CELLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
RISKY = ("=", "+", "-", "@", "\t", "\r")
"""Beginnings of a text that a spreadsheet could take for a formula when the cell is edited."""
WHOLE_DIGITS = 15
"""Digits of a number that Excel keeps; a longer one is written as text."""
LEAST_WIDTH, MOST_WIDTH, MEASURED_ROWS = 8, 60, 400
FORMATS = {"ru": ("DD.MM.YYYY", "DD.MM.YYYY HH:MM"), "en": ("YYYY-MM-DD", "YYYY-MM-DD HH:MM")}


@dataclass(frozen=True)
class Sheet:
    """One table."""

    title: str
    header: Sequence[str]
    rows: Sequence[Sequence[Any]]


def sheets_of(name: str, data: Any) -> list[Sheet]:
    """Lay out data as tables: a frame is one; of a mapping each list or table has a sheet, single values share one."""
    if isinstance(data, pd.DataFrame):
        flat = data.reset_index() if any(data.index.names) else data
        return [Sheet(name, [str(c) for c in flat.columns], [list(r) for r in flat.itertuples(index=False)])]
    data = plain(data)
    if isinstance(data, Mapping):
        return _of_mapping(name, data)
    if isinstance(data, list | set) and data:
        return [_of_list(name, list(data))]
    return [Sheet(name, [_("value")], [[data]])]


def _of_mapping(name: str, data: Mapping[Any, Any]) -> list[Sheet]:
    single = [[str(key), value] for key, value in data.items() if not _holds(value)]
    sheets = [Sheet(name, [_("name"), _("value")], single)] if single else []
    for key, value in data.items():
        if isinstance(value, Mapping):
            rows = [[inner, *one] for inner, many in value.items() for one in _as_rows(many)]
            sheets.append(Sheet(str(key), [str(key), _("value")], rows))
        elif _holds(value):
            sheets += sheets_of(str(key), value)
    return sheets


def _of_list(name: str, data: list[Any]) -> Sheet:
    """Lay out a list: of rows, of lists of rows (numbered from 1), or of single values."""
    if all(isinstance(one, Mapping) for one in data):
        header = list(dict.fromkeys(str(key) for one in data for key in one))
        return Sheet(name, header, [[one.get(key) for key in header] for one in data])
    if all(isinstance(one, list) and all(isinstance(row, Mapping) for row in one) for one in data):
        flat = _of_list(name, [{"№": number, **row} for number, one in enumerate(data, 1) for row in one])
        return Sheet(name, flat.header, flat.rows)
    return Sheet(name, [name], [[one] for one in data])


def _holds(value: Any) -> bool:
    return isinstance(value, Mapping | list | set | pd.DataFrame)


def _as_rows(value: Any) -> list[list[Any]]:
    return [[one] for one in value] if isinstance(value, list | set) else [[value]]


def mark_of(sheets: Iterable[Sheet]) -> str:
    """Return a fingerprint of the data, by which a file that was edited since is known again."""
    return hashlib.sha256(repr([(s.title, s.header, s.rows) for s in sheets]).encode()).hexdigest()[:16]


def marked(path: Path) -> str:
    """Return the fingerprint of the data that a file was made of; empty for a file that is none of ours."""
    try:
        book = load_workbook(path, read_only=True)
        found = next((one.value for one in book.custom_doc_props.props if one.name == PROPERTY), "")
        book.close()
    except Exception:  # half written, encrypted, not a workbook: not ours
        return ""
    return str(found)


def workbook(sheets: Sequence[Sheet], lang: str, mark: str) -> bytes:
    """Return the content of the .xlsx file.

    Args:
        mark: the fingerprint of its data.
    """
    book = Workbook(write_only=True)
    book.custom_doc_props.append(StringProperty(name=PROPERTY, value=mark))
    titles: set[str] = set()
    for sheet in sheets:
        page = book.create_sheet(_title(sheet.title, titles))
        page.freeze_panes = "A2"
        for place, width in enumerate(_widths(sheet), 1):
            page.column_dimensions[get_column_letter(place)].width = width
        page.append([_head(page, name) for name in sheet.header])
        dates = [_only_days(row[place] for row in sheet.rows) for place in range(len(sheet.header))]
        for row in sheet.rows:
            page.append([_cell(page, value, FORMATS[lang][not day]) for value, day in zip(row, dates, strict=True)])
        page.auto_filter.ref = f"A1:{get_column_letter(len(sheet.header))}{len(sheet.rows) + 1}"
    content = BytesIO()
    book.save(content)
    return content.getvalue()


def _title(wanted: str, taken: set[str]) -> str:
    """Return a title that spreadsheets allow and no other sheet has."""
    title = NOT_IN_TITLES.sub(" ", wanted).strip()[:LONGEST_TITLE] or "1"
    n, base = 2, title
    while title.casefold() in taken:
        title = f"{base[: LONGEST_TITLE - 4]} {n}"
        n += 1
    taken.add(title.casefold())
    return title


def _head(page: Any, name: str) -> WriteOnlyCell:
    cell = _text(page, name)
    cell.font = Font(bold=True)
    return cell


def _cell(page: Any, value: Any, date_format: str) -> WriteOnlyCell | None:
    value = _plain(value)
    if value is None:
        return None
    if isinstance(value, str):
        return _text(page, value)
    cell = WriteOnlyCell(page, value)
    if isinstance(value, dt.date):
        cell.number_format = date_format
    return cell


def _text(page: Any, value: str) -> WriteOnlyCell:
    cell = WriteOnlyCell(page, NOT_IN_CELLS.sub("", value)[:LONGEST_CELL])
    cell.data_type = "s"
    if value.startswith(RISKY):
        cell.quotePrefix = True
    if "\n" in value:
        cell.alignment = Alignment(vertical="top")
    return cell


def _plain(value: Any) -> Any:
    """Return a value as a cell can hold it: lists become one text, moments lose their time zone."""
    if isinstance(value, list | set | tuple | np.ndarray):
        return "; ".join("" if (one := _plain(v)) is None else str(one) for v in value)
    if pd.api.types.is_scalar(value) and pd.isna(value):
        return None
    value = plain(value)
    match value:
        case bool() | str():
            return value
        case int() if abs(value) >= 10**WHOLE_DIGITS:
            return str(value)
        case float() if not math.isfinite(value):
            return str(value)
        case pd.Timestamp():
            return value.tz_localize(None).to_pydatetime(warn=False)
        case dt.datetime():
            return value.replace(tzinfo=None)
        case int() | float() | dt.date():
            return value
        case dt.timedelta():
            return value / dt.timedelta(days=1)
    return str(value)


def _only_days(values: Iterable[Any]) -> bool:
    """Return whether a column's moments are all midnights, so that the time need not be shown."""
    moments = [v for v in values if isinstance(v, dt.datetime) and not pd.isna(v)]
    return all((v.hour, v.minute, v.second) == (0, 0, 0) for v in moments)


def _widths(sheet: Sheet) -> list[float]:
    """Return the width of each column in characters: of its longest text among the first rows, within limits."""
    widths = []
    for place, name in enumerate(sheet.header):
        texts = [name, *(str(_plain(row[place]) or "") for row in islice(sheet.rows, MEASURED_ROWS))]
        longest = max(len(line) for text in texts for line in text.split("\n"))
        widths.append(float(min(max(longest + 3, LEAST_WIDTH), MOST_WIDTH)))  # the filter's arrow needs room
    return widths
