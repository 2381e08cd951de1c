"""What has to be done about one person, by whom and until when: one set of rules for commands and reports.

Deadlines come from the policy: a quota's period or its grace date, a certificate's last day, else `grace_days` after
the step that somebody waits for.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any, Literal

from tracker.domain.backdating import grace_ends, periods_of
from tracker.domain.calendar import local_day
from tracker.domain.credential import CertificateState
from tracker.domain.evidence import EvidenceKind, State
from tracker.domain.policy import Policy
from tracker.domain.quota import Quota
from tracker.domain.record import Dispute

__all__ = ["OPEN", "Due", "Open", "What", "due_of"]

What = Literal[
    "endorse",
    "confirm",
    "mend",
    "submit",
    "quota",
    "quota_late",
    "certificate",
    "observe",
    "resolve",
    "close_period",
]
OPEN: frozenset[State] = frozenset({"draft", "submitted", "endorsed", "returned"})
"""States of evidence that still waits for somebody."""


_UNSEEN = ("not_assessed", "stale")


@dataclass(frozen=True, slots=True)
class Due:
    """person: whose record it is about (None: nobody's); by_whom: ids of those who may act, empty: nobody is there to
    do it; on: the last good day, None where no rule sets one.

    values: what the sentence needs: rule, missing, status, criteria with their states, period.
    """

    what: What
    person: str | None
    by_whom: tuple[str, ...]
    on: date | None
    overdue: bool = False
    evidence: str | None = None
    values: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Open:
    """A piece of evidence that waits. since: UTC moment of its last step; endorser: who endorsed it."""

    id: str
    kind: EvidenceKind
    state: State
    occurred_on: date
    since: datetime
    endorser: str | None


def due_of(
    person: str,
    *,
    open: Iterable[Open],  # noqa: A002 - the field's own word
    disputes: Iterable[Dispute],
    quotas: Iterable[tuple[Quota, Quota]],
    certificates: Iterable[CertificateState],
    criteria: Iterable[tuple[str, str]],
    waived: Container[str],
    mentors: Sequence[str],
    heads: Sequence[str],
    policy: Policy,
    day: date,
) -> Iterator[Due]:
    """Everything to be done about one person on a day.

    quotas: of each rule that of the running period and that of the one before; certificates: those required; criteria:
    ids and states of the criteria of success that are asked; waived: ids of what is not asked on this day (quotas know
    that themselves); mentors and heads: who they are on the day.
    """
    for one in open:
        yield _of_step(person, one, mentors, heads, policy, day)
    for dispute in disputes:
        if dispute.resolved_at is None:
            on = local_day(dispute.recorded_at, policy.zone) + timedelta(days=policy.grace_days)
            others = tuple(h for h in heads if h != person)
            yield Due("resolve", person, others, on, on < day, dispute.id, {"about": dispute.about})
    for state in certificates:
        if (
            state.rule not in waived and state.status != "valid" and not state.pending
        ):  # a renewal under way is in somebody's queue already
            late = state.status in ("expired", "revoked")
            values = {"rule": state.rule, "status": state.status, "days_left": state.days_left}
            yield Due("certificate", person, (person,), state.valid_until, late, state.evidence, values)
    for now, before in quotas:
        yield from _of_quota(person, now, before, policy, day)
    unseen = tuple((id_, state) for id_, state in criteria if state in _UNSEEN and id_ not in waived)
    if unseen:
        yield Due("observe", person, tuple(mentors), None, values={"criteria": unseen})


def _of_step(person: str, one: Open, mentors: Sequence[str], heads: Sequence[str], policy: Policy, day: date) -> Due:
    """An endorsement is the mentor's matter, and the head's where there is no mentor."""
    since = local_day(one.since, policy.zone)
    periods = periods_of(one.kind, one.occurred_on, policy)
    grace = min((grace_ends(p, policy) for p in periods), default=since + timedelta(days=policy.grace_days))
    on = max(grace, since)
    if one.state == "submitted":
        what: What = "endorse"
        by_whom = tuple(p for p in (mentors or heads) if p != person)
    elif one.state == "endorsed":
        what = "confirm"
        by_whom = tuple(p for p in heads if p not in (person, one.endorser))
    else:
        what = "mend" if one.state == "returned" else "submit"
        by_whom = (person,)
    return Due(what, person, by_whom, on, on < day, one.id, {"kind": one.kind})


def _of_quota(person: str, now: Quota, before: Quota, policy: Policy, day: date) -> Iterator[Due]:
    """What is under review is not missing any more. The finished period can be made up for until its grace date."""
    short = now.missing - len(now.pending)
    if short > 0:
        values = {"rule": now.rule, "missing": short, "period": now.period}
        yield Due("quota", person, (person,), now.period.end, values=values)
    late, last = before.missing - len(before.pending), grace_ends(before.period, policy)
    if late > 0 and day <= last:
        values = {"rule": before.rule, "missing": late, "period": before.period}
        yield Due("quota_late", person, (person,), last, values=values)
