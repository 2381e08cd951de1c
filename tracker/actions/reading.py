"""Reading: one person's status, records, the whole department, and the export of one's own record."""

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
    """How a person stands on a day. quotas and paces: the running periods, in the policy's order; levels: by
    competency.

    new_tasks: None without a report; policy and framework: the versions of the rules that made all this.
    """

    person: Person
    day: date
    known_at: datetime
    quotas: tuple[Quota, ...]
    paces: tuple[Pace, ...]
    certificates: tuple[CertificateState, ...]
    levels: tuple[Level, ...]
    readiness: Readiness
    new_tasks: Rate | None
    policy: str
    framework: str


def status(desk: Desk, person: str, as_of: date | None = None, known_at: datetime | None = None) -> PersonStatus:
    """Quotas, certificates, levels and readiness of a person; default: today, as known now."""
    found = _record(desk, "read_status", person, as_of, known_at)
    return compute_status(desk, found, as_of or desk.today(), known_at or desk.now())


def compute_status(desk: Desk, one: Record, day: date, known_at: datetime) -> PersonStatus:
    """The same from a record that was read already (see `department`)."""
    policy: Policy = desk.policy
    quotas = tuple(quota(one, rule, day) for rule in policy.quota)
    asked = assigned(desk.framework, policy, one, day)
    wanted = {c.id: c.id in asked for c in desk.framework.competency if c.kind != "confirmation"}
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
        policy=policy.version,
        framework=desk.framework.version,
    )


def read_record(desk: Desk, person: str, as_of: date | None = None, known_at: datetime | None = None) -> Record:
    """Everything in a person's record, narratives included."""
    return _record(desk, "read_record", person, as_of, known_at)


def department(
    desk: Desk, as_of: date | None = None, known_at: datetime | None = None, since: date | None = None
) -> tuple[Record, ...]:
    """Records of the whole department for the head's reports; one line in the access log.

    With known_at None each piece of evidence carries its present state only. since: leave out evidence of earlier days.
    """
    with desk.reading() as connection:
        desk.check(connection, "read_department")
        found = records(connection, as_of or desk.today(), known_at, since=since)
    desk.log("read_department", None)
    return found


def export(desk: Desk, person: str | None = None) -> dict[str, Any]:
    """All that is kept about the actor, as plain data for JSON: the record, its audit, and who has read it."""
    with desk.reading() as connection:
        subject = desk.actor if person is None else desk.find(connection, person).id
        desk.check(connection, "export", subject)
        tables = (t.person, t.employment, t.leave, t.role, t.waiver, t.dispute, t.attestation, t.snapshot, t.grade)
        kept = {x.name: _rows(connection, x, "id" if x is t.person else "person", subject) for x in tables}
        kept["mentorship"] = _rows(connection, t.mentorship, "mentee", subject)
        kept["mentorship"] += _rows(connection, t.mentorship, "mentor", subject)
        kept["evidence"] = _rows(connection, t.evidence, "person", subject)
        mine = select(t.evidence.c.id).where(t.evidence.c.person == subject)
        steps = select(t.transition).where(t.transition.c.evidence.in_(mine)).order_by(t.transition.c.id)
        kept["transition"] = [_plain(row) for row in connection.execute(steps)]
        kept["event"] = _rows(connection, t.event, "subject", subject)
        kept["access"] = _rows(connection, t.access, "subject", subject)
    with desk.writing() as writing:
        writing.record_event(subject, "person.exported", {})
    return {
        "format": EXPORT_FORMAT,
        "exported_at": desk.now().isoformat(),
        "policy": desk.policy.version,
        "framework": desk.framework.version,
        "running": [period_of(desk.today(), rule.period).name for rule in desk.policy.quota],
        **kept,
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
