"""Read a due date as people write it: `12 декабря, 18:00`, `December 12`, `12.12.2026`, `2026-12-12 18:00 MSK`.

dateutil reads the date; names of months and weekdays in both languages are Babel's. A date without a year is the next
such day, one without a time of day lasts until the day ends.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from functools import cache
from zoneinfo import ZoneInfo

from babel import Locale
from babel.dates import format_date
from dateutil import parser

from autograder.errors import AcademyError
from autograder.submission.timestamp import EITHER_FIRST, split_zone
from wording.autograder import _
from wording.languages import LANGUAGES, current_language

__all__ = ["read_due"]

LONGEST = 100
DAY_ENDS = dt.time(23, 59)
ENGLISH = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
"""The names of months that dateutil knows."""
ISO = re.compile(r"(?<!\d)\d{4}-\d{1,2}-\d{1,2}(?!\d)")
YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")
DOTTED = re.compile(r"(?<![\d.:])(\d{1,2})\.(\d{1,2})(?:\.(\d{4}|\d{2}))?(?![\d.:])")
CLOCK = re.compile(r"(?<![\d.:])([01]?\d|2[0-3])\.([0-5]\d)(?![\d.:])")
SMALL_WORDS = re.compile(r"(?<!\w)(?:в|до|к|г|года|by|until|before|on|at|the|of)(?!\w)\.?|,", re.IGNORECASE)
WORD = re.compile(r"[^\W\d_]+")
_DEFAULTS = (dt.datetime.fromisoformat("2000-01-01T00:00"), dt.datetime.fromisoformat("2004-02-02T01:01"))
"""dateutil fills in what a text lacks; two defaults, of leap years, show that it did."""


def read_due(text: str, zone: ZoneInfo, now: dt.datetime) -> dt.datetime:
    """Return the moment that a text names, in `zone` unless it names another one.

    Raises AcademyError for a text that names no day, that could name two, or whose weekday is another day's.
    """
    try:
        found, weekday = _read(text, zone, now)
    except (ValueError, OverflowError):
        raise AcademyError(
            _(
                "“{text}” is no date that means one moment. Write 12 December 18:00, 12.12.2026 18:00 or "
                "2026-12-12 18:00.",
                text=text[:LONGEST],
            )
        ) from None
    if weekday is not None and found.weekday() != weekday:
        raise AcademyError(
            _(
                "“{text}”: {day} is another day of the week, {weekday}. Mend the one or the other.",
                text=text,
                day=f"{found:%d.%m.%Y}",
                weekday=_weekday_name(found),
            )
        )
    return found


def _read(text: str, zone: ZoneInfo, now: dt.datetime) -> tuple[dt.datetime, int | None]:
    if len(text) > LONGEST or not text.isprintable() or EITHER_FIRST.search(text):
        raise ValueError("not one date")
    rest, named = split_zone(SMALL_WORDS.sub(" ", text))
    rest, weekday = _without_weekday(_english(rest))
    if not _names_a_day(rest):
        rest = DOTTED.sub(_iso, rest, count=1)
    if not _names_a_day(rest):  # figures alone: dateutil would take the month first
        raise ValueError("no day")
    rest = CLOCK.sub(r"\1:\2", rest)
    one, other = (parser.parse(rest, default=default) for default in _DEFAULTS)
    if one.tzinfo is not None or (one.month, one.day) != (other.month, other.day):
        raise ValueError("no day")
    if one.year == other.year and not YEAR.search(rest):  # an hour without minutes: 12 December 18
        raise ValueError("no hour")
    at = one.time() if one.hour == other.hour else DAY_ENDS
    years = [one.year] if one.year == other.year else range(now.year, now.year + 5)
    tried = (_moment(year, one, at, named or zone) for year in years)
    moments = [moment for moment in tried if moment is not None]
    return next((moment for moment in moments if moment >= now), moments[-1]), weekday


def _names_a_day(text: str) -> bool:
    return ISO.search(text) is not None or any(month in text for month in ENGLISH)


def _moment(year: int, day: dt.datetime, at: dt.time, zone: dt.tzinfo) -> dt.datetime | None:
    try:
        return dt.datetime.combine(dt.date(year, day.month, day.day), at, zone)
    except ValueError:  # 29 February
        return None


def _iso(found: re.Match[str]) -> str:
    day, month, year = found.groups()
    if not 1 <= int(month) <= 12:
        raise ValueError("no month")
    if year is None:
        return f"{int(day)} {ENGLISH[int(month) - 1]}"
    return f"{int(year) + (2000 if len(year) == 2 else 0)}-{int(month):02}-{int(day):02}"


def _english(text: str) -> str:
    """Write the months in English, as dateutil reads them."""

    def english(word: re.Match[str]) -> str:
        number = _months().get(word[0].lower())
        return word[0] if number is None else ENGLISH[number - 1]

    return WORD.sub(english, text)


def _without_weekday(text: str) -> tuple[str, int | None]:
    """Return the text without the day of the week, and that day: 0 for Monday, None when there is none."""
    named = [number for word in WORD.findall(text) if (number := _weekdays().get(word.lower())) is not None]
    rest = WORD.sub(lambda word: "" if word[0].lower() in _weekdays() else word[0], text)
    return rest, named[0] if named else None


@cache
def _months() -> Mapping[str, int]:
    return _names("months") | {"sept": 9}


@cache
def _weekdays() -> Mapping[str, int]:
    return _names("days") | {"среду": 2, "пятницу": 4, "субботу": 5}  # after «в», where Babel has no form


def _names(what: str) -> dict[str, int]:
    """Return Babel's names in all languages of the course, without those of one letter or two."""
    forms = [form for lang in LANGUAGES for forms in getattr(Locale(lang), what).values() for form in forms.items()]
    return {
        name.rstrip(".").lower(): number
        for width, names in forms
        if width not in ("narrow", "short")
        for number, name in names.items()
    }


def _weekday_name(day: dt.datetime) -> str:
    return format_date(day, "EEEE", locale=current_language())
