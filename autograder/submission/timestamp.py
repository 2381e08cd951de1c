"""Parse the time of a submission: nbgrader's own form, ISO 8601, and the ways in which people here write a time."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from dateutil import parser, tz

__all__ = ["EITHER_FIRST", "HandIn", "parse_utc", "read_time", "split_zone"]

LONGEST = 100
CLOCK = re.compile(
    r"(?P<clock>\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?(?:\s*[AaPp][Mm]\b)?)\s*"
    r"(?P<zone>(?![AaPp][Mm]\b)[^\W\d_][\w/+-]*(?::\d{2})?|[+-]\d{1,2}(?::?\d{2})?)(?=\s|$)"
)
"""A time of day and the zone after it. A zone of other characters could be a path, which dateutil would open."""
OFFSET = re.compile(r"(?:UTC|GMT)?([+-])(\d{1,2})(?::?(\d{2}))?")
DOTTED = re.compile(r"(?<!\d)(\d{1,2})\.(\d{1,2})\.(\d{4}|\d{2})(?!\d)")
EITHER_FIRST = re.compile(r"(?<!\d)\d{1,2}([/-])\d{1,2}\1(?:\d{4}|\d{2})(?!\d)")
"""Day or month first, or a short year: 03/02/2026 means two days, and nobody can say which."""
HOURS = {
    "MSK": 3, "МСК": 3, "KALT": 2, "SAMT": 4, "YEKT": 5, "OMST": 6, "NOVT": 7, "KRAT": 7, "IRKT": 8, "YAKT": 9,
    "VLAT": 10, "MAGT": 11, "SAKT": 11, "PETT": 12, "ANAT": 12,
}  # fmt: skip
"""Short names of Russia's zones, which neither dateutil nor nbgrader knows: they would count as UTC."""
LONGEST_OFFSET = dt.timedelta(hours=14)
_DEFAULTS = tuple(dt.datetime.fromisoformat(day) for day in ("2000-01-01", "2001-02-02"))
"""dateutil fills in what a text lacks; two defaults show that it did."""


@dataclass(frozen=True)
class HandIn:
    """The time of a submission."""

    #: Naive UTC.
    at: dt.datetime
    #: Whether a rule of ours decided what the text means: the day before the month, or the short name of a zone.
    by_rule: bool = False


def parse_utc(text: str) -> dt.datetime:
    """Return naive UTC; see `read_time`."""
    return read_time(text).at


def read_time(text: str) -> HandIn:
    """Read "2026-02-03 10:00:00 Europe/Moscow", "… MSK", "… +03", "03.02.2026 10:00" and any form that dateutil knows.

    A time without a zone is UTC, as in nbgrader. Raises ValueError or OverflowError for a text that is no date, that
    lacks its day, month or year, that could mean two days, or that names an unknown zone.
    """
    text = text.strip()
    if len(text) > LONGEST or not text.isprintable() or EITHER_FIRST.search(text):
        raise ValueError("not one date")
    offset, by_rule = dt.timedelta(0), False
    zone: dt.tzinfo | None = None
    if (named := _named_zone(text)) is not None:
        text, (zone, by_rule) = named
    if dotted := DOTTED.search(text):
        day, month, year = (int(part) for part in dotted.groups())
        date = dt.date(year + 2000 if year < 100 else year, month, day).isoformat()
        text, by_rule = f"{text[: dotted.start()]}{date}{text[dotted.end() :]}", True
    if ".." in text:
        raise ValueError("not a date")
    moment, other = (parser.parse(text, default=default, tzinfos=_offset_only) for default in _DEFAULTS)
    if moment != other:
        raise ValueError("the day, the month or the year is missing")
    if moment.tzinfo is not None:
        zone, moment = moment.tzinfo, moment.replace(tzinfo=None)
    if zone is not None:
        offset = moment.replace(tzinfo=zone).utcoffset() or offset
    return HandIn(moment - offset, by_rule)


def split_zone(text: str) -> tuple[str, dt.tzinfo | None]:
    """Return the text without the zone after its time of day, and that zone. Raises ValueError for an unknown one."""
    named = _named_zone(text)
    return (text, None) if named is None else (named[0], named[1][0])


def _named_zone(text: str) -> tuple[str, tuple[dt.tzinfo, bool]] | None:
    found = CLOCK.search(text)
    if found is None or _of_a_date(found["zone"]):
        return None
    return f"{text[: found.end('clock')]} {text[found.end() :]}".strip(), _zone(found["zone"])


def _offset_only(name: str | None, seconds: int | None) -> dt.tzinfo | None:
    """Take a zone that dateutil found only with its offset; a bare name would count as UTC."""
    if seconds is None:
        if name is None:
            return None
        raise ValueError(f"the zone {name} is not known")
    return dt.timezone(dt.timedelta(seconds=seconds))


def _of_a_date(word: str) -> bool:
    """Return True for the name of a month or weekday, which may stand after the time of day."""
    names = parser.parserinfo()
    return names.month(word) is not None or names.weekday(word) is not None


def _zone(name: str) -> tuple[dt.tzinfo, bool]:
    """Return a zone, and whether its short name was read by our rule. Raises ValueError for an unknown one."""
    if (hours := HOURS.get(name.upper())) is not None:
        return dt.timezone(dt.timedelta(hours=hours)), True
    if name.upper() in ("UTC", "GMT", "Z"):
        return dt.UTC, False
    if offset := OFFSET.fullmatch(name.upper()):
        sign, hours_, minutes = offset.groups()
        value = dt.timedelta(hours=int(hours_), minutes=int(minutes or 0))
        if value > LONGEST_OFFSET or int(minutes or 0) > 59:
            raise ValueError(f"no zone is {name}")
        return dt.timezone(value if sign == "+" else -value), minutes is None
    zone = tz.gettz(name)
    if not isinstance(zone, tz.tzfile):  # a rule like AAA+3 or the zone of this machine is not a known name
        raise ValueError(f"the zone {name} is not known")
    return zone, False
