"""Days, periods and overlaps. A period belongs to the organisation's calendar; membership follows the local day of an
event.
"""

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
    "days_in",
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
    """A calendar year or quarter; both days inclusive. name is like 2026 or 2026-Q3."""

    kind: PeriodKind
    start: date
    end: date

    @property
    def name(self) -> str:
        return str(self.start.year) if self.kind == "year" else f"{self.start.year}-Q{(self.start.month + 2) // 3}"

    @property
    def days(self) -> int:
        return (self.end - self.start).days + 1

    @property
    def interval(self) -> Interval:
        return Interval(start=self.start, end=self.end)

    def holds(self, day: date) -> bool:
        """Whether the day lies in the period."""
        return self.start <= day <= self.end

    def next(self) -> Period:
        """The period that begins on the day after this one ends."""
        return period_of(self.end + ONE_DAY, self.kind)


@cache
def year_of(year: int) -> Period:
    """The calendar year."""
    return Period(kind="year", start=date(year, 1, 1), end=date(year, 12, 31))


@cache
def quarters_of(year: int) -> tuple[Period, ...]:
    """The four quarters of a year, in order; together they are the year."""
    starts = [date(year, month, 1) for month in (1, 4, 7, 10)] + [date(year + 1, 1, 1)]
    return tuple(Period(kind="quarter", start=a, end=b - ONE_DAY) for a, b in pairwise(starts))


def period_of(day: date, kind: PeriodKind) -> Period:
    """The period of this kind that holds the day."""
    return year_of(day.year) if kind == "year" else quarters_of(day.year)[(day.month - 1) // 3]


def periods_between(first: date, last: date, kind: PeriodKind) -> tuple[Period, ...]:
    """All periods that have a day from `first` to `last`, both inclusive."""
    found: list[Period] = []
    period = period_of(first, kind)
    while period.start <= last:
        found.append(period)
        period = period.next()
    return tuple(found)


def local_day(moment: datetime, zone: str) -> date:
    """The organisation's day of a UTC moment; naive moments are UTC, as nbgrader stores them."""
    aware = moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment
    return aware.astimezone(ZoneInfo(zone)).date()


def merged(intervals: Iterable[Interval], within: Interval) -> tuple[tuple[date, date], ...]:
    """The parts of the intervals that lie within one (whose end is given), overlapping and touching ones joined, in
    order.
    """
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


def days_in(parts: Iterable[tuple[date, date]]) -> int:
    """How many days the parts hold; they must not overlap."""
    return sum((end - start).days + 1 for start, end in parts)
