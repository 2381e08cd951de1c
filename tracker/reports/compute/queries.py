"""Read everything that a report needs in a few bulk queries: each table once, and no query per person."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from json import loads as from_json
from typing import Any

from sqlalchemy import ColumnElement, Connection, DateTime, Select, Table, Text, and_, cast, or_, select, type_coerce
from sqlalchemy import case as when

from tracker.domain.calendar import period_of
from tracker.domain.evidence import Evidence, EvidenceKind
from tracker.domain.people import Employment, Frozen, Interval, Leave, Mentorship, Person, RoleAssignment
from tracker.domain.policy import Policy
from tracker.domain.record import Attestation, Dispute, Record, Waiver
from tracker.reports.compute.evidence_rows import NO_DATA_NEEDED, DataReader, EvidenceRow
from tracker.reports.model import Who
from tracker.store.tables import t
from wording.identity import identity

__all__ = ["ReportData", "aware_utc", "load"]

UNUSED_STATES = ("rejected", "withdrawn", "superseded")
"""States of evidence that no rule uses."""


@dataclass(frozen=True, slots=True)
class ReportData:
    """Data for a report of one day."""

    #: records by person id: people employed on the day, narrowed to those the caller asked for
    records: dict[str, Record]
    #: names by person id: everybody who is not erased; namesakes with their logins
    names: dict[str, str]
    #: mentor's id by mentee's id, on the day
    mentors: dict[str, str]
    #: ids of the heads of department on the day
    heads: tuple[str, ...]

    def who(self, person: str) -> Who:
        """Return a person with the name, or a dash where the name was erased."""
        return Who(person, self.names.get(person, "—"))


def aware_utc(moment: datetime) -> datetime:
    """Convert a moment to UTC. A moment without a zone is taken as UTC."""
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


def load(
    connection: Connection, as_of: date, known_at: datetime, policy: Policy, people: Collection[str] | None = None
) -> ReportData:
    """Read the records of everybody employed on a day.

    Evidence that no rule uses is skipped: rejected, withdrawn or superseded pieces, and old pieces of kinds that only
    quotas count.

    Args:
        connection: an open transaction.
        as_of: the day; later events are ignored.
        known_at: moment; records made later are ignored. UTC when it has no zone.
        policy: the department's rules.
        people: ids to read; None for everybody.
    """
    known = aware_utc(known_at)
    names = _names(connection, known)
    employments = _intervals(connection, t.employment, Employment, known, "person")
    employed = {p for p, jobs in employments.items() if p in names and any(j.interval.holds(as_of) for j in jobs)}
    if people is not None:
        employed &= set(people)
    mentorships = _intervals(connection, t.mentorship, Mentorship, known, "mentee")
    leaves = _intervals(connection, t.leave, Leave, known, "person")
    roles = _intervals(connection, t.role, RoleAssignment, known, "person")
    waivers = _grouped(_models(connection, t.waiver, Waiver, t.waiver.c.recorded_at <= known))
    disputes = _grouped(_models(connection, t.dispute, Dispute, t.dispute.c.recorded_at <= known))
    decisions = _grouped(
        _models(
            connection,
            t.attestation,
            Attestation,
            and_(t.attestation.c.recorded_at <= known, t.attestation.c.decided_on <= as_of),
        )
    )
    evidence = _evidence(connection, as_of, known, policy, employed if people is not None else None)
    records = {
        p: Record.of(
            person=Person.of(id=p, name=names[p], login=None, email=""),
            employments=tuple(employments[p]),
            leaves=tuple(leaves.get(p, ())),
            roles=tuple(roles.get(p, ())),
            mentorships=tuple(mentorships.get(p, ())),
            evidence=tuple(evidence.get(p, ())),
            waivers=tuple(waivers.get(p, ())),
            disputes=tuple(
                d if d.resolved_at is None or d.resolved_at <= known else _reopened(d) for d in disputes.get(p, ())
            ),
            attestations=tuple(_as_known(a, known) for a in decisions.get(p, ())),
        )
        for p in sorted(employed, key=lambda p: (names[p], p))
    }
    mentors = {
        p: m.mentor for p, found in mentorships.items() for m in found if m.interval.holds(as_of) and m.mentor in names
    }
    heads = tuple(
        sorted(p for p, found in roles.items() if any(r.role == "head" and r.interval.holds(as_of) for r in found))
    )
    return ReportData(records, names, mentors, heads)


def _names(connection: Connection, known: datetime) -> dict[str, str]:
    p = t.person.c
    query = select(p.id, p.name, p.login).where(p.erased_at.is_(None), p.recorded_at <= known)
    rows = connection.execute(query).all()
    called = Counter(identity(row.name) for row in rows)
    return {r.id: f"{r.name} ({r.login or r.id})" if called[identity(r.name)] > 1 else r.name for r in rows}


def _intervals(
    connection: Connection, table: Table, model: type[Any], known: datetime, key: str
) -> dict[str, list[Any]]:
    """Read intervals by owner as they were known; a correction supersedes a row and adds another."""
    c = table.c
    fields = [name for name in model.model_fields if name != "interval"]
    found: dict[str, list[Any]] = defaultdict(list)
    query = (
        select(c[key], c.start, c.end, *(c[name] for name in fields))
        .where(c.recorded_at <= known, or_(c.superseded_at.is_(None), c.superseded_at > known))
        .order_by(c.start, c.id)
    )
    for owner, start, end, *values in connection.execute(query).all():
        interval = Interval.of(start=start, end=end)
        found[owner].append(model.of(interval=interval, **dict(zip(fields, values, strict=True))))
    return found


def _models(connection: Connection, table: Table, model: type[Frozen], where: ColumnElement[bool]) -> Iterable[Any]:
    columns = [table.c[name] for name in model.model_fields if name in table.c]
    query: Select[Any] = select(*columns).where(where).order_by(table.c.recorded_at, table.c.id)
    for row in connection.execute(query).mappings():
        yield model.model_construct(**row)


def _grouped(models: Iterable[Any]) -> dict[str, list[Any]]:
    found: dict[str, list[Any]] = defaultdict(list)
    for one in models:
        found[one.person].append(one)
    return found


def _as_known(decision: Attestation, known: datetime) -> Attestation:
    """Drop a revocation that was recorded later."""
    if decision.revoked_at is None or decision.revoked_at <= known:
        return decision
    return decision.model_copy(update={"revoked_on": None, "revoked_at": None})


def _reopened(dispute: Dispute) -> Dispute:
    """Drop an answer that was recorded later."""
    return dispute.model_copy(update={"resolved_at": None, "resolution": ""})


def _evidence(
    connection: Connection, as_of: date, known: datetime, policy: Policy, only: Collection[str] | None
) -> dict[str, list[Evidence]]:
    """Read evidence by person, each piece in its state at `known`. `only`: ids of the owners; None for everybody."""
    e = t.evidence.c
    text = when((e.kind.in_(NO_DATA_NEEDED), "null"), else_=cast(e.data, Text))
    query = select(e.id, e.person, e.kind, e.occurred_on, type_coerce(e.recorded_at, DateTime), e.state, text).where(
        e.occurred_on <= as_of,
        e.recorded_at <= known,
        or_(e.kind != "blog_post", e.occurred_on >= _counted_from("blog_post", policy, as_of)),
    )
    if only is not None:
        query = query.where(e.person.in_(only))
    earlier = _known_states(connection, known)
    rows = connection.execute(query).all()
    typed = DataReader()
    found: dict[str, list[Any]] = defaultdict(list)
    # Parsed as one JSON text, because calling the parser for each row costs more than parsing the row.
    parsed = from_json(f"[{','.join([row[-1] for row in rows])}]")
    for (id_, person, kind, occurred_on, recorded_at, now, _text), data in zip(rows, parsed, strict=True):
        state = earlier.get(id_) or now
        if state not in UNUSED_STATES:
            found[person].append(EvidenceRow(id_, occurred_on, recorded_at, state, typed(kind, data)))
    return found


def _counted_from(kind: EvidenceKind, policy: Policy, day: date) -> date:
    """Return the first day whose pieces of this kind can still count in quotas, attestations and forecasts on `day`."""
    first = day - timedelta(days=policy.pace.look_back_days)
    for rule in policy.quota:
        if rule.kind != kind:
            continue
        if rule.carry_over:
            return date.min
        start = period_of(day, rule.period).start
        for _ in range(rule.attested_periods):
            start = period_of(start - timedelta(days=1), rule.period).start
        first = min(first, start)
    return first


def _known_states(connection: Connection, known: datetime) -> dict[str, Any]:
    """Return the state at `known` of pieces that changed state later, by evidence id."""
    c = t.transition.c
    moved = select(c.evidence).where(c.at > known)
    query = select(c.evidence, c.state, c.at).where(c.evidence.in_(moved)).order_by(c.id)
    found: dict[str, Any] = {}
    for id_, state, at in connection.execute(query).all():
        if at <= known:
            found[id_] = state
        else:
            found.setdefault(id_, "draft")
    return found
