"""Quotas: what a person owes in a period and what is confirmed.

Pro-rating: required = count x eligible days / period days, an exact fraction, rounded as the rule says. Eligible are
the days of employment less those of leave and of waivers; overlapping absences count once. Nobody ever owes more than
the full count.
"""

from __future__ import annotations

import math
from datetime import date
from fractions import Fraction

from tracker.domain.calendar import Period, days_in, merged, period_of, periods_between
from tracker.domain.evidence import Evidence
from tracker.domain.people import Frozen, Interval
from tracker.domain.policy import QuotaRule
from tracker.domain.record import Record

__all__ = ["Quota", "eligible_days", "eligible_share", "quota", "quotas"]


class Quota(Frozen):
    """One quota of one person in one period.

    share: eligible days / days of the period; exact: count x share before rounding; counted and pending: ids of
    evidence; carried: those of `counted` that come from the period before (only where the rule allows it).
    """

    rule: str
    period: Period
    share: Fraction
    exact: Fraction
    required: int
    counted: tuple[str, ...]
    pending: tuple[str, ...]
    carried: tuple[str, ...] = ()
    exempt: str | None = None
    """Why nothing is owed: `not_employed`, `absent`, `waived` or `short_period`; None when something is."""

    @property
    def confirmed(self) -> int:
        return len(self.counted)

    @property
    def missing(self) -> int:
        return max(self.required - self.confirmed, 0)

    @property
    def met(self) -> bool:
        return self.missing == 0


def eligible_days(record: Record, first: date, last: date, requirement: str = "") -> int:
    """Days from `first` to `last` on which the person was employed, not on leave and not waived from the
    requirement.
    """
    window = Interval(start=first, end=last)
    worked = merged((e.interval for e in record.employments), window)
    off = [x.interval for x in record.leaves]
    off += [Interval(start=w.start, end=w.end) for w in record.waivers if requirement and w.requirement == requirement]
    return days_in(worked) - sum(days_in(merged(off, Interval(start=a, end=b))) for a, b in worked)


def eligible_share(record: Record, period: Period, requirement: str = "") -> Fraction:
    """The eligible share of the period's days, exact."""
    return Fraction(eligible_days(record, period.start, period.end, requirement), period.days)


def quota(record: Record, rule: QuotaRule, day: date) -> Quota:
    """The quota of the period that holds `day`."""
    period = period_of(day, rule.period)
    if not rule.carry_over:
        return _own(record, rule, period)
    earliest = min((e.occurred_on for e in record.evidence if e.data.kind == rule.kind), default=day)
    return quotas(record, rule, min(earliest, day), day)[-1]


def quotas(record: Record, rule: QuotaRule, first: date, last: date) -> tuple[Quota, ...]:
    """The quotas of all periods from the one that holds `first` to the one that holds `last`, in order.

    With carry_over the newest confirmed pieces above the quota move on to the next period, once: each piece counts in
    one period and no piece counts in two. Chains begin at `first`, so give the day of the earliest evidence.
    """
    found: list[Quota] = []
    surplus: tuple[str, ...] = ()
    for period in periods_between(first, last, rule.period):
        one = _own(record, rule, period)
        if rule.carry_over:
            spare = max(len(one.counted) + len(surplus) - one.required, 0)
            on = min(spare, len(one.counted))
            kept, leaving = one.counted[: len(one.counted) - on], one.counted[len(one.counted) - on :]
            if period.holds(last):
                kept, leaving = one.counted, ()  # nobody knows yet what the next period will need
            one = one.model_copy(update={"counted": (*surplus, *kept), "carried": surplus})
            surplus = leaving
        found.append(one)
    return tuple(found)


def _own(record: Record, rule: QuotaRule, period: Period) -> Quota:
    """The quota from what happened in the period itself. Evidence belongs to it by occurrence, never by approval."""
    share = eligible_share(record, period, rule.id)
    exact = rule.count * share
    exempt = _exempt(record, rule, period, share)
    mine = sorted(
        (e for e in record.evidence if e.data.kind == rule.kind and period.holds(e.occurred_on)), key=_in_order
    )
    return Quota(
        rule=rule.id,
        period=period,
        share=share,
        exact=exact,
        required=0 if exempt else min(_rounded(exact, rule.rounding), rule.count),
        counted=tuple(e.id for e in mine if e.state == "confirmed"),
        pending=tuple(e.id for e in mine if e.state in ("submitted", "endorsed")),
        exempt=exempt,
    )


def _in_order(evidence: Evidence) -> tuple[date, str]:
    return evidence.occurred_on, evidence.id


def _rounded(exact: Fraction, how: str) -> int:
    if how == "ceil":
        return math.ceil(exact)
    if how == "floor":
        return math.floor(exact)
    return math.floor(exact + Fraction(1, 2))


def _exempt(record: Record, rule: QuotaRule, period: Period, share: Fraction) -> str | None:
    if share == 0:
        if not merged((e.interval for e in record.employments), period.interval):
            return "not_employed"
        return "absent" if eligible_share(record, period) == 0 else "waived"
    return "short_period" if share < rule.exempt_below else None
