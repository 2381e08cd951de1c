"""Upkeep: erasure, verification of the audit, backup and restore."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, select

from tracker.desk import Desk
from tracker.errors import InvalidInput
from tracker.store.backup import backup_to, restore_from
from tracker.store.database import Database
from tracker.store.erase import erase_rows, redact_others, scrub
from tracker.store.events import ERASED, ORGANISATION, REDACTED, NewEvent, append
from tracker.store.tables import t
from tracker.store.verify import Verification, verify_audit
from wording.tracker import _

__all__ = ["backup", "erase", "restore", "verify"]

ACT = "act.destruction"


def erase(desk: Desk, person: str, reason: str) -> dict[str, Any]:
    """Erase a person's data for good and write an act of destruction. Returns the act, to be printed and kept three
    years.

    The act names the pseudonym, never the name. Backups made before still hold the data: let them run out, or erase
    again after a restore. Rewrites the database's files, so it takes as long as a copy of them. Given the id of
    somebody who is already erased, it rewrites the files once more and returns the act that was written then.
    """
    if not reason.strip():
        raise InvalidInput("reason", _("this step needs a reason"), _("Say in a sentence why."))
    with desk.writing() as writing:
        act = _done_before(desk, writing.connection, person)
    if act is not None:
        scrub(desk.database)
        return act
    with desk.writing() as writing:
        subject = desk.find(writing.connection, person)
        desk.check(writing.connection, "erase", subject.id)
        append(writing.connection, writing.at, [NewEvent(desk.actor, subject.id, ERASED, {})])
        redacted = redact_others(writing.connection, subject)
        counts = erase_rows(writing.connection, subject, writing.at)
        for other, seqs in sorted(redacted.items()):
            writing.record_event(other, REDACTED, {"seq": seqs})
        act = {
            "person": subject.id,
            "erased_at": writing.at.isoformat(),
            "erased_by": desk.actor,
            "reason": _without(reason, subject.name, subject.email, subject.login),
            "rows": counts,
            "redacted_events": sum(map(len, redacted.values())),
        }
        writing.record_event(ORGANISATION, ACT, act)
    scrub(desk.database)
    return act


def verify(desk: Desk, published: tuple[int, str] | None = None) -> Verification:
    """Check the whole audit. published: (seq, hash) of a head that was kept elsewhere. The result's head is to be kept
    next.
    """
    with desk.reading() as connection:
        desk.check(connection, "verify_audit")
        return verify_audit(connection, published)


def backup(desk: Desk, path: str | Path) -> Path:
    """Back up while others work. A path ending in .gz gives a logical copy that either database can restore."""
    with desk.reading() as connection:
        desk.check(connection, "backup")
    backup_to(desk.database, Path(path))
    return Path(path)


def restore(url: str | Path, path: str | Path) -> Verification:
    """Fill an empty database from a backup and verify its audit. It is the act of whoever owns the files, so it asks no
    desk.
    """
    database = Database(url)
    restore_from(database, Path(path))
    with database.reading() as connection:
        return verify_audit(connection)


def _done_before(desk: Desk, connection: Connection, person: str) -> dict[str, Any] | None:
    """The act of an earlier erasure; None for somebody who is still there or was never."""
    p, e = t.person.c, t.event.c
    if connection.execute(select(p.id).where(p.id == person, p.erased_at.is_not(None))).first() is None:
        return None
    desk.check(connection, "erase", person)
    acts = connection.execute(select(e.payload).where(e.kind == ACT, e.payload.is_not(None))).scalars()
    return next((act for act in map(json.loads, acts) if act["person"] == person), None)


def _without(text: str, *words: str | None) -> str:
    for word in words:
        text = text.replace(word, "…") if word else text
    return text
