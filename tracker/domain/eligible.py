"""Days that count for a requirement: employed in a position it applies to, not on leave, not waived."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterable
from datetime import date

from tracker.domain.calendar import merged
from tracker.domain.people import Interval
from tracker.domain.record import Record

__all__ = ["EligibleDays"]

_ALWAYS = Interval(start=date.min, end=date.max)


class EligibleDays:
    """The eligible days of one person for one requirement, prepared so that ranges are counted by binary search.

    Args:
        record: the person; overlapping employments and overlapping absences count once.
        requirement: id of the requirement whose waivers are taken out; empty: no waiver is.
        positions: positions that the requirement applies to; empty: all.
    """

    __slots__ = ("_before", "_ends", "_starts")

    def __init__(self, record: Record, requirement: str = "", positions: Collection[str] = ()) -> None:
        absent = [x.interval for x in record.leaves]
        if requirement:
            absent += [Interval(start=w.start, end=w.end) for w in record.waivers if w.requirement == requirement]
        employed = [e.interval for e in record.employments if not positions or e.position in positions]
        # Ordinals of the first and last days of the eligible ranges, in order.
        self._starts: list[int] = []
        self._ends: list[int] = []
        for first, last in _subtract(_ordinals(employed), _ordinals(absent)):
            self._starts.append(first)
            self._ends.append(last)
        #: Number of eligible days before each range.
        self._before = [0]
        for first, last in zip(self._starts, self._ends, strict=True):
            self._before.append(self._before[-1] + last - first + 1)

    def count(self, first: date, last: date) -> int:
        """Count the eligible days from `first` to `last`, both inclusive; 0 if `last` is before `first`."""
        return max(self._count_until(last.toordinal()) - self._count_until(first.toordinal() - 1), 0)

    def _count_until(self, day: int) -> int:
        n = bisect_right(self._starts, day)
        if not n:
            return 0
        return self._before[n - 1] + min(day, self._ends[n - 1]) - self._starts[n - 1] + 1


def _ordinals(intervals: Iterable[Interval]) -> list[tuple[int, int]]:
    """Merge the intervals; return their first and last days as ordinals, in order."""
    return [(a.toordinal(), b.toordinal()) for a, b in merged(intervals, _ALWAYS)]


def _subtract(ranges: list[tuple[int, int]], absences: list[tuple[int, int]]) -> Iterable[tuple[int, int]]:
    """Yield what is left of the ranges without the absences. Both are merged and in order."""
    for first, last in ranges:
        for absent_from, absent_to in absences:
            if absent_to < first:
                continue
            if absent_from > last:
                break
            if first < absent_from:
                yield first, absent_from - 1
            first = absent_to + 1
        if first <= last:
            yield first, last
