"""How late something may be entered: freely until a grace date, then with a reason and the head, after closing as a
restatement.
"""

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
    """The last day on which events of a period may be entered freely."""
    return period.end + timedelta(days=policy.grace_days)


def periods_of(kind: EvidenceKind, day: date, policy: Policy) -> tuple[Period, ...]:
    """The periods in which evidence of this kind and day is counted; none for kinds without a quota."""
    kinds = dict.fromkeys(rule.period for rule in policy.quota if rule.kind == kind)
    return tuple(period_of(day, period) for period in kinds)


def lateness(
    kind: EvidenceKind, occurred_on: date, today: date, policy: Policy, closed: Collection[Period]
) -> Lateness:
    """How an entry made today stands. Kinds without a quota (certificates, observations, results) are never late:
    no period counts them, and a newcomer brings last year's certificate."""
    if occurred_on > today:
        return "future"
    periods = periods_of(kind, occurred_on, policy)
    if any(period in closed for period in periods):
        return "closed"
    return "late" if any(today > grace_ends(period, policy) for period in periods) else "in_time"
