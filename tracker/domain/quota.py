"""Quotas: how many pieces of evidence a person owes in a period, and how many are confirmed.

Pro-rating: required = count x eligible days / days of the period, an exact fraction, rounded by the rule. Eligible
days are the days of employment without leaves and waivers; overlapping absences count once. The result never exceeds
the full count.
"""

from __future__ import annotations

import math
from datetime import date
from fractions import Fraction
from functools import lru_cache

from tracker.domain.calendar import Period, merged, period_of, periods_between
from tracker.domain.eligible import EligibleDays
from tracker.domain.evidence import Evidence, counts_as
from tracker.domain.people import Frozen
from tracker.domain.policy import QuotaRule
from tracker.domain.record import Record

__all__ = ["Quota", "quota", "quotas"]


class Quota(Frozen):
    """One quota of one person in one period."""

    #: Id of the rule.
    rule: str
    period: Period
    #: Eligible days / days of the period, 0..1.
    share: Fraction
    #: The rule's count x share, before rounding.
    exact: Fraction
    #: Pieces owed; 0 if exempt.
    required: int
    #: Ids of the confirmed evidence that counts.
    counted: tuple[str, ...]
    #: Ids of the evidence that waits for confirmation.
    pending: tuple[str, ...]
    #: Those of `counted` that were carried over from the period before, if the rule allows it.
    carried: tuple[str, ...] = ()
    #: Why nothing is owed, or None: `not_employed`, `not_asked` of the position, `absent`, `waived`, `short_period`.
    exempt: str | None = None

    @property
    def confirmed(self) -> int:
        """Number of confirmed pieces that count."""
        return len(self.counted)

    @property
    def missing(self) -> int:
        """Number of confirmed pieces still owed."""
        return max(self.required - self.confirmed, 0)

    @property
    def met(self) -> bool:
        """True if nothing is owed any more."""
        return self.missing == 0


def quota(record: Record, rule: QuotaRule, day: date) -> Quota:
    """Compute the quota of the period that `day` lies in."""
    period = period_of(day, rule.period)
    if not rule.carry_over:
        return _of_period(record, rule, period, EligibleDays(record, rule.id, rule.positions))
    earliest = min((e.occurred_on for e in record.evidence if counts_as(e.data, rule.kind)), default=day)
    return quotas(record, rule, min(earliest, day), day)[-1]


def quotas(
    record: Record, rule: QuotaRule, first: date, last: date, eligible: EligibleDays | None = None
) -> tuple[Quota, ...]:
    """Compute the quotas of all periods from the one of `first` to the one of `last`, in order.

    With carry_over, the newest confirmed pieces above the quota move to the next period, once: each piece counts in
    exactly one period. The chain begins at `first`, so pass the day of the earliest evidence.

    Args:
        record: the person as of `last`.
        rule: the rule of the quota.
        first: a day in the first period.
        last: a day in the last period.
        eligible: the person's eligible days for this rule, if the caller has them already.
    """
    found: list[Quota] = []
    carried: tuple[str, ...] = ()
    eligible = eligible or EligibleDays(record, rule.id, rule.positions)
    for period in periods_between(first, last, rule.period):
        one = _of_period(record, rule, period, eligible)
        if rule.carry_over:
            surplus = max(len(one.counted) + len(carried) - one.required, 0)
            cut = len(one.counted) - min(surplus, len(one.counted))
            if period.holds(last):
                cut = len(one.counted)  # keep all: what the next period needs is not known yet
            next_carried = one.counted[cut:]
            one = one.model_copy(update={"counted": (*carried, *one.counted[:cut]), "carried": carried})
            carried = next_carried
        found.append(one)
    return tuple(found)


def _of_period(record: Record, rule: QuotaRule, period: Period, eligible: EligibleDays) -> Quota:
    """Compute a quota without carry-over. Evidence belongs to the period in which it happened, not was confirmed."""
    days = eligible.count(period.start, period.end)
    share, exact, required = _pro_rated(rule.count, days, period.days, rule.rounding)
    exempt = _exempt(record, rule, period, days, share)
    evidence = sorted(
        (e for e in record.evidence if counts_as(e.data, rule.kind) and period.holds(e.occurred_on)), key=_day_and_id
    )
    return Quota.of(
        rule=rule.id,
        period=period,
        share=share,
        exact=exact,
        required=0 if exempt else required,
        counted=tuple(e.id for e in evidence if e.state == "confirmed"),
        pending=tuple(e.id for e in evidence if e.state in ("submitted", "endorsed")),
        carried=(),
        exempt=exempt,
    )


def _day_and_id(evidence: Evidence) -> tuple[date, str]:
    return evidence.occurred_on, evidence.id


# Cached, because most people have the same few shares and exact fractions are slow.
@lru_cache(4096)
def _pro_rated(count: int, days: int, period_days: int, rounding: str) -> tuple[Fraction, Fraction, int]:
    """Return the share of the period, the exact demand and the rounded demand."""
    share = Fraction(days, period_days)
    exact = count * share
    return share, exact, min(_rounded(exact, rounding), count)


def _rounded(exact: Fraction, rounding: str) -> int:
    if rounding == "ceil":
        return math.ceil(exact)
    if rounding == "floor":
        return math.floor(exact)
    return math.floor(exact + Fraction(1, 2))


def _exempt(record: Record, rule: QuotaRule, period: Period, days: int, share: Fraction) -> str | None:
    if not days:
        employments = [e for e in record.employments if merged([e.interval], period.interval)]
        if not employments:
            return "not_employed"
        if not rule.applies_to([e.position for e in employments]):
            return "not_asked"
        return "waived" if EligibleDays(record, "", rule.positions).count(period.start, period.end) else "absent"
    return "short_period" if days < period.days and share < rule.exempt_below else None
