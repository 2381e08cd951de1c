"""Days, periods and intervals of the organisation's calendar. An event belongs to the period of its local day."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from functools import cache
from itertools import pairwise
from typing import Literal
from zoneinfo import ZoneInfo

from tracker.domain.people import Frozen, Interval

__all__ = [
    "Period",
    "PeriodKind",
    "local_day",
    "merged",
    "period_of",
    "periods_between",
    "quarters_of",
    "year_of",
]

PeriodKind = Literal["year", "quarter"]
ONE_DAY = timedelta(days=1)


class Period(Frozen):
    """A calendar year or quarter; both days are inclusive."""

    kind: PeriodKind
    start: date
    end: date

    @property
    def name(self) -> str:
        """The name, such as 2026 or 2026-Q3."""
        return str(self.start.year) if self.kind == "year" else f"{self.start.year}-Q{(self.start.month + 2) // 3}"

    @property
    def days(self) -> int:
        """Number of days."""
        return (self.end - self.start).days + 1

    @property
    def interval(self) -> Interval:
        """The same days as an interval."""
        return Interval(start=self.start, end=self.end)

    def holds(self, day: date) -> bool:
        """Return True if the day lies in the period."""
        return self.start <= day <= self.end

    def next(self) -> Period:
        """Return the period that begins on the day after this one ends."""
        return period_of(self.end + ONE_DAY, self.kind)


@cache
def year_of(year: int) -> Period:
    """Return the calendar year as a period."""
    return Period(kind="year", start=date(year, 1, 1), end=date(year, 12, 31))


@cache
def quarters_of(year: int) -> tuple[Period, ...]:
    """Return the four quarters of a year, in order; together they cover the year."""
    starts = [date(year, month, 1) for month in (1, 4, 7, 10)] + [date(year + 1, 1, 1)]
    return tuple(Period(kind="quarter", start=a, end=b - ONE_DAY) for a, b in pairwise(starts))


def period_of(day: date, kind: PeriodKind) -> Period:
    """Return the period of this kind that the day lies in."""
    return year_of(day.year) if kind == "year" else quarters_of(day.year)[(day.month - 1) // 3]


def periods_between(first: date, last: date, kind: PeriodKind) -> tuple[Period, ...]:
    """Return all periods that overlap the days from `first` to `last`, both inclusive, in order."""
    found: list[Period] = []
    period = period_of(first, kind)
    while period.start <= last:
        found.append(period)
        period = period.next()
    return tuple(found)


def local_day(moment: datetime, zone: str) -> date:
    """Return the local day of a moment in an IANA time zone. Naive moments are UTC, as nbgrader stores them."""
    aware = moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment
    return aware.astimezone(ZoneInfo(zone)).date()


def merged(intervals: Iterable[Interval], within: Interval) -> tuple[tuple[date, date], ...]:
    """Clip the intervals to `within` and join those that overlap or touch. Returns (first, last) days, in order."""
    last = within.end or date.max
    parts = sorted(
        (max(i.start, within.start), min(i.end or last, last))
        for i in intervals
        if i.start <= last and (i.end is None or i.end >= within.start)
    )
    joined: list[tuple[date, date]] = []
    for start, end in parts:
        if joined and (start - joined[-1][1]).days <= 1:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return tuple(joined)
