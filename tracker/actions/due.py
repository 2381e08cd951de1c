"""List what needs action, by whom and by when."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from tracker.desk import Desk
from tracker.domain.backdating import grace_ends
from tracker.domain.calendar import Period, PeriodKind, period_of
from tracker.domain.credential import certificate_state
from tracker.domain.due import OPEN_STATES, Due, OpenEvidence, due_of
from tracker.domain.evidence import Evidence
from tracker.domain.framework import assigned
from tracker.domain.levels import levels
from tracker.domain.policy import Policy
from tracker.domain.quota import quota
from tracker.domain.record import Record
from tracker.store.repository import closed_periods, people, records

__all__ = ["Due", "describe_open", "due", "due_in"]


def due(desk: Desk, day: date | None = None) -> tuple[Due, ...]:
    """List what needs action as of a day for everybody whose status the actor may read, the most urgent first."""
    day = day or desk.today()
    with desk.reading() as connection:
        ids = desk.allowed_among(connection, ("read_status",), (p.id for p in people(connection)))
        everybody = records(connection, day, history="open")
        closed = closed_periods(connection) if desk.may(connection, "close_period") else None
    if ids != {desk.actor}:
        desk.log("read_status", None)
    return due_in(desk, everybody, ids, day, closed)


def due_in(
    desk: Desk, everybody: tuple[Record, ...], about: frozenset[str], day: date, closed: tuple[Period, ...] | None
) -> tuple[Due, ...]:
    """Do the same as `due` with records that were already read.

    Args:
        desk: the open tracker.
        everybody: records of the whole department.
        about: ids of the people to list.
        day: the day.
        closed: the closed periods, to list those that should be closed; None if the reader may not close any.
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
    policy = desk.policy
    warning = max(policy.expiry_warning_days, default=0)
    criteria = assigned(desk.framework, policy, record, day) & set(desk.framework.criteria)
    found = levels(record.evidence, policy.level, policy.version, day, dict.fromkeys(sorted(criteria), True))
    return due_of(
        record.person.id,
        open=[describe_open(e) for e in record.evidence if e.state in OPEN_STATES],
        disputes=record.disputes,
        quotas=[(quota(record, r, day), quota(record, r, _day_before(r.period, day))) for r in policy.quota],
        certificates=[
            certificate_state(record.evidence, r, day, warning)
            for r in policy.required_certificates(record.positions(day))
        ],
        criteria=[(x.competency, x.state) for x in found],
        waived=record.waived(day),
        mentors=sorted({m.mentor for m in record.mentorships if m.interval.holds(day)}),
        heads=heads,
        policy=policy,
        day=day,
    )


def describe_open(one: Evidence) -> OpenEvidence:
    """Describe a piece of evidence that waits for somebody: its state, since when, and who endorsed it."""
    since = one.transitions[-1].at if one.transitions else one.recorded_at
    return OpenEvidence(one.id, one.data.kind, one.state, one.occurred_on, since, one.endorser)


def _day_before(kind: PeriodKind, day: date) -> date:
    """Return the last day of the previous period."""
    return period_of(day, kind).start - timedelta(days=1)


def _closings(
    policy: Policy, everybody: tuple[Record, ...], heads: tuple[str, ...], day: date, closed: tuple[Period, ...]
) -> Iterator[Due]:
    """Yield the last finished period of each kind if its grace date is past and it is not closed."""
    first = min((e.interval.start for r in everybody for e in r.employments), default=day)
    for kind in dict.fromkeys(rule.period for rule in policy.quota):
        period = period_of(_day_before(kind, day), kind)
        if period not in closed and period.end >= first and day > grace_ends(period, policy):
            yield Due("close_period", None, heads, None, values={"period": period, "kind": kind})
