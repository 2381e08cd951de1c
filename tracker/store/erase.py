"""Erase a person: delete their rows, event payloads and key; keep digests, hashes and the pseudonym.

The chain of the audit still verifies, because it is computed over the digests.
"""

from __future__ import annotations

import re
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, delete, select, update
from sqlalchemy.exc import DBAPIError

from tracker.domain.people import Person
from tracker.errors import StorageError
from tracker.store.database import Database
from tracker.store.repository import earlier_logins
from tracker.store.tables import PERSONAL_TABLES, metadata, t
from wording.identity import identity
from wording.tracker import _

__all__ = ["erase_rows", "names_of", "redact_others", "scrub"]


def erase_rows(connection: Connection, person: Person, at: datetime) -> dict[str, int]:
    """Delete a person's rows, empty the payloads of their events and delete their key.

    Returns table -> number of rows deleted or emptied.
    """
    evidence = select(t.evidence.c.id).where(t.evidence.c.person == person.id)
    counts: dict[str, int] = {}

    def run(table: str, statement: Any) -> None:
        counts[table] = counts.get(table, 0) + connection.execute(statement).rowcount

    # Restatements refer to older snapshots of the same person, which could not be deleted before them.
    connection.execute(update(t.snapshot).where(t.snapshot.c.person == person.id).values(restates=None))
    run("transition", delete(t.transition).where(t.transition.c.evidence.in_(evidence)))
    for table in PERSONAL_TABLES:
        run(table.name, delete(table).where(table.c.person == person.id))
    run("mentorship", delete(t.mentorship).where(t.mentorship.c.mentee == person.id))
    run("evidence", delete(t.evidence).where(t.evidence.c.person == person.id))
    cleared = {"name": "", "login": None, "email": "", "erased_at": at}
    run("person", update(t.person).where(t.person.c.id == person.id).values(**cleared))
    of_person = t.event.c.subject == person.id
    run("event", update(t.event).where(of_person, t.event.c.payload.is_not(None)).values(payload=None))
    run("subject_key", delete(t.subject_key).where(t.subject_key.c.subject == person.id))
    return counts


def names_of(connection: Connection, person: Person) -> set[str]:
    """Return the name, e-mail and logins of a person, without earlier logins that are somebody else's now."""
    e = t.earlier_login.c
    theirs = {login for login, owners in earlier_logins(connection).items() if person.id in {p.id for p in owners}}
    before = connection.execute(select(e.login).where(e.person == person.id)).scalars()
    words = (person.name, person.email, person.login, *(login for login in before if identity(login) in theirs))
    return {word for word in words if word}


def redact_others(connection: Connection, person: Person) -> dict[str, list[int]]:
    """Replace the person's name, logins and e-mail by the pseudonym in the records of other people.

    An event's payload cannot be changed without breaking its digest, so payloads that name the person are emptied.
    Only exact words are found: a name in another grammatical case, or a surname alone, has to be edited by hand.

    Returns id of the subject -> numbers of the emptied events.
    """
    words = sorted((w for w in names_of(connection, person) if len(w) > 1), key=len, reverse=True)
    pattern = re.compile("|".join(rf"(?<!\w){re.escape(w)}(?!\w)" for w in words), re.IGNORECASE)
    for table in metadata.sorted_tables:
        texts = [c for c in table.c if c.info["privacy"] in ("sensitive", "personal") and c.name != "key"]
        keys = list(table.primary_key.columns)
        if table in (t.event, t.person) or not texts:
            continue
        for row in connection.execute(select(*keys, *texts)).all():
            new = {c.name: _replaced(row._mapping[c], pattern, person.id) for c in texts}
            changed = {name: value for name, value in new.items() if value != row._mapping[table.c[name]]}
            if changed:
                where = [c == row._mapping[c] for c in keys]
                connection.execute(update(table).where(*where).values(**changed))
    found: dict[str, list[int]] = {}
    e = t.event.c
    for row in connection.execute(select(e.seq, e.subject, e.payload).where(e.payload.is_not(None))):
        if row.subject != person.id and pattern.search(row.payload):
            found.setdefault(row.subject, []).append(row.seq)
    for seqs in found.values():
        connection.execute(update(t.event).where(e.seq.in_(seqs)).values(payload=None))
    return found


def _replaced(value: Any, pattern: re.Pattern[str], pseudonym: str) -> Any:
    if isinstance(value, str):
        return pattern.sub(pseudonym, value)
    if isinstance(value, dict):
        return {k: _replaced(v, pattern, pseudonym) for k, v in value.items()}
    return [_replaced(v, pattern, pseudonym) for v in value] if isinstance(value, list) else value


def scrub(database: Database) -> None:
    """Rewrite the database's files, so that no deleted data stays in free pages, dead rows or the write-ahead log.

    On SQLite this covers the file and its WAL. On PostgreSQL it covers the tables and their indexes; the server
    recycles its WAL by its own settings, and the administrator has to prune archives of it. Raises StorageError if
    another program keeps the WAL of an SQLite file in use.
    """
    if not database.is_sqlite:
        with database.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            for table in metadata.sorted_tables:
                connection.exec_driver_sql(f'VACUUM FULL "{table.name}"')
            try:
                connection.exec_driver_sql("CHECKPOINT")
            except DBAPIError:
                return  # this role may not; the server makes a checkpoint within minutes anyway
        return
    raw = database.engine.raw_connection()
    try:
        cursor = raw.cursor()
        for statement in ("PRAGMA wal_checkpoint(TRUNCATE)", "VACUUM", "PRAGMA wal_checkpoint(TRUNCATE)"):
            row = cursor.execute(statement).fetchone()
        if row and row[0]:
            raise StorageError(
                _("The person is erased, but another program holds the log open. Close it and erase again, by the id.")
            )
    finally:
        raw.close()
