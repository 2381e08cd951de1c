"""Dates and periods in text: ISO, Russian and spelled out."""

from __future__ import annotations

import re

import pandas as pd

from academy.data.cells.faults import CellError
from academy.data.cells.numbers import MISSING_MARKS

__all__ = ["as_dates", "first_day"]

MONTHS = ("январ", "феврал", "март", "апрел", "ма", "июн", "июл", "август", "сентябр", "октябр", "ноябр", "декабр")
ENGLISH_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
BY_LENGTH = sorted((*enumerate(MONTHS, 1), *enumerate(ENGLISH_MONTHS, 1)), key=lambda pair: -len(pair[1]))
"""The longest beginning wins, because `ма` (May) is one of March too."""
ISO = re.compile(r"\A(\d{4})-(\d{2})-(\d{2})(?:[T ]\d{1,2}:\d{2}(?::\d{2})?)?")
DOTTED = re.compile(r"\A(\d{1,2})\.(\d{1,2})\.(\d{4}|\d{2})(?:,? +(\d{1,2}:\d{2}(?::\d{2})?))?\b")
QUARTER = re.compile(r"\A(?:([1-4])|(I{1,3}|IV))[- ]*(?:й|кв|q).*?(\d{4})", re.I)
MONTH_YEAR = re.compile(r"\A()([^\W\d_]+)\.?,?\s+(\d{4})(?:\s?г(?:\.|ода?)?)?\Z")
DAY_MONTH = re.compile(r"\A(\d{1,2})\s+([^\W\d_]+)\.?,?\s+(\d{4})\b")
MONTH_DAY = re.compile(r"\A([^\W\d_]+)\.?\s+(\d{1,2}),?\s+(\d{4})\b")
MONTH_NUMBER = re.compile(r"\A(?:(\d{4})-(\d{2})|(\d{2})\.(\d{4}))\Z")
SLASHED = re.compile(r"\A\d{1,2}/\d{1,2}/\d{2,4}\b")
YEARS = (1900, 2200)
DAYS = re.compile(r"\A\d{5}(?:[.,]\d+)?\Z")
"""Excel counts days from 1900: 46204 is 2026-07-01."""


def as_dates(column: pd.Series) -> pd.Series:
    """Convert dates and periods, of which the first day is taken, to datetime64[ns]. Dashes are missing values.

    Raises CellError for the first cell that is not a date.
    """
    known = column.dropna()
    dates = pd.to_datetime(known, errors="coerce", format="ISO8601")
    if dates.hasnans or any(map(DAYS.match, known.unique().tolist())) or not dates.dt.year.between(*YEARS).all():
        read = {text: _date(text) for text in known.unique().tolist()}
        wrong = {text for text, date in read.items() if isinstance(date, str)}
        if wrong:
            at = next(at for at, text in enumerate(column.tolist()) if text in wrong)
            text = column.iloc[at]
            raise CellError(text, str(read[text]), at, str(column.name))
        dates = pd.to_datetime(known.map(read))
    return dates.astype("datetime64[ns]").reindex(column.index)


def _date(text: str) -> pd.Timestamp | str | None:
    """Return the date of a cell, None for a missing one, or the fault (see `CellError`)."""
    text = text.strip()
    if text.lower() in MISSING_MARKS:
        return None
    if DAYS.match(text):
        return "days"
    if SLASHED.match(text):
        return "order"
    try:
        day = first_day(text)
        return day if YEARS[0] <= day.year <= YEARS[1] else "date"
    except ValueError:
        return "date"


def first_day(label: str) -> pd.Timestamp:
    """Return the first day of `август 2026`, `3 кв. 2026`, `03.08.2026 — 09.08.2026`, `3 августа 2026` or an ISO date.

    A time of day is kept. Raises ValueError for any other label.
    """
    if found := ISO.search(label):
        return pd.Timestamp(found[0])
    if found := DOTTED.search(label):
        year = int(found[3]) + (2000 if len(found[3]) == 2 else 0)
        return pd.Timestamp(f"{year}-{int(found[2]):02}-{int(found[1]):02} {found[4] or ''}".strip())
    if found := MONTH_NUMBER.match(label):
        return pd.Timestamp(int(found[1] or found[4]), int(found[2] or found[3]), 1)
    if found := QUARTER.match(label):
        number = int(found[1]) if found[1] else {"I": 1, "II": 2, "III": 3, "IV": 4}[found[2].upper()]
        return pd.Timestamp(int(found[3]), 3 * number - 2, 1)
    if found := MONTH_DAY.match(label):
        return pd.Timestamp(int(found[3]), _month(found[1]), int(found[2]))
    if found := DAY_MONTH.match(label) or MONTH_YEAR.match(label):
        return pd.Timestamp(int(found[3]), _month(found[2]), int(found[1] or 1))
    if re.fullmatch(r"(?:19|20)\d\d(?: ?г(?:\.|од)?)?", label):
        return pd.Timestamp(int(label[:4]), 1, 1)
    raise ValueError(label)


def _month(name: str) -> int:
    """Return the number of a month by how its name begins. Raises ValueError for another word."""
    for number, start in BY_LENGTH:
        if name.lower().startswith(start):
            return number
    raise ValueError(name)
