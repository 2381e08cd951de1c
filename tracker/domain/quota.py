"""Quotas: what a person owes in a period and what is confirmed.

Pro-rating: required = count x eligible days / period days, an exact fraction, rounded as the rule says. Eligible are
the days of employment less those of leave and of waivers; overlapping absences count once. Nobody ever owes more than
the full count.
"""

from __future__ import annotations

import math
from datetime import date
from fractions import Fraction
from functools import lru_cache

from tracker.domain.calendar import Period, merged, period_of, periods_between
from tracker.domain.eligible import Eligible
from tracker.domain.evidence import Evidence
from tracker.domain.people import Frozen
from tracker.domain.policy import QuotaRule
from tracker.domain.record import Record

__all__ = ["Quota", "quota", "quotas"]


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
    """Why nothing is owed: `not_employed`, `not_asked` of the position, `absent`, `waived` or `short_period`; None when
    something is."""

    @property
    def confirmed(self) -> int:
        return len(self.counted)

    @property
    def missing(self) -> int:
        return max(self.required - self.confirmed, 0)

    @property
    def met(self) -> bool:
        return self.missing == 0


def quota(record: Record, rule: QuotaRule, day: date) -> Quota:
    """The quota of the period that holds `day`."""
    period = period_of(day, rule.period)
    if not rule.carry_over:
        return _own(record, rule, period, Eligible(record, rule.id, rule.positions))
    earliest = min((e.occurred_on for e in record.evidence if e.data.kind == rule.kind), default=day)
    return quotas(record, rule, min(earliest, day), day)[-1]


def quotas(
    record: Record, rule: QuotaRule, first: date, last: date, eligible: Eligible | None = None
) -> tuple[Quota, ...]:
    """The quotas of all periods from the one that holds `first` to the one that holds `last`, in order.

    eligible: the person's days for this rule, where the caller has them already.

    With carry_over the newest confirmed pieces above the quota move on to the next period, once: each piece counts in
    one period and no piece counts in two. Chains begin at `first`, so give the day of the earliest evidence.
    """
    found: list[Quota] = []
    surplus: tuple[str, ...] = ()
    eligible = eligible or Eligible(record, rule.id, rule.positions)
    for period in periods_between(first, last, rule.period):
        one = _own(record, rule, period, eligible)
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


def _own(record: Record, rule: QuotaRule, period: Period, eligible: Eligible) -> Quota:
    """The quota from what happened in the period itself. Evidence belongs to it by occurrence, never by approval."""
    days = eligible.days(period.start, period.end)
    share, exact, required = _pro_rated(rule.count, days, period.days, rule.rounding)
    exempt = _exempt(record, rule, period, days, share)
    mine = sorted(
        (e for e in record.evidence if e.data.kind == rule.kind and period.holds(e.occurred_on)), key=_in_order
    )
    return Quota.of(
        rule=rule.id,
        period=period,
        share=share,
        exact=exact,
        required=0 if exempt else required,
        counted=tuple(e.id for e in mine if e.state == "confirmed"),
        pending=tuple(e.id for e in mine if e.state in ("submitted", "endorsed")),
        carried=(),
        exempt=exempt,
    )


def _in_order(evidence: Evidence) -> tuple[date, str]:
    return evidence.occurred_on, evidence.id


@lru_cache(4096)
def _pro_rated(count: int, days: int, whole: int, rounding: str) -> tuple[Fraction, Fraction, int]:
    """Share of the period, exact demand, rounded demand. Most people have the same few shares."""
    share = Fraction(days, whole)
    exact = count * share
    return share, exact, min(_rounded(exact, rounding), count)


def _rounded(exact: Fraction, how: str) -> int:
    if how == "ceil":
        return math.ceil(exact)
    if how == "floor":
        return math.floor(exact)
    return math.floor(exact + Fraction(1, 2))


def _exempt(record: Record, rule: QuotaRule, period: Period, days: int, share: Fraction) -> str | None:
    if not days:
        held = [e for e in record.employments if merged([e.interval], period.interval)]
        if not held:
            return "not_employed"
        if not rule.asks([e.position for e in held]):
            return "not_asked"
        return "waived" if Eligible(record, "", rule.positions).days(period.start, period.end) else "absent"
    return "short_period" if days < period.days and share < rule.exempt_below else None
