"""Read a person's status or record, read the whole department, and export the actor's own record."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, select

from tracker.desk import Desk
from tracker.domain.calendar import period_of
from tracker.domain.credential import CertificateState, certificate_state
from tracker.domain.framework import assigned
from tracker.domain.levels import Level, levels
from tracker.domain.pace import Pace, pace
from tracker.domain.people import Person
from tracker.domain.policy import Policy
from tracker.domain.practice import Practice, latest_practice
from tracker.domain.quota import Quota, quota
from tracker.domain.readiness import Readiness, new_tasks_rate, readiness
from tracker.domain.record import Record
from tracker.domain.statistics import Rate
from tracker.store.repository import record, records
from tracker.store.tables import t

__all__ = ["PersonStatus", "compute_status", "department", "export", "read_record", "status"]

EXPORT_FORMAT = "account-academy-record/1"


@dataclass(frozen=True)
class PersonStatus:
    """Everything computed about a person on a day."""

    person: Person
    day: date
    known_at: datetime
    #: Quotas of the current periods and their forecasts, in the policy's order.
    quotas: tuple[Quota, ...]
    paces: tuple[Pace, ...]
    #: In the policy's order.
    certificates: tuple[CertificateState, ...]
    #: One for each competency, in the framework's order.
    levels: tuple[Level, ...]
    readiness: Readiness
    #: None without a report of new tasks.
    new_tasks: Rate | None
    #: Progress only: no rule looks at it.
    practice: tuple[Practice, ...]
    #: Versions of the rules it was computed by.
    policy: str
    framework: str


def status(desk: Desk, person: str, as_of: date | None = None, known_at: datetime | None = None) -> PersonStatus:
    """Compute the quotas, certificates, levels and readiness of a person. Raises NotFound, Denied."""
    found = _record(desk, "read_status", person, as_of, known_at)
    return compute_status(desk, found, as_of or desk.today(), known_at or desk.now())


def compute_status(desk: Desk, one: Record, day: date, known_at: datetime) -> PersonStatus:
    """Compute the same from a record that was already read (see `department`)."""
    policy: Policy = desk.policy
    quotas = tuple(quota(one, rule, day) for rule in policy.quota)
    in_programme = assigned(desk.framework, policy, one, day)
    wanted = {c.id: c.id in in_programme for c in desk.framework.competency if c.kind != "confirmation"}
    warning = max(policy.expiry_warning_days, default=0)
    return PersonStatus(
        person=one.person,
        day=day,
        known_at=known_at,
        quotas=quotas,
        paces=tuple(pace(one, q, r, policy.pace, day) for q, r in zip(quotas, policy.quota, strict=True)),
        certificates=tuple(certificate_state(one.evidence, rule, day, warning) for rule in policy.certificate),
        levels=levels(one.evidence, policy.level, policy.version, day, wanted),
        readiness=readiness(one, policy, desk.framework.criteria, day),
        new_tasks=new_tasks_rate(one.evidence, policy, day),
        practice=latest_practice(one.evidence),
        policy=policy.version,
        framework=desk.framework.version,
    )


def read_record(desk: Desk, person: str, as_of: date | None = None, known_at: datetime | None = None) -> Record:
    """Read a person's record, narratives included. Raises NotFound, Denied."""
    return _record(desk, "read_record", person, as_of, known_at)


def department(
    desk: Desk, as_of: date | None = None, known_at: datetime | None = None, since: date | None = None
) -> tuple[Record, ...]:
    """Read the records of the whole department, as one entry of the access log.

    Args:
        desk: the open tracker.
        as_of: evidence of later days is left out; None: today.
        known_at: moment whose knowledge to show; None: now, and evidence then comes with its current state only.
        since: evidence of earlier days is left out, if given.

    Raises Denied.
    """
    with desk.reading() as connection:
        desk.check(connection, "read_department")
        found = records(connection, as_of or desk.today(), known_at, since=since)
    desk.log("read_department", None)
    return found


def export(desk: Desk, person: str | None = None) -> dict[str, Any]:
    """Export everything stored about a person, by default the actor, as plain data for JSON.

    The rows of each table are listed under its name; the audit and the access log are included. Raises NotFound,
    Denied.
    """
    with desk.reading() as connection:
        subject = desk.actor if person is None else desk.find(connection, person).id
        desk.check(connection, "export", subject)
        tables = (t.person, t.employment, t.leave, t.role, t.waiver, t.dispute, t.attestation, t.snapshot, t.grade)
        rows = {x.name: _rows(connection, x, "id" if x is t.person else "person", subject) for x in tables}
        rows["mentorship"] = _rows(connection, t.mentorship, "mentee", subject)
        rows["mentorship"] += _rows(connection, t.mentorship, "mentor", subject)
        rows["evidence"] = _rows(connection, t.evidence, "person", subject)
        evidence = select(t.evidence.c.id).where(t.evidence.c.person == subject)
        steps = select(t.transition).where(t.transition.c.evidence.in_(evidence)).order_by(t.transition.c.id)
        rows["transition"] = [_plain(row) for row in connection.execute(steps)]
        rows["event"] = _rows(connection, t.event, "subject", subject)
        rows["access"] = _rows(connection, t.access, "subject", subject)
    with desk.writing() as writing:
        writing.record_event(subject, "person.exported", {})
    return {
        "format": EXPORT_FORMAT,
        "exported_at": desk.now().isoformat(),
        "policy": desk.policy.version,
        "framework": desk.framework.version,
        "running": [period_of(desk.today(), rule.period).name for rule in desk.policy.quota],
        **rows,
    }


def _record(desk: Desk, action: str, person: str, as_of: date | None, known_at: datetime | None) -> Record:
    with desk.reading() as connection:
        subject = desk.find(connection, person)
        desk.check(connection, action, subject.id)
        found = record(connection, subject.id, as_of or desk.today(), known_at)
    desk.log(action, subject.id)
    return found


def _rows(connection: Connection, table: Any, column: str, value: str) -> list[dict[str, Any]]:
    order = list(table.primary_key.columns)
    return [_plain(row) for row in connection.execute(select(table).where(table.c[column] == value).order_by(*order))]


def _plain(row: Any) -> dict[str, Any]:
    return {k: v.isoformat() if isinstance(v, date | datetime) else v for k, v in row._mapping.items()}
