"""The desk: the database, rules, clock and acting person that every use case works with."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, insert

from tracker.access import allowed, relationship
from tracker.domain.calendar import local_day
from tracker.domain.framework import Framework
from tracker.domain.people import Person
from tracker.domain.policy import Policy
from tracker.errors import Denied, NotFound
from tracker.store.database import Database
from tracker.store.events import NewEvent, append
from tracker.store.repository import earlier_logins, find_person, mentees_of, mentors_of, roles_of
from tracker.store.tables import t
from wording.identity import identity
from wording.tracker import _

__all__ = ["Clock", "Desk", "Writing", "new_id", "open_desk", "utc_now"]

Clock = Callable[[], datetime]
#: Subject of an access log entry when a report reads the whole department instead of one person's record.
WHOLE_DEPARTMENT = "department"


def utc_now() -> datetime:
    """Return the current time of the machine, aware, in UTC."""
    return datetime.now(UTC)


def new_id(prefix: str) -> str:
    """Make a random pseudonym, such as `p-1f0c9a77d2`: nothing about the person or thing can be read from it."""
    return f"{prefix}-{secrets.token_hex(5)}"


class _Refused(Denied):
    """The action was denied, and the refusal is not in the access log yet."""

    def __init__(self, message: str, action: str, subject: str) -> None:
        super().__init__(message)
        self.action, self.subject = action, subject


@dataclass
class Writing:
    """One write transaction. Its events are added to the audit just before it is committed."""

    connection: Connection
    #: Moment of the transaction, UTC. All its rows and events carry it.
    at: datetime
    #: Id of the person who acts.
    actor: str
    events: list[NewEvent] = field(default_factory=list)

    def record_event(self, subject: str, kind: str, payload: dict[str, Any]) -> None:
        """Add an event to the audit of this transaction.

        Args:
            subject: id of the person whose record it belongs to, or `events.ORGANISATION`.
            kind: such as `evidence.created`.
            payload: plain data for JSON, dates as ISO text.
        """
        self.events.append(NewEvent(actor=self.actor, subject=subject, kind=kind, payload=payload))

    def add(self, table: Any, **values: Any) -> None:
        """Insert one row."""
        self.connection.execute(insert(table), values)


@dataclass(frozen=True)
class Desk:
    """An opened tracker: the first argument of every use case."""

    database: Database
    policy: Policy
    framework: Framework
    clock: Clock
    #: Id of the person who acts.
    actor: str

    def now(self) -> datetime:
        """Return the current moment, aware, in UTC."""
        return self.clock().astimezone(UTC)

    def today(self) -> date:
        """Return the current local day of the organisation."""
        return local_day(self.now(), self.policy.zone)

    def may(self, connection: Connection, action: str, subject: str | None = None) -> bool:
        """Return True if the actor may do this to the subject's record today; subject None: to no single record."""
        roles = roles_of(connection, self.actor, self.today())
        mentors = mentors_of(connection, subject, self.today()) if subject else ()
        return allowed(roles, action, relationship(self.actor, subject, mentors))

    def allowed_among(self, connection: Connection, actions: Iterable[str], people: Iterable[str]) -> frozenset[str]:
        """Filter `people` to those on whose records the actor may do any of `actions`, in two queries for all."""
        roles, today = roles_of(connection, self.actor, self.today()), self.today()
        mentees = mentees_of(connection, self.actor, today)
        any_of = tuple(actions)
        return frozenset(
            id_
            for id_ in people
            for relation in [relationship(self.actor, id_, (self.actor,) if id_ in mentees else ())]
            if any(allowed(roles, action, relation) for action in any_of)
        )

    def check(self, connection: Connection, action: str, subject: str | None = None) -> None:
        """Raise Denied unless the actor may do this; the refusal goes into the access log."""
        if not self.may(connection, action, subject):
            message = _("You may not do that: “{action}” is not open to you here.", action=action)
            raise _Refused(message, action, subject or WHOLE_DEPARTMENT)

    @contextmanager
    def writing(self) -> Iterator[Writing]:
        """Open a write transaction, audit included: it is committed as a whole or rolled back."""
        with self._log_refusals(), self.database.writing() as connection:
            writing = Writing(connection, self.now(), self.actor)
            yield writing
            append(connection, writing.at, writing.events)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Open a consistent view of the database. The caller logs with `log` what it reads of other people."""
        with self._log_refusals(), self.database.reading() as connection:
            yield connection

    def find(self, connection: Connection, key: str, field: str = "person") -> Person:
        """Find a person by id, login, e-mail, full name or earlier login.

        Raises NotFound or InvalidInput, which names `field`.
        """
        try:
            return find_person(connection, key, field)
        except NotFound:
            owners = earlier_logins(connection).get(identity(key), ())
            if len(owners) != 1:
                raise
            return owners[0]

    def log(self, action: str, subject: str | None, *, granted: bool = True) -> None:
        """Add to the access log that another person's record was read or refused. Own records are not logged."""
        if subject != self.actor:
            row = {"at": self.now(), "actor": self.actor, "action": action, "subject": subject or WHOLE_DEPARTMENT}
            with self.database.writing() as connection:
                connection.execute(insert(t.access), row | {"allowed": int(granted)})

    @contextmanager
    def _log_refusals(self) -> Iterator[None]:
        try:
            yield
        except _Refused as error:
            # The refused transaction is rolled back by now, so the log entry gets a transaction of its own.
            self.log(error.action, error.subject, granted=False)
            raise


def open_desk(
    url: str | Path | URL, login: str, *, policy: Policy, framework: Framework, clock: Clock = utc_now
) -> Desk:
    """Open the tracker as the person with this login; tables are created or upgraded first.

    Args:
        url: an SQLAlchemy URL, or the path of an SQLite file.
        login: login of the acting person.
        policy: rules of the department.
        framework: competencies of the course.
        clock: source of the current time, for tests.

    Raises NotFound when nobody has this login, StorageError when the database cannot be used.
    """
    database = Database(url)
    database.create()
    with database.reading() as connection:
        actor = find_person(connection, login, "login").id
    return Desk(database, policy, framework, clock, actor)
