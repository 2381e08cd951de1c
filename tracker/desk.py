"""The desk: who works, with which rules, on which database, by which clock. Every use case goes through it."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, insert

from tracker.access import allowed, relationship
from tracker.domain.calendar import local_day
from tracker.domain.framework import Framework
from tracker.domain.people import Person
from tracker.domain.policy import Policy
from tracker.errors import Denied
from tracker.store.database import Database
from tracker.store.events import NewEvent, append
from tracker.store.repository import find_person, mentees_of, mentors_of, roles_of
from tracker.store.tables import t
from wording.tracker import _

__all__ = ["Clock", "Desk", "Writing", "new_id", "open_desk", "utc_now"]

Clock = Callable[[], datetime]
EVERYBODY = "department"
"""What the access log says instead of a person when a report reads the whole department."""


def utc_now() -> datetime:
    """The machine's clock, in UTC."""
    return datetime.now(UTC)


def new_id(prefix: str) -> str:
    """A pseudonym that says nothing about what it names."""
    return f"{prefix}-{secrets.token_hex(5)}"


class _Refused(Denied):
    """A refusal that still has to be written into the access log."""

    def __init__(self, message: str, action: str, subject: str) -> None:
        super().__init__(message)
        self.action, self.subject = action, subject


@dataclass
class Writing:
    """One transaction. at: its moment; events told with `tell` are added to the audit when it ends well."""

    connection: Connection
    at: datetime
    actor: str
    events: list[NewEvent] = field(default_factory=list)

    def tell(self, subject: str, kind: str, payload: dict[str, Any]) -> None:
        """Write into the audit. payload: plain data, dates as ISO text."""
        self.events.append(NewEvent(actor=self.actor, subject=subject, kind=kind, payload=payload))

    def add(self, table: Any, **values: Any) -> None:
        """Insert one row."""
        self.connection.execute(insert(table), values)


@dataclass(frozen=True)
class Desk:
    """database, policy and framework are what is worked with; actor is the id of who works."""

    database: Database
    policy: Policy
    framework: Framework
    clock: Clock
    actor: str

    def now(self) -> datetime:
        """The present moment, aware UTC."""
        return self.clock().astimezone(UTC)

    def today(self) -> date:
        """The organisation's day."""
        return local_day(self.now(), self.policy.zone)

    def may(self, connection: Connection, action: str, subject: str | None = None) -> bool:
        """Whether the actor may do this to a person's record today (subject None: to nobody's)."""
        roles = roles_of(connection, self.actor, self.today())
        mentors = mentors_of(connection, subject, self.today()) if subject else ()
        return allowed(roles, action, relationship(self.actor, subject, mentors))

    def those(self, connection: Connection, actions: Iterable[str], people: Iterable[str]) -> frozenset[str]:
        """Of these people the ones to whose record the actor may do any of the actions; two questions to the
        database.
        """
        roles, today = roles_of(connection, self.actor, self.today()), self.today()
        mentees = mentees_of(connection, self.actor, today)
        wanted = tuple(actions)
        return frozenset(
            id_
            for id_ in people
            for relation in [relationship(self.actor, id_, (self.actor,) if id_ in mentees else ())]
            if any(allowed(roles, action, relation) for action in wanted)
        )

    def check(self, connection: Connection, action: str, subject: str | None = None) -> None:
        """Raise Denied unless the actor may; the refusal is logged."""
        if not self.may(connection, action, subject):
            message = _("You may not do that: “{action}” is not open to you here.", action=action)
            raise _Refused(message, action, subject or EVERYBODY)

    @contextmanager
    def writing(self) -> Iterator[Writing]:
        """A transaction that keeps everything or nothing; the audit is part of it."""
        with self._log_refusals(), self.database.writing() as connection:
            writing = Writing(connection, self.now(), self.actor)
            yield writing
            append(connection, writing.at, writing.events)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A consistent view; what is read of others is logged with `log`."""
        with self._log_refusals(), self.database.reading() as connection:
            yield connection

    def find(self, connection: Connection, key: str, field: str = "person") -> Person:
        """The person by id, login, e-mail or name."""
        return find_person(connection, key, field)

    def log(self, action: str, subject: str | None, *, granted: bool = True) -> None:
        """Note in the access log that another's record was read or refused; one's own leaves no trace."""
        if subject != self.actor:
            row = {"at": self.now(), "actor": self.actor, "action": action, "subject": subject or EVERYBODY}
            with self.database.writing() as connection:
                connection.execute(insert(t.access), row | {"allowed": int(granted)})

    @contextmanager
    def _log_refusals(self) -> Iterator[None]:
        try:
            yield
        except _Refused as error:
            # The transaction is gone by now; the refusal is written in one of its own.
            self.log(error.action, error.subject, granted=False)
            raise


def open_desk(url: str | Path, login: str, *, policy: Policy, framework: Framework, clock: Clock = utc_now) -> Desk:
    """Open the tracker as somebody. url: an SQLAlchemy URL or the path of an SQLite file; tables are created or
    upgraded.

    Raises NotFound when nobody has this login, StorageError when the database cannot be used.
    """
    database = Database(url)
    database.create()
    with database.reading() as connection:
        actor = find_person(connection, login, "login").id
    return Desk(database, policy, framework, clock, actor)
