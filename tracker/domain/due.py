"""List what has to be done about one person, by whom and by when: one set of rules for commands and reports.

Deadlines come from the policy: the end of a quota's period or its grace date, a certificate's last valid day, and
otherwise `grace_days` after the last step.
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

__all__ = ["OPEN_STATES", "Due", "DueKind", "OpenEvidence", "due_of"]

DueKind = Literal[
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
#: States of evidence that needs another step.
OPEN_STATES: frozenset[State] = frozenset({"draft", "submitted", "endorsed", "returned"})

#: States of a criterion that needs a new observation.
_NEED_OBSERVATION = ("not_assessed", "stale")


@dataclass(frozen=True, slots=True)
class Due:
    """Something that has to be done."""

    what: DueKind
    #: Id of the person whose record it concerns; None: no single person.
    person: str | None
    #: Ids of the people who may do it; empty: the department has nobody who may.
    by_whom: tuple[str, ...]
    #: Last day on which it is in time; None if no rule sets one.
    on: date | None
    overdue: bool = False
    #: Id of the evidence, certificate or dispute, if there is one.
    evidence: str | None = None
    #: Values for the sentence: rule, missing, status, days_left, criteria with their states, period, about, kind.
    values: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class OpenEvidence:
    """A piece of evidence that needs another step."""

    id: str
    kind: EvidenceKind
    state: State
    occurred_on: date
    #: UTC moment of its last step.
    since: datetime
    #: Id of the person who endorsed it, if somebody did.
    endorser: str | None


def due_of(
    person: str,
    *,
    open: Iterable[OpenEvidence],  # noqa: A002 - the field's own word
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
    """Yield everything that has to be done about one person on a day.

    Args:
        person: id of the person.
        open: their evidence that needs another step.
        disputes: all their disputes.
        quotas: for each rule, the quota of the current period and that of the period before.
        certificates: states of the required certificates.
        criteria: ids and states of the success criteria assigned to them.
        waived: ids of the requirements waived on the day; quotas already take waivers into account.
        mentors: ids of their mentors on the day.
        heads: ids of the heads of department on the day.
        policy: rules for the deadlines.
        day: the day.
    """
    for one in open:
        yield _of_step(person, one, mentors, heads, policy, day)
    for dispute in disputes:
        if dispute.resolved_at is None:
            on = local_day(dispute.recorded_at, policy.zone) + timedelta(days=policy.grace_days)
            others = tuple(h for h in heads if h != person)
            yield Due("resolve", person, others, on, on < day, dispute.id, {"about": dispute.about})
    for state in certificates:
        # A pending renewal is already in the list of the person who has to endorse or confirm it.
        if state.rule not in waived and state.status != "valid" and not state.pending:
            late = state.status in ("expired", "revoked")
            values = {"rule": state.rule, "status": state.status, "days_left": state.days_left}
            yield Due("certificate", person, (person,), state.valid_until, late, state.evidence, values)
    for current, previous in quotas:
        yield from _of_quota(person, current, previous, policy, day)
    unobserved = tuple((id_, state) for id_, state in criteria if state in _NEED_OBSERVATION and id_ not in waived)
    if unobserved:
        yield Due("observe", person, tuple(mentors), None, values={"criteria": unobserved})


def _of_step(
    person: str, one: OpenEvidence, mentors: Sequence[str], heads: Sequence[str], policy: Policy, day: date
) -> Due:
    """Describe the next step of a piece of evidence. The mentors endorse; if there are none, the heads do."""
    since = local_day(one.since, policy.zone)
    periods = periods_of(one.kind, one.occurred_on, policy)
    grace = min((grace_ends(p, policy) for p in periods), default=since + timedelta(days=policy.grace_days))
    on = max(grace, since)
    if one.state == "submitted":
        what: DueKind = "endorse"
        by_whom = tuple(p for p in (mentors or heads) if p != person)
    elif one.state == "endorsed":
        what = "confirm"
        by_whom = tuple(p for p in heads if p not in (person, one.endorser))
    else:
        what = "mend" if one.state == "returned" else "submit"
        by_whom = (person,)
    return Due(what, person, by_whom, on, on < day, one.id, {"kind": one.kind})


def _of_quota(person: str, current: Quota, previous: Quota, policy: Policy, day: date) -> Iterator[Due]:
    """Yield what is missing in the current period and, until its grace date, in the previous one.

    Pending pieces do not count as missing.
    """
    missing = current.missing - len(current.pending)
    if missing > 0:
        values = {"rule": current.rule, "missing": missing, "period": current.period}
        yield Due("quota", person, (person,), current.period.end, values=values)
    missing, last_day = previous.missing - len(previous.pending), grace_ends(previous.period, policy)
    if missing > 0 and day <= last_day:
        values = {"rule": previous.rule, "missing": missing, "period": previous.period}
        yield Due("quota_late", person, (person,), last_day, values=values)
