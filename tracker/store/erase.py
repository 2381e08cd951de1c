"""Erasure: rows, payloads and key of a person go; digests, hashes and the pseudonym stay, so that the chain still
verifies.
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
from tracker.store.tables import PERSONAL_TABLES, metadata, t
from wording.tracker import _

__all__ = ["erase_rows", "redact_others", "scrub"]


def erase_rows(connection: Connection, person: Person, at: datetime) -> dict[str, int]:
    """Delete what belongs to a person, empty the payloads of their events and drop their key. Returns rows per
    table.
    """
    mine = select(t.evidence.c.id).where(t.evidence.c.person == person.id)
    counts: dict[str, int] = {}

    def note(table: str, statement: Any) -> None:
        counts[table] = counts.get(table, 0) + connection.execute(statement).rowcount

    # Restatements point at older snapshots of the same person: untie them first.
    connection.execute(update(t.snapshot).where(t.snapshot.c.person == person.id).values(restates=None))
    note("transition", delete(t.transition).where(t.transition.c.evidence.in_(mine)))
    for table in PERSONAL_TABLES:
        note(table.name, delete(table).where(table.c.person == person.id))
    note("mentorship", delete(t.mentorship).where(t.mentorship.c.mentee == person.id))
    note("evidence", delete(t.evidence).where(t.evidence.c.person == person.id))
    gone = {"name": "", "login": None, "email": "", "erased_at": at}
    note("person", update(t.person).where(t.person.c.id == person.id).values(**gone))
    events = t.event.c.subject == person.id
    note("event", update(t.event).where(events, t.event.c.payload.is_not(None)).values(payload=None))
    note("subject_key", delete(t.subject_key).where(t.subject_key.c.subject == person.id))
    return counts


def redact_others(connection: Connection, person: Person) -> dict[str, list[int]]:
    """Put the pseudonym in place of the person's name, login and e-mail in what others wrote.

    Payloads of events cannot be rewritten under their digest, so those are emptied. Returns subject -> numbers of
    events. Exact words only: a name in another grammatical case, or a surname alone, is not found and stays the
    editor's task.
    """
    words = sorted({w for w in (person.name, person.email, person.login) if w and len(w) > 1}, key=len, reverse=True)
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
    """Write the database's files anew, so that no deleted byte is left in them: free pages, write-ahead log, dead rows.

    SQLite: the file and its WAL. PostgreSQL: the tables and their indexes; its own WAL and archives are recycled by the
    server's settings and are the administrator's to prune. Raises StorageError when another program keeps the WAL in
    use.
    """
    if not database.is_sqlite:
        with database.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            for table in metadata.sorted_tables:
                connection.exec_driver_sql(f'VACUUM FULL "{table.name}"')
            try:
                connection.exec_driver_sql("CHECKPOINT")
            except DBAPIError:
                return  # only some roles may; the server does it within minutes by itself
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
