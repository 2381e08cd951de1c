"""Add, correct and list people."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from pathlib import Path

from sqlalchemy import URL, select, update

from tracker.actions.intervals import check_role, insert_row
from tracker.desk import Clock, Desk, Writing, new_id, utc_now
from tracker.domain.framework import Framework
from tracker.domain.people import Person
from tracker.domain.policy import Policy
from tracker.errors import InvalidInput
from tracker.store.database import Database
from tracker.store.repository import people, records
from tracker.store.tables import t
from wording.identity import identity, tidy
from wording.tracker import _

__all__ = ["add_person", "edit_person", "list_people", "start_department"]


def start_department(
    url: str | Path | URL,
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
    """Create the database with its first person, who may then add the others.

    Args:
        url: an SQLAlchemy URL, or the path of an SQLite file.
        name: full name of the person.
        login: their login in the gradebook.
        start: first day of their employment and roles.
        policy: rules of the department.
        framework: competencies of the course.
        email: their e-mail.
        position: their position.
        roles: their roles.
        clock: source of the current time, for tests.

    Raises StorageError, and InvalidInput if the database already has people.
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
    """Add a person who is employed, and has the roles, from `start`.

    Raises Denied, and InvalidInput for an empty name, an unknown role or a login that is taken.
    """
    with desk.writing() as writing:
        desk.check(writing.connection, "add_person")
        return _insert(desk, writing, new_id("p"), name, login, email, position, start, roles)


def edit_person(
    desk: Desk, person: str, *, name: str | None = None, login: str | None = None, email: str | None = None
) -> Person:
    """Correct the name, login or e-mail of a person; None leaves a value unchanged.

    The earlier login still leads to the person, because gradebooks and tables go on naming it.

    Raises NotFound, Denied, and InvalidInput for an empty name or a login that is taken.
    """
    with desk.writing() as writing:
        found = desk.find(writing.connection, person)
        desk.check(writing.connection, "manage_person", found.id)
        values = {"name": name, "login": login, "email": email}
        changes = {key: tidy(value) for key, value in values.items() if value is not None}
        if "name" in changes and not changes["name"]:
            raise InvalidInput("name", _("it is missing"), _("Give a value."))
        _check_taken(writing, found.id, changes.get("login"), changes.get("email"))
        if changes:
            _remember_login(writing, found, changes.get("login"))
            writing.connection.execute(update(t.person).where(t.person.c.id == found.id).values(**changes))
            writing.record_event(found.id, "person.edited", changes)
        return found.model_copy(update=changes)


def list_people(desk: Desk, day: date | None = None) -> tuple[Person, ...]:
    """List the people whose status the actor may read, by name; if a day is given, only those employed on it."""
    with desk.reading() as connection:
        everybody = people(connection)
        visible = desk.allowed_among(connection, ("read_status", "manage_person"), (p.id for p in everybody))
        found = tuple(p for p in everybody if p.id in visible)
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
    person = Person(id=id_, name=tidy(name), login=tidy(login or "") or None, email=tidy(email))
    if not person.name:
        raise InvalidInput("name", _("it is missing"), _("Give a value."))
    for role in roles:
        check_role(role)
    _check_taken(writing, id_, person.login, person.email)
    writing.add(t.person, **person.model_dump(), recorded_at=writing.at)
    writing.record_event(id_, "person.added", person.model_dump(exclude={"id"}))
    for table, values in (("employment", {"position": position}), *(("role", {"role": r}) for r in roles)):
        row = insert_row(writing, table, {"person": id_, "start": start, "end": None, **values})
        writing.record_event(id_, f"{table}.added", {"row": row, "start": start.isoformat(), "end": None, **values})
    return person


def _remember_login(writing: Writing, person: Person, login: str | None) -> None:
    if login is not None and person.login and identity(person.login) != identity(login):
        writing.add(t.earlier_login, person=person.id, login=person.login, recorded_at=writing.at)


def _check_taken(writing: Writing, person: str, login: str | None, email: str | None) -> None:
    """Raise InvalidInput if another person has this login or e-mail, in whatever capitals."""
    p = t.person.c
    others = writing.connection.execute(select(p.login, p.email).where(p.id != person, p.erased_at.is_(None))).all()
    logins = {identity(one.login) for one in others if one.login}
    emails = {identity(one.email) for one in others if one.email}
    if login and identity(login) in logins | emails:
        raise InvalidInput("login", _("somebody else has this login"), _("Choose another one."))
    if email and identity(email) in logins | emails:
        raise InvalidInput("email", _("somebody else has this e-mail"), _("Mend it here or there."))
