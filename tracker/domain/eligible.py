"""The days on which something may be asked of a person: employed in a position that it is asked of, not on leave, not
waived from it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterable
from datetime import date

from tracker.domain.calendar import merged
from tracker.domain.people import Interval
from tracker.domain.record import Record

__all__ = ["Eligible"]

_ALWAYS = Interval(start=date.min, end=date.max)


class Eligible:
    """Built once for a person and a requirement, then asked for any stretch of days by binary search.

    positions: those that count; empty: all. Overlapping employments and overlapping absences count once.
    """

    __slots__ = ("_before", "_ends", "_starts")

    def __init__(self, record: Record, requirement: str = "", positions: Collection[str] = ()) -> None:
        off = [x.interval for x in record.leaves]
        if requirement:
            off += [Interval(start=w.start, end=w.end) for w in record.waivers if w.requirement == requirement]
        worked = [e.interval for e in record.employments if not positions or e.position in positions]
        self._starts: list[int] = []
        self._ends: list[int] = []
        for first, last in _less(_days(worked), _days(off)):
            self._starts.append(first)
            self._ends.append(last)
        self._before = [0]
        """How many days lie in the stretches before each one."""
        for first, last in zip(self._starts, self._ends, strict=True):
            self._before.append(self._before[-1] + last - first + 1)

    def days(self, first: date, last: date) -> int:
        """How many of them lie from `first` to `last`, both inclusive; 0 when `last` is the earlier one."""
        return max(self._until(last.toordinal()) - self._until(first.toordinal() - 1), 0)

    def _until(self, day: int) -> int:
        n = bisect_right(self._starts, day)
        if not n:
            return 0
        return self._before[n - 1] + min(day, self._ends[n - 1]) - self._starts[n - 1] + 1


def _days(intervals: Iterable[Interval]) -> list[tuple[int, int]]:
    """The intervals joined, in order, as numbers of days."""
    return [(a.toordinal(), b.toordinal()) for a, b in merged(intervals, _ALWAYS)]


def _less(stretches: list[tuple[int, int]], off: list[tuple[int, int]]) -> Iterable[tuple[int, int]]:
    """The stretches without what is off; both joined and in order."""
    for first, last in stretches:
        for away, back in off:
            if back < first:
                continue
            if away > last:
                break
            if first < away:
                yield first, away - 1
            first = back + 1
        if first <= last:
            yield first, last
