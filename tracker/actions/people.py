"""People and their intervals."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from pathlib import Path
from typing import Any, Literal

from pydantic import ValidationError
from sqlalchemy import insert, select, update

from tracker.access import ROLES
from tracker.actions.restating import restate
from tracker.desk import Clock, Desk, Writing, new_id, utc_now
from tracker.domain.framework import Framework
from tracker.domain.people import Employment, Interval, Leave, Mentorship, Person, RoleAssignment
from tracker.domain.policy import Policy
from tracker.errors import InvalidInput, NotFound, StorageError
from tracker.store.database import Database
from tracker.store.repository import people, records
from tracker.store.tables import INTERVALS, t
from tracker.validation import invalid
from wording.tracker import _

__all__ = [
    "add_employment",
    "add_leave",
    "add_mentorship",
    "add_person",
    "add_role",
    "edit_person",
    "end_interval",
    "list_people",
    "start_department",
]

IntervalTable = Literal["employment", "leave", "role", "mentorship"]


def start_department(
    url: str | Path,
    name: str,
    login: str,
    *,
    start: date,
    policy: Policy,
    framework: Framework,
    email: str = "",
    position: str = "head",
    roles: Collection[str] = ("head", "admin"),
    clock: Clock = utc_now,
) -> Desk:
    """Create the database with its first person, who may then add the others. Raises InvalidInput when it has
    people.
    """
    database = Database(url)
    database.create()
    desk = Desk(database, policy, framework, clock, new_id("p"))
    with desk.writing() as writing:
        if writing.connection.execute(select(t.person.c.id).limit(1)).first():
            raise InvalidInput("url", _("the database already has people"), _("Open it as one of them."))
        _insert(desk, writing, desk.actor, name, login, email, position, start, roles)
    return desk


def add_person(
    desk: Desk,
    name: str,
    login: str | None = None,
    *,
    start: date,
    email: str = "",
    position: str = "account_manager",
    roles: Collection[str] = ("trainee",),
) -> Person:
    """Add somebody employed from `start`, with roles from that day. login: the name in the gradebook."""
    with desk.writing() as writing:
        desk.check(writing.connection, "add_person")
        return _insert(desk, writing, new_id("p"), name, login, email, position, start, roles)


def edit_person(
    desk: Desk, person: str, *, name: str | None = None, login: str | None = None, email: str | None = None
) -> Person:
    """Correct a name, login or e-mail; None leaves it as it is."""
    with desk.writing() as writing:
        found = desk.find(writing.connection, person)
        desk.check(writing.connection, "manage_person", found.id)
        given = {"name": name, "login": login, "email": email}
        changes = {key: value.strip() for key, value in given.items() if value is not None}
        if "name" in changes and not changes["name"]:
            raise InvalidInput("name", _("it is missing"), _("Give a value."))
        _login_is_free(writing, changes.get("login"), found.id)
        if changes:
            writing.connection.execute(update(t.person).where(t.person.c.id == found.id).values(**changes))
            writing.record_event(found.id, "person.edited", changes)
        return found.model_copy(update=changes)


def add_employment(
    desk: Desk, person: str, start: date, end: date | None = None, position: str = "account_manager"
) -> int:
    """Employed from `start` to `end`, both inclusive. Returns the number of the row."""
    return _interval(desk, "employment", person, start, end, position=position)


def add_leave(desk: Desk, person: str, start: date, end: date | None = None, kind: str = "holiday") -> int:
    """On leave: holiday, sick, parental, unpaid or other. Leaves may overlap; days count once."""
    return _interval(desk, "leave", person, start, end, kind=kind)


def add_role(desk: Desk, person: str, role: str, start: date, end: date | None = None) -> int:
    """Give a role: trainee, mentor, head or admin."""
    return _interval(desk, "role", person, start, end, role=role)


def add_mentorship(desk: Desk, mentor: str, mentee: str, start: date, end: date | None = None) -> int:
    """Make somebody a mentor of somebody."""
    return _interval(desk, "mentorship", mentee, start, end, mentor=mentor)


def end_interval(desk: Desk, table: IntervalTable, row: int, end: date, reason: str = "") -> int:
    """Give an interval its last day, or another one. The old row is kept as superseded; returns the number of the new
    one.
    """
    if table not in INTERVALS:
        raise InvalidInput(
            "table", _("this value is not known"), _("Choose one of {values}.", values=", ".join(INTERVALS))
        )
    where = INTERVALS[table]
    owner = "mentee" if table == "mentorship" else "person"
    with desk.writing() as writing:
        old = writing.connection.execute(
            select(where).where(where.c.id == row, where.c.superseded_at.is_(None))
        ).one_or_none()
        if old is None:
            raise NotFound(_("There is no such entry: {table} {row}.", table=table, row=row))
        person = old._mapping[owner]
        desk.check(writing.connection, "manage_person", person)
        _ordered(old.start, end)
        writing.connection.execute(update(where).where(where.c.id == row).values(superseded_at=writing.at))
        values = {k: v for k, v in old._mapping.items() if k not in ("id", "end", "recorded_at", "superseded_at")}
        new = _row(writing, table, values | {"end": end})
        writing.record_event(
            person, f"{table}.ended", {"old": row, "new": new, "end": end.isoformat(), "reason": reason}
        )
        restate(desk, writing, person, reason or _("an interval was corrected"))
        return new


def list_people(desk: Desk, day: date | None = None) -> tuple[Person, ...]:
    """Those whose status the actor may read, by name; with a day, those employed on it."""
    with desk.reading() as connection:
        everybody = people(connection)
        seen = desk.allowed_among(connection, ("read_status", "manage_person"), (p.id for p in everybody))
        found = tuple(p for p in everybody if p.id in seen)
        if day is None:
            return found
        employed = {
            r.person.id
            for r in records(connection, day, since=day)
            if any(e.interval.holds(day) for e in r.employments)
        }
        return tuple(p for p in found if p.id in employed)


def _insert(
    desk: Desk,
    writing: Writing,
    id_: str,
    name: str,
    login: str | None,
    email: str,
    position: str,
    start: date,
    roles: Collection[str],
) -> Person:
    person = Person(id=id_, name=name.strip(), login=(login or "").strip() or None, email=email.strip())
    if not person.name:
        raise InvalidInput("name", _("it is missing"), _("Give a value."))
    for role in roles:
        _known_role(role)
    _login_is_free(writing, person.login, id_)
    writing.add(t.person, **person.model_dump(), recorded_at=writing.at)
    writing.record_event(id_, "person.added", person.model_dump(exclude={"id"}))
    for table, values in (("employment", {"position": position}), *(("role", {"role": r}) for r in roles)):
        full = {"person": id_, "start": start, "end": None, **values}
        row = _row(writing, table, full)
        writing.record_event(id_, f"{table}.added", {"row": row, "start": start.isoformat(), "end": None, **values})
    return person


def _interval(desk: Desk, table: str, person: str, start: date, end: date | None, **values: str) -> int:
    with desk.writing() as writing:
        found = desk.find(writing.connection, person)
        desk.check(writing.connection, "manage_person", found.id)
        _ordered(start, end)
        interval = Interval(start=start, end=end)
        try:
            if table == "employment":
                Employment(person=found.id, interval=interval, position=values["position"])
            elif table == "leave":
                Leave.model_validate({"person": found.id, "interval": interval, **values})
            elif table == "role":
                _known_role(values["role"])
                RoleAssignment.model_validate({"person": found.id, "interval": interval, **values})
            else:
                values["mentor"] = desk.find(writing.connection, values["mentor"], "mentor").id
                Mentorship(mentor=values["mentor"], mentee=found.id, interval=interval)
        except ValidationError as error:
            raise invalid(error) from None
        owner = "mentee" if table == "mentorship" else "person"
        row = _row(writing, table, {owner: found.id, "start": start, "end": end, **values})
        told = {"row": row, "start": start.isoformat(), "end": end.isoformat() if end else None, **values}
        writing.record_event(found.id, f"{table}.added", told)
        restate(desk, writing, found.id, _("an interval was entered"))
        return row


def _row(writing: Writing, table: str, values: dict[str, Any]) -> int:
    done = writing.connection.execute(insert(INTERVALS[table]), values | {"recorded_at": writing.at})
    key = done.inserted_primary_key
    if key is None:
        raise StorageError(_("The database did not answer ({detail}). Nothing was written.", detail=table))
    return int(key[0])


def _ordered(start: date, end: date | None) -> None:
    if end is not None and end < start:
        raise InvalidInput(
            "end", _("the end is before the start"), _("Give {start} or later.", start=start.isoformat())
        )


def _known_role(role: str) -> None:
    if role not in ROLES:
        raise InvalidInput("role", _("this value is not known"), _("Choose one of {values}.", values=", ".join(ROLES)))


def _login_is_free(writing: Writing, login: str | None, person: str) -> None:
    if not login:
        return
    taken = writing.connection.execute(select(t.person.c.id).where(t.person.c.login == login)).scalar_one_or_none()
    if taken not in (None, person):
        raise InvalidInput("login", _("somebody else has this login"), _("Choose another one."))
