"""How a quota goes in the middle of its period: a range, because four events a year carry no more than that."""

from __future__ import annotations

import math
from datetime import date, timedelta
from typing import Literal

from tracker.domain.eligible import Eligible
from tracker.domain.people import Frozen
from tracker.domain.policy import PaceRule, QuotaRule
from tracker.domain.quota import Quota
from tracker.domain.record import Record
from tracker.domain.statistics import poisson_range

__all__ = ["Pace", "pace"]

PaceState = Literal["exempt", "done", "on_track", "unclear", "behind", "too_early"]


class Pace(Frozen):
    """low and high: confirmed by the period's end if the last months' rate holds, as a Poisson range; None where
    unknown.

    expected_by_now: what an even spread over the eligible days would have given by now, rounded down. seen, days: the
    events and eligible days the rate was taken from.
    """

    rule: str
    state: PaceState
    expected_by_now: int
    low: int | None = None
    high: int | None = None
    seen: int = 0
    days: int = 0


def pace(
    record: Record,
    quota: Quota,
    rule: QuotaRule,
    settings: PaceRule,
    day: date,
    eligible: Eligible | None = None,
) -> Pace:
    """The forecast for the period of `quota` as of a day inside it. eligible: the person's days for this rule, if at
    hand.

    behind: even the upper end of the range misses the quota; on_track: even the lower end meets it; unclear: neither.
    The rate is taken as known; with few events the true range is wider still, which is why nothing sharper is shown.
    """
    period = quota.period
    eligible = eligible or Eligible(record, rule.id, rule.positions)
    gone = eligible.days(period.start, min(day, period.end))
    whole = eligible.days(period.start, period.end)
    by_now = 0 if not whole else math.floor(quota.required * gone / whole)
    if quota.exempt:
        return _pace(rule, "exempt")
    if quota.met:
        return _pace(rule, "done", by_now)
    first = day - timedelta(days=settings.look_back_days - 1)
    days = eligible.days(first, day)
    seen = sum(
        1
        for e in record.evidence
        if e.data.kind == rule.kind and e.state == "confirmed" and first <= e.occurred_on <= day
    )
    if days < settings.minimum_days:
        return _pace(rule, "too_early", by_now, seen=seen, days=days)
    low, high = poisson_range(seen / days * max(whole - gone, 0), settings.confidence)
    low, high = quota.confirmed + low, quota.confirmed + high
    state: PaceState = "on_track" if low >= quota.required else "behind" if high < quota.required else "unclear"
    return _pace(rule, state, by_now, low, high, seen, days)


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
