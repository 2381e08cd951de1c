"""Forecast a quota in the middle of its period, as a range: a few events a year do not support a sharper figure."""

from __future__ import annotations

import math
from datetime import date, timedelta
from typing import Literal

from tracker.domain.eligible import EligibleDays
from tracker.domain.evidence import counts_as
from tracker.domain.people import Frozen
from tracker.domain.policy import PaceRule, QuotaRule
from tracker.domain.quota import Quota
from tracker.domain.record import Record
from tracker.domain.statistics import poisson_range

__all__ = ["Pace", "pace"]

PaceState = Literal["exempt", "done", "on_track", "unclear", "behind", "too_early"]


class Pace(Frozen):
    """The forecast of one quota of one person."""

    #: Id of the quota rule.
    rule: str
    state: PaceState
    #: Pieces due by now if they were spread evenly over the eligible days, rounded down.
    expected_by_now: int
    #: Poisson range of the confirmed pieces at the end of the period if the recent rate holds; None if unknown.
    low: int | None = None
    high: int | None = None
    #: Events and eligible days that the rate was computed from.
    seen: int = 0
    days: int = 0


def pace(
    record: Record,
    quota: Quota,
    rule: QuotaRule,
    settings: PaceRule,
    day: date,
    eligible: EligibleDays | None = None,
) -> Pace:
    """Forecast the period of `quota` as of a day inside it.

    The state is `behind` if even the upper end of the range misses the quota, `on_track` if even the lower end meets
    it, and `unclear` otherwise. The rate is treated as exact. With few events the true range is wider still, so we
    show nothing sharper.

    Args:
        record: the person as of the day.
        quota: the person's quota of the period.
        rule: the rule of that quota.
        settings: how far to look back, and the confidence of the range.
        day: the day of the forecast.
        eligible: the person's eligible days for this rule, if the caller has them already.
    """
    period = quota.period
    eligible = eligible or EligibleDays(record, rule.id, rule.positions)
    elapsed = eligible.count(period.start, min(day, period.end))
    total = eligible.count(period.start, period.end)
    expected_by_now = 0 if not total else math.floor(quota.required * elapsed / total)
    if quota.exempt:
        return _pace(rule, "exempt")
    if quota.met:
        return _pace(rule, "done", expected_by_now)
    first = day - timedelta(days=settings.look_back_days - 1)
    days = eligible.count(first, day)
    seen = sum(
        1
        for e in record.evidence
        if counts_as(e.data, rule.kind) and e.state == "confirmed" and first <= e.occurred_on <= day
    )
    if days < settings.minimum_days:
        return _pace(rule, "too_early", expected_by_now, seen=seen, days=days)
    low, high = poisson_range(seen / days * max(total - elapsed, 0), settings.confidence)
    low, high = quota.confirmed + low, quota.confirmed + high
    state: PaceState = "on_track" if low >= quota.required else "behind" if high < quota.required else "unclear"
    return _pace(rule, state, expected_by_now, low, high, seen, days)


def _pace(
    rule: QuotaRule,
    state: PaceState,
    expected_by_now: int = 0,
    low: int | None = None,
    high: int | None = None,
    seen: int = 0,
    days: int = 0,
) -> Pace:
    return Pace.of(rule=rule.id, state=state, expected_by_now=expected_by_now, low=low, high=high, seen=seen, days=days)
