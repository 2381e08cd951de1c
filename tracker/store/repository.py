"""Read people and their records. Functions take an open connection; bulk reads query each table once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from datetime import date, datetime
from typing import Any, Literal

from pydantic import TypeAdapter
from sqlalchemy import Connection, Select, Text, and_, cast, func, or_, select

from tracker.domain.calendar import Period, period_of
from tracker.domain.due import OPEN_STATES
from tracker.domain.evidence import Evidence, EvidenceData, State, Transition
from tracker.domain.people import Employment, Interval, Leave, Mentorship, Person, RoleAssignment
from tracker.domain.record import Attestation, Dispute, Record, Waiver
from tracker.errors import InvalidInput, NotFound
from tracker.store.tables import t
from wording.identity import identity
from wording.tracker import _

__all__ = [
    "History",
    "closed_periods",
    "earlier_logins",
    "evidence_by_id",
    "find_person",
    "mentees_of",
    "mentors_of",
    "people",
    "record",
    "records",
    "roles_of",
]

#: Which pieces of evidence are read with their whole workflow: none, those in `OPEN_STATES`, or all.
History = Literal["none", "open", "all"]
_DATA: TypeAdapter[Any] = TypeAdapter(EvidenceData)


def find_person(connection: Connection, key: str, field: str = "person") -> Person:
    """Find a person by id, login, e-mail or full name, whatever capitals and spaces it is written with.

    Erased people are not found. Raises NotFound, or InvalidInput, which names `field`, if several people are called so.
    """
    p = t.person.c
    exact = select(t.person).where(p.erased_at.is_(None), or_(p.id == key, p.login == key))
    found = connection.execute(exact).all()
    if not found and key.strip():
        everybody, wanted = connection.execute(select(t.person).where(p.erased_at.is_(None))).all(), identity(key)
        for column in ("login", "email", "name"):
            found = [row for row in everybody if identity(row._mapping[column] or "") == wanted]
            if found:
                break
    if not found:
        raise NotFound(_("There is no person “{key}”.", key=key))
    if len(found) > 1:
        ids = ", ".join(row.id for row in found)
        raise InvalidInput(field, _("several people are called “{key}”", key=key), _("Give the id: {ids}.", ids=ids))
    return _person(found[0])


def people(connection: Connection) -> tuple[Person, ...]:
    """Return everybody who is not erased, in order of names."""
    rows = connection.execute(select(t.person).where(t.person.c.erased_at.is_(None)))
    return tuple(sorted((_person(row) for row in rows), key=lambda p: (p.name, p.id)))


def earlier_logins(connection: Connection) -> dict[str, tuple[Person, ...]]:
    """Return who had a login before, by the login's normal form, without those whose login it is now."""
    query = select(t.earlier_login.c.person, t.earlier_login.c.login).order_by(t.earlier_login.c.id)
    known = {person.id: person for person in people(connection)}
    current = {identity(person.login) for person in known.values() if person.login}
    found: dict[str, dict[str, Person]] = defaultdict(dict)
    for row in connection.execute(query):
        if row.person in known and identity(row.login) not in current:
            found[identity(row.login)][row.person] = known[row.person]
    return {login: tuple(owners.values()) for login, owners in found.items()}


def roles_of(connection: Connection, person: str, day: date) -> frozenset[str]:
    """Return the roles that a person has on a day."""
    r = t.role.c
    return frozenset(connection.execute(_valid_on(day, r, select(r.role).where(r.person == person))).scalars())


def mentors_of(connection: Connection, mentee: str, day: date) -> frozenset[str]:
    """Return the ids of a person's mentors on a day."""
    m = t.mentorship.c
    return frozenset(connection.execute(_valid_on(day, m, select(m.mentor).where(m.mentee == mentee))).scalars())


def mentees_of(connection: Connection, mentor: str, day: date) -> frozenset[str]:
    """Return the ids of a person's mentees on a day."""
    m = t.mentorship.c
    return frozenset(connection.execute(_valid_on(day, m, select(m.mentee).where(m.mentor == mentor))).scalars())


def evidence_by_id(connection: Connection, id_: str) -> Evidence:
    """Return a piece of evidence with its whole workflow. Raises NotFound."""
    found = _evidence(connection, select(*_EVIDENCE).where(t.evidence.c.id == id_), "all")
    if not found:
        raise NotFound(_("There is no evidence “{key}”.", key=id_))
    return found[0]


def closed_periods(connection: Connection) -> tuple[Period, ...]:
    """Return the closed periods, oldest first."""
    rows = connection.execute(select(t.closed_period.c.kind, t.closed_period.c.start).order_by(t.closed_period.c.start))
    return tuple(period_of(row.start, row.kind) for row in rows)


def record(connection: Connection, person: str, as_of: date, known_at: datetime | None = None) -> Record:
    """Return one person's record, all evidence with its whole workflow; see `records`. Raises NotFound."""
    found = records(connection, as_of, known_at, only=[person], history="all")
    if not found:
        raise NotFound(_("There is no person “{key}”.", key=person))
    return found[0]


def records(
    connection: Connection,
    as_of: date,
    known_at: datetime | None = None,
    *,
    since: date | None = None,
    only: Sequence[str] | None = None,
    history: History = "none",
    states: Collection[State] | None = None,
) -> tuple[Record, ...]:
    """Return the records of everybody who is not erased.

    Args:
        connection: an open connection.
        as_of: evidence of later days is left out.
        known_at: moment whose knowledge to show, UTC; None: now.
        since: evidence of earlier days is left out, if given.
        only: ids of the people to read; None: all.
        history: which evidence is read with its whole workflow. Other evidence gets one transition with its current
            state and without its endorser. If `known_at` is given, all evidence is read with its workflow.
        states: if given, only evidence that is in one of these states now.
    """
    history = history if known_at is None else "all"
    chosen = [p for p in people(connection) if only is None or p.id in only]
    ids = list(only) if only is not None else None

    def by_person(table: Any, column: Any, *conditions: Any) -> dict[str, list[Any]]:
        query = select(table).where(*conditions)
        grouped: dict[str, list[Any]] = defaultdict(list)
        for row in connection.execute(query if ids is None else query.where(column.in_(ids))):
            grouped[row._mapping[column]].append(row)
        return grouped

    def intervals(table: Any, column: Any) -> dict[str, list[Any]]:
        replaced = table.c.superseded_at
        if known_at is None:
            return by_person(table, column, replaced.is_(None))
        known = table.c.recorded_at <= known_at
        return by_person(table, column, known, or_(replaced.is_(None), replaced > known_at))

    employments, leaves = intervals(t.employment, t.employment.c.person), intervals(t.leave, t.leave.c.person)
    roles, mentors = intervals(t.role, t.role.c.person), intervals(t.mentorship, t.mentorship.c.mentee)
    waivers, disputes = by_person(t.waiver, t.waiver.c.person), by_person(t.dispute, t.dispute.c.person)
    attestations = by_person(t.attestation, t.attestation.c.person)
    query = select(*_EVIDENCE).where(t.evidence.c.occurred_on <= as_of)
    query = query if since is None else query.where(t.evidence.c.occurred_on >= since)
    query = query if ids is None else query.where(t.evidence.c.person.in_(ids))
    query = query if states is None else query.where(t.evidence.c.state.in_(states))
    evidence: dict[str, list[Evidence]] = defaultdict(list)
    for one in _evidence(connection, query, history):
        evidence[one.person].append(one)
    found = (
        Record.of(
            person=p,
            employments=tuple(
                Employment.of(person=p.id, interval=_interval(r), position=r.position) for r in employments[p.id]
            ),
            leaves=tuple(Leave.of(person=p.id, interval=_interval(r), kind=r.kind) for r in leaves[p.id]),
            roles=tuple(RoleAssignment.of(person=p.id, role=r.role, interval=_interval(r)) for r in roles[p.id]),
            mentorships=tuple(
                Mentorship.of(mentor=r.mentor, mentee=p.id, interval=_interval(r)) for r in mentors[p.id]
            ),
            evidence=tuple(evidence[p.id]),
            waivers=tuple(Waiver.model_validate(dict(r._mapping)) for r in waivers[p.id]),
            disputes=tuple(Dispute.model_validate(dict(r._mapping)) for r in disputes[p.id]),
            attestations=tuple(_attestation(r) for r in attestations[p.id]),
        )
        for p in chosen
    )
    return tuple(found) if known_at is None else tuple(r.as_known(as_of, known_at) for r in found)


_E = t.evidence.c
_EVIDENCE = (_E.id, _E.person, _E.occurred_on, _E.recorded_at, _E.state, cast(_E.data, Text).label("data"), _E.replaces)


def _evidence(connection: Connection, query: Select[Any], history: History) -> list[Evidence]:
    """Read the evidence that a query selects. Only its data are validated; the other fields were when written."""
    rows = connection.execute(query.order_by(_E.occurred_on, _E.recorded_at, _E.id)).all()
    with_history = [row.id for row in rows if history == "all" or (history == "open" and row.state in OPEN_STATES)]
    steps = _steps(connection, with_history)
    return [
        Evidence.of(
            id=id_,
            person=person,
            occurred_on=occurred_on,
            recorded_at=recorded_at,
            data=_DATA.validate_json(data),
            transitions=steps.get(id_)
            or (Transition.of(at=recorded_at, by=person, action="create", state=state, reason=""),),
            replaces=replaces,
        )
        for id_, person, occurred_on, recorded_at, state, data, replaces in rows
    ]


def _steps(connection: Connection, ids: list[str]) -> dict[str, tuple[Transition, ...]]:
    c = t.transition.c
    query = select(c.evidence, c.at, c.by, c.action, c.state, c.reason).order_by(c.id)
    found: dict[str, list[Transition]] = defaultdict(list)
    for batch in _batches(ids):
        for row in connection.execute(query.where(c.evidence.in_(batch))):
            id_, at, by, action, state, reason = row
            found[id_].append(Transition.of(at=at, by=by, action=action, state=state, reason=reason))
    return {id_: tuple(steps) for id_, steps in found.items()}


def _batches(ids: list[str], size: int = 5000) -> Iterable[list[str]]:
    """Split a list, because a statement takes a limited number of values."""
    return (ids[n : n + size] for n in range(0, len(ids), size))


def _valid_on(day: date, c: Any, query: Select[Any]) -> Select[Any]:
    """Limit a query to the current rows of an interval table, with columns `c`, whose interval includes the day."""
    return query.where(c.superseded_at.is_(None), and_(c.start <= day, func.coalesce(c.end, day) >= day))


def _person(row: Any) -> Person:
    return Person(id=row.id, name=row.name, login=row.login, email=row.email)


def _interval(row: Any) -> Interval:
    return Interval.of(start=row.start, end=row.end)


def _attestation(row: Any) -> Attestation:
    return Attestation.model_validate({k: v for k, v in row._mapping.items() if k != "credential"})
