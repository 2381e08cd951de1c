"""What needs action: by whom and by when."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any, Literal

from tracker.desk import Desk
from tracker.domain.backdating import grace_ends, periods_of
from tracker.domain.calendar import Period, local_day, period_of
from tracker.domain.credential import certificate_state
from tracker.domain.evidence import Evidence
from tracker.domain.framework import assigned
from tracker.domain.levels import levels
from tracker.domain.policy import Policy
from tracker.domain.quota import quota
from tracker.domain.record import Record
from tracker.domain.workflow import possible
from tracker.store.repository import OPEN, closed_periods, people, records

__all__ = ["Due", "due", "due_in"]

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


@dataclass(frozen=True)
class Due:
    """person: whose record it is about (None: nobody's); by_whom: ids of those who may act; on: the last good day,
    None: at once.

    values: what the sentence needs: rule, missing, status, criteria, period.
    """

    what: What
    person: str | None
    by_whom: tuple[str, ...]
    on: date | None
    evidence: str | None = None
    values: Mapping[str, Any] = field(default_factory=dict)


def due(desk: Desk, day: date | None = None) -> tuple[Due, ...]:
    """What needs action as of a day, of everybody whose status the actor may read; the most urgent first."""
    day = day or desk.today()
    with desk.reading() as connection:
        ids = desk.those(connection, ("read_status",), (p.id for p in people(connection)))
        everybody = records(connection, day, history="open")
        closed = closed_periods(connection) if desk.may(connection, "close_period") else None
    if ids != {desk.actor}:
        desk.log("read_status", None)
    return due_in(desk, everybody, ids, day, closed)


def due_in(
    desk: Desk, everybody: tuple[Record, ...], about: frozenset[str], day: date, closed: tuple[Period, ...] | None
) -> tuple[Due, ...]:
    """The same from records that were read already. closed: closed periods when closing is the reader's matter, else
    None.
    """
    heads = tuple(r.person.id for r in everybody if any(x.role == "head" and x.interval.holds(day) for x in r.roles))
    found = [
        one
        for r in everybody
        if r.person.id in about and any(e.interval.holds(day) for e in r.employments)
        for one in _of_person(desk, r, heads, day)
    ]
    if closed is not None:
        found += _closings(desk.policy, everybody, heads, day, closed)
    return tuple(sorted(found, key=lambda d: (d.on or date.min, d.what, d.person or "", d.evidence or "")))


def _of_person(desk: Desk, record: Record, heads: tuple[str, ...], day: date) -> Iterator[Due]:
    policy, person = desk.policy, record.person.id
    mentors = tuple(sorted({m.mentor for m in record.mentorships if m.interval.holds(day)}))
    for one in (e for e in record.evidence if e.state in OPEN):
        yield from _of_evidence(policy, one, mentors, heads)
    for dispute in record.disputes:
        if dispute.open:
            on = local_day(dispute.recorded_at, policy.zone) + timedelta(days=policy.grace_days)
            yield Due("resolve", person, tuple(h for h in heads if h != person), on, dispute.id)
    for rule in policy.quota:
        now = quota(record, rule, day)
        before = quota(record, rule, now.period.start - timedelta(days=1))
        last = grace_ends(before.period, policy)
        if day <= last and before.missing > len(before.pending):
            values = {"rule": rule.id, "missing": before.missing - len(before.pending), "period": before.period.name}
            yield Due("quota_late", person, (person,), last, values=values)
        if now.missing > len(now.pending):
            values = {"rule": rule.id, "missing": now.missing - len(now.pending), "period": now.period.name}
            yield Due("quota", person, (person,), now.period.end, values=values)
    warning = max(policy.expiry_warning_days, default=0)
    for certificate in policy.certificate:
        state = certificate_state(record.evidence, certificate, day, warning)
        if certificate.required and state.status != "valid" and not state.pending:
            ends = state.valid_until if state.status == "expiring" else None
            values = {"rule": certificate.id, "status": state.status, "days_left": state.days_left}
            yield Due("certificate", person, (person,), ends, state.evidence, values)
    criteria = assigned(desk.framework, policy, record, day) & set(desk.framework.criteria)
    shown = levels(record.evidence, policy.level, policy.version, day, dict.fromkeys(sorted(criteria), True))
    unseen = [x.competency for x in shown if x.state in ("not_assessed", "stale")]
    if unseen and mentors:
        yield Due("observe", person, mentors, None, values={"criteria": tuple(unseen)})


def _of_evidence(policy: Policy, one: Evidence, mentors: tuple[str, ...], heads: tuple[str, ...]) -> Iterator[Due]:
    """An endorsement is the mentor's matter, and the head's where there is no mentor."""
    since = local_day(one.transitions[-1].at, policy.zone) if one.transitions else one.occurred_on
    periods = periods_of(one.data.kind, one.occurred_on, policy)
    on = since + timedelta(days=policy.grace_days)
    if periods:
        on = max(min(grace_ends(p, policy) for p in periods), since)
    if one.state == "submitted":
        may = tuple(p for p in (mentors or heads) if possible(one, "endorse", p))
        yield Due("endorse", one.person, may, on, one.id, {"kind": one.data.kind})
    elif one.state == "endorsed":
        may = tuple(p for p in heads if possible(one, "confirm", p))
        yield Due("confirm", one.person, may, on, one.id, {"kind": one.data.kind})
    elif one.state in ("returned", "draft"):
        what: What = "mend" if one.state == "returned" else "submit"
        yield Due(what, one.person, (one.person,), on, one.id, {"kind": one.data.kind})


def _closings(
    policy: Policy, everybody: tuple[Record, ...], heads: tuple[str, ...], day: date, closed: tuple[Period, ...]
) -> Iterator[Due]:
    """The last period of each kind that is over, out of grace and still open."""
    first = min((e.interval.start for r in everybody for e in r.employments), default=day)
    for kind in dict.fromkeys(rule.period for rule in policy.quota):
        period = period_of(period_of(day, kind).start - timedelta(days=1), kind)
        if period not in closed and period.end >= first and day > grace_ends(period, policy):
            yield Due("close_period", None, heads, None, values={"period": period.name, "kind": kind})
