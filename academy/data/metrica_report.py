"""Tables of Metrica's reports as a frame: the export of any report in CSV or XLSX.

Format: lines of titles may stand above; the column names are Russian; the first row is `Итого и средние`, whose sums
are of visits but not of visitors, because one visitor may come twice. Bounces are a fraction (0.1234) or a percentage
(`12,3%`), the time on the site is `h:mm:ss`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import Path

import pandas as pd

from academy.data.cells.dates import as_dates
from academy.data.cells.faults import CellError, cell_error
from academy.data.cells.numbers import MISSING_MARKS, as_numbers
from academy.data.cells.records import Record, frame_of, records_of, split_fields
from academy.data.cells.totals import find_totals, without_totals
from academy.data.sniff import advice, decoded, refuse
from academy.data.workbook import text_sheets

__all__ = ["read_report"]

READER = "read_metrica"
NAMES = {
    "визиты": "visits",
    "посетители": "users",
    "новые посетители": "newUsers",
    "доля новых посетителей": "percentNewVisitors",
    "просмотры": "pageviews",
    "отказы": "bounceRate",
    "глубина просмотра": "pageDepth",
    "время на сайте": "avgVisitDurationSeconds",
    "роботность": "robotPercentage",
    "дата": "date",
    "дата визита": "date",
    "источник трафика": "TrafficSource",
    "последний значимый источник": "TrafficSource",
    "последний источник": "TrafficSource",
    "utm source": "UTMSource",
    "utm medium": "UTMMedium",
    "utm campaign": "UTMCampaign",
    "utm content": "UTMContent",
    "utm term": "UTMTerm",
    "поисковая фраза": "SearchPhrase",
    "поисковая система": "SearchEngine",
    "страница входа": "startURL",
    "тип устройства": "deviceCategory",
}
"""Names of the Reporting API by those of the interface."""
COUNTS = frozenset(("visits", "users", "newUsers", "pageviews"))
SUMS = ("visits", "pageviews")
PERCENT = frozenset(("bounceRate", "percentNewVisitors", "robotPercentage"))
TIME = "avgVisitDurationSeconds"
CLOCK = re.compile(r"(?:(\d+):)?(\d{1,3}):(\d{2})(?:[.,]\d+)?")
UNIT = re.compile(r",?\s*(?:\(?%\)?)\s*\Z")
HEADER_LINES = 30


def read_report(path: Path, raw: bytes, kind: str, decimal: str | None) -> pd.DataFrame:
    """Read the table of a report, under the names of the Reporting API where it has them.

    visits, users and other counts are int64, bounceRate and other shares percentages, avgVisitDurationSeconds seconds,
    date datetime64[ns]; columns of other numbers become numbers. The row of totals is left out.

    Raises ExportError for another kind of file and for a cell that does not suit its column.
    Warns with ExportWarning if the total is not the sum of the rows.
    """
    header, records = _of_workbook(path, raw) if kind == "excel" else _of_text(path, decoded(path, raw))
    names: list[str] = []
    for column in header:
        name = _name(column)
        names.append(column if name in names else name)
    frame = frame_of(path, records, names, advice(READER))
    places = [record.place for record in records]
    try:
        body = _typed(path, frame, decimal, places)
    except CellError as error:
        raise cell_error(path, error, places[error.at]) from None
    body.attrs = {"table": "report", "attribution": []}
    return body


def _of_text(path: Path, text: str) -> tuple[list[str], list[Record]]:
    lines = text.split("\n")
    for at, line in enumerate(lines[:HEADER_LINES]):
        best = max("\t;,", key=lambda mark: len(split_fields(line, mark)))
        if _is_header(split_fields(line, best)):
            header, *records = records_of(path, lines[at:], best, at + 1)
            return [cell.strip() for cell in header.cells], records
    raise refuse(path, "", READER)


def _of_workbook(path: Path, raw: bytes) -> tuple[list[str], list[Record]]:
    for records in text_sheets(path, raw, READER).values():
        for at, record in enumerate(records[:HEADER_LINES]):
            if _is_header(record.cells):
                return [cell.strip() for cell in record.cells], records[at + 1 :]
    raise refuse(path, "excel", READER)


def _is_header(cells: Iterable[str]) -> bool:
    names = {_name(cell) for cell in cells}
    return "visits" in names and len(names & set(NAMES.values())) > 1


def _name(column: str) -> str:
    plain = " ".join(column.lower().split())
    return NAMES.get(plain) or NAMES.get(UNIT.sub("", plain)) or column.strip()


def _typed(path: Path, frame: pd.DataFrame, decimal: str | None, places: Sequence[int]) -> pd.DataFrame:
    text = frame.copy()
    if TIME in frame:
        text[TIME] = _seconds(frame[TIME])
    numeric = [name for name in text.columns if name in COUNTS | PERCENT | {TIME, "pageDepth"}]
    if "visits" in frame:  # the columns after the first metric are metrics too: goals and conversions
        after = list(text.columns)[list(text.columns).index(next(name for name in text.columns if name in numeric)) :]
        numeric += [name for name in after if name not in (*numeric, "date") and _are_numbers(text[name])]
    numbers = as_numbers(
        {name: text[name] for name in numeric},
        whole=COUNTS,
        most={**dict.fromkeys(PERCENT, 100), "pageDepth": 100},
        decimal=decimal,
    )
    for name in PERCENT & set(numeric):
        signed = frame[name].dropna().str.contains("%", regex=False).any()
        if not signed and numbers[name].max() <= 1:
            numbers[name] = numbers[name] * 100
    first = next((at for at, name in enumerate(frame.columns) if name in numeric), 0)
    labels = list(frame.columns[:first])
    typed = frame.assign(**numbers)
    sums = [name for name in SUMS if name in frame]
    body = without_totals(path, typed, find_totals(frame, labels), sums, places)
    if "date" in body:
        try:
            body["date"] = as_dates(body["date"])
        except CellError as error:
            error.at = int(body.index[error.at])
            raise
    return body.reset_index(drop=True)


def _are_numbers(column: pd.Series) -> bool:
    """Return whether a column of text holds numbers, whatever their notation."""
    try:
        as_numbers({str(column.name): column})
    except CellError as error:
        return error.fault == "notation"
    return True


def _seconds(column: pd.Series) -> pd.Series:
    """Return times such as `0:01:23` or `1:23` as text of seconds. Raises CellError for one that is not a time."""
    done: list[str | None] = []
    for at, value in enumerate(column.tolist()):
        cell = value.strip() if isinstance(value, str) else ""
        found = CLOCK.fullmatch(cell)
        if found:
            hours, minutes, seconds = (int(part or 0) for part in found.groups())
            done.append(str(3600 * hours + 60 * minutes + seconds))
        elif cell.lower() in MISSING_MARKS or cell.replace(",", ".", 1).replace(".", "", 1).isdigit():
            done.append(cell or None)
        else:
            raise CellError(cell, "number", at, str(column.name))
    return pd.Series(done, index=column.index, dtype="str", name=column.name)
