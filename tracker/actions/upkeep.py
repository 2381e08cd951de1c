"""Erase a person, verify the audit, back up and restore."""

from __future__ import annotations

import json
from collections.abc import Collection
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, select

from tracker.desk import Desk
from tracker.store.backup import backup_to, restore_from
from tracker.store.database import Database
from tracker.store.erase import erase_rows, names_of, redact_others, scrub
from tracker.store.events import ERASED, ORGANISATION, REDACTED, NewEvent, append
from tracker.store.tables import t
from tracker.store.verify import Verification, verify_audit
from tracker.validation import require_reason

__all__ = ["backup", "erase", "restore", "verify"]

ACT = "act.destruction"


def erase(desk: Desk, person: str, reason: str) -> dict[str, Any]:
    """Erase a person's data permanently. Returns the act of destruction, to be printed and stored for three years.

    The act names the person by pseudonym only. Earlier backups still hold the data: delete them in time, or erase again
    after a restore. The database's files are rewritten, which takes as long as copying them. For the id of somebody who
    is already erased, the files are rewritten again and the existing act is returned.

    Raises NotFound, Denied, InvalidInput if the reason is missing, StorageError if another program holds the log open.
    """
    require_reason(reason)
    with desk.writing() as writing:
        act = _earlier_act(desk, writing.connection, person)
    if act is not None:
        scrub(desk.database)
        return act
    with desk.writing() as writing:
        subject = desk.find(writing.connection, person)
        desk.check(writing.connection, "erase", subject.id)
        append(writing.connection, writing.at, [NewEvent(desk.actor, subject.id, ERASED, {})])
        names = names_of(writing.connection, subject)
        redacted = redact_others(writing.connection, subject)
        counts = erase_rows(writing.connection, subject, writing.at)
        for other, seqs in sorted(redacted.items()):
            writing.record_event(other, REDACTED, {"seq": seqs})
        act = {
            "person": subject.id,
            "erased_at": writing.at.isoformat(),
            "erased_by": desk.actor,
            "reason": _without(reason, names),
            "rows": counts,
            "redacted_events": sum(map(len, redacted.values())),
        }
        writing.record_event(ORGANISATION, ACT, act)
    scrub(desk.database)
    return act


def verify(desk: Desk, published: tuple[int, str] | None = None) -> Verification:
    """Verify the whole audit. Raises Denied.

    Args:
        desk: the open tracker.
        published: (seq, hash) of an earlier head that was stored elsewhere. Store the head of the result for next time.
    """
    with desk.reading() as connection:
        desk.check(connection, "verify_audit")
        return verify_audit(connection, published)


def backup(desk: Desk, path: str | Path) -> Path:
    """Back up the database while others work, and return the path.

    A path that ends in .gz gives a logical copy, which can be restored into SQLite and PostgreSQL. Raises Denied,
    StorageError.
    """
    with desk.reading() as connection:
        desk.check(connection, "backup")
    backup_to(desk.database, Path(path))
    return Path(path)


def restore(url: str | Path | URL, path: str | Path) -> Verification:
    """Fill an empty database from a backup and verify its audit. Raises StorageError.

    It takes no desk, because the database has no people yet: access to the files is all that counts.
    """
    database = Database(url)
    restore_from(database, Path(path))
    with database.reading() as connection:
        return verify_audit(connection)


def _earlier_act(desk: Desk, connection: Connection, person: str) -> dict[str, Any] | None:
    """Return the act of an earlier erasure of this id, or None. Raises Denied."""
    p, e = t.person.c, t.event.c
    if connection.execute(select(p.id).where(p.id == person, p.erased_at.is_not(None))).first() is None:
        return None
    desk.check(connection, "erase", person)
    acts = connection.execute(select(e.payload).where(e.kind == ACT, e.payload.is_not(None))).scalars()
    return next((act for act in map(json.loads, acts) if act["person"] == person), None)


def _without(text: str, words: Collection[str]) -> str:
    for word in sorted(words, key=len, reverse=True):
        text = text.replace(word, "…")
    return text
