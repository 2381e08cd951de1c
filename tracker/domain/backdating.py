"""Rules for late entries: free until the grace date, then by the head with a reason, after closing as restatements."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, timedelta
from typing import Literal

from tracker.domain.calendar import Period, period_of
from tracker.domain.evidence import EvidenceKind
from tracker.domain.policy import Policy

__all__ = ["Lateness", "grace_ends", "lateness", "periods_of"]

Lateness = Literal["future", "in_time", "late", "closed"]


def grace_ends(period: Period, policy: Policy) -> date:
    """Return the last day on which anybody may enter events of a period without a reason."""
    return period.end + timedelta(days=policy.grace_days)


def periods_of(kind: EvidenceKind, day: date, policy: Policy) -> tuple[Period, ...]:
    """Return the periods in whose quotas evidence of this kind and day counts; none for kinds without a quota."""
    kinds = dict.fromkeys(rule.period for rule in policy.quota if rule.kind == kind)
    return tuple(period_of(day, period) for period in kinds)


def lateness(
    kind: EvidenceKind, occurred_on: date, today: date, policy: Policy, closed: Collection[Period]
) -> Lateness:
    """Classify an entry made today by the day on which it happened.

    Kinds without a quota (certificates, observations, results) are never late: no period counts them, and a newcomer
    may bring last year's certificate.

    Args:
        kind: kind of the evidence.
        occurred_on: local day on which it happened.
        today: local day of the entry.
        policy: quotas and the days of grace.
        closed: the closed periods.
    """
    if occurred_on > today:
        return "future"
    periods = periods_of(kind, occurred_on, policy)
    if any(period in closed for period in periods):
        return "closed"
    return "late" if any(today > grace_ends(period, policy) for period in periods) else "in_time"
