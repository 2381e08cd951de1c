"""Close periods, and list the snapshots of quotas that were taken then."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select

from tracker.actions.restating import snapshot
from tracker.desk import Desk
from tracker.domain.calendar import Period, PeriodKind, period_of
from tracker.domain.quota import quota
from tracker.errors import InvalidInput, NotAllowedNow
from tracker.store.events import ORGANISATION
from tracker.store.repository import closed_periods, records
from tracker.store.tables import t
from wording.tracker import _

__all__ = ["PeriodClosing", "Snapshot", "close_period", "list_periods", "list_snapshots"]


@dataclass(frozen=True)
class PeriodClosing:
    """The result of closing a period."""

    period: Period
    #: Number of people with a snapshot.
    people: int
    #: Ids of the people who did not meet a quota.
    below: tuple[str, ...]
    #: Number of pieces of evidence that still wait for confirmation.
    pending: int


@dataclass(frozen=True)
class Snapshot:
    """A quota of a closed period. The newest snapshot of a person and rule is the current one."""

    id: int
    person: str
    period: Period
    #: Id of the quota rule.
    rule: str
    required: int
    confirmed: int
    #: See `Quota.exempt`.
    exempt: str | None
    #: Version of the policy.
    policy: str
    recorded_at: datetime
    #: Number of the snapshot that this one restates; None for the first.
    restates: int | None
    reason: str


def close_period(desk: Desk, kind: PeriodKind, day: date) -> PeriodClosing:
    """Close the period of `day`: take a snapshot of everybody's quotas. Later changes become restatements.

    Raises Denied, NotAllowedNow if the period is not over or already closed, InvalidInput for an unknown kind.
    """
    if kind not in ("year", "quarter"):
        raise InvalidInput("kind", _("this value is not known"), _("Choose one of {values}.", values="year, quarter"))
    period = period_of(day, kind)
    with desk.writing() as writing:
        desk.check(writing.connection, "close_period")
        if desk.today() <= period.end:
            raise NotAllowedNow(_("{period} is not over yet.", period=period.name))
        if period in closed_periods(writing.connection):
            raise NotAllowedNow(_("{period} is already closed.", period=period.name))
        people, below, pending = set(), set(), 0
        # What happened in the period counts, whenever it was entered.
        for one in records(writing.connection, period.end):
            for rule in (r for r in desk.policy.quota if r.period == kind):
                found = quota(one, rule, period.end)
                pending += len(found.pending)
                if found.exempt in ("not_employed", "not_asked") and not found.counted:
                    continue
                snapshot(desk, writing, one.person.id, found)
                people.add(one.person.id)
                if not found.met:
                    below.add(one.person.id)
        writing.add(
            t.closed_period,
            kind=kind,
            start=period.start,
            closed_at=writing.at,
            closed_by=desk.actor,
            policy=desk.policy.version,
        )
        payload = {"period": period.name, "policy": desk.policy.version, "people": len(people), "below": sorted(below)}
        writing.record_event(ORGANISATION, "period.closed", payload)
        return PeriodClosing(period, len(people), tuple(sorted(below)), pending)


def list_periods(desk: Desk) -> tuple[Period, ...]:
    """List the closed periods, oldest first. Everybody may read them."""
    with desk.reading() as connection:
        return closed_periods(connection)


def list_snapshots(desk: Desk, kind: PeriodKind, day: date) -> tuple[Snapshot, ...]:
    """List the snapshots of the period of `day`, restatements after what they restate. Raises Denied."""
    period = period_of(day, kind)
    with desk.reading() as connection:
        desk.check(connection, "read_department")
        c = t.snapshot.c
        rows = connection.execute(
            select(t.snapshot).where(c.kind == kind, c.start == period.start).order_by(c.id)
        ).all()
    desk.log("read_department", None)
    return tuple(
        Snapshot(
            id=r.id,
            person=r.person,
            period=period,
            rule=r.rule,
            required=r.required,
            confirmed=r.confirmed,
            exempt=r.exempt,
            policy=r.policy,
            recorded_at=r.recorded_at,
            restates=r.restates,
            reason=r.reason,
        )
        for r in rows
    )
