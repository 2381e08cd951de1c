"""Verification of the audit: the chain against itself, its keys, an earlier head kept elsewhere, and the tables."""

from __future__ import annotations

import hmac
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, Row, select

from tracker.i18n import _
from tracker.store.events import ERASED, GENESIS, REDACTED, chain_hash, digest_of
from tracker.store.tables import t

__all__ = ["Broken", "Verification", "verify_audit"]


@dataclass(frozen=True)
class Broken:
    """A place where the audit does not hold. seq: number of the event, or the last one read."""

    seq: int
    reason: str


@dataclass
class Verification:
    """events: how many were read; head: (seq, hash) of the last, to be kept elsewhere; broken: empty when all holds."""

    events: int = 0
    head: tuple[int, str] = (0, GENESIS)
    broken: list[Broken] = field(default_factory=list)

    @property
    def ok(self) -> bool:
        return not self.broken


def verify_audit(connection: Connection, published: tuple[int, str] | None = None) -> Verification:
    """Read all events in order and name every place where the audit does not hold.

    published: (seq, hash) of an earlier head kept elsewhere; it finds a chain that was rewritten as a whole or cut
    short.
    """
    found = Verification()
    keys = {row.subject: bytes(row.key) for row in connection.execute(select(t.subject_key))}
    erased: dict[str, int] = {}
    redacted: set[int] = set()
    gone: list[tuple[int, str]] = []
    states: dict[str, dict[str, Any]] = {}
    met = published is None or published[0] == 0
    for row in connection.execute(select(t.event).order_by(t.event.c.seq)):
        for reason in _of_chain(row, found):
            found.broken.append(Broken(row.seq, reason))
        if row.payload is None:
            gone.append((row.seq, row.subject))
        elif row.subject not in keys:
            found.broken.append(Broken(row.seq, _("the key of its subject is gone")))
        elif not hmac.compare_digest(row.digest, digest_of(keys[row.subject], row.payload)):
            found.broken.append(Broken(row.seq, _("its payload was changed")))
        elif row.kind.startswith("evidence.") or row.kind == REDACTED:
            _replay(row.kind, row.payload, states, redacted)
        if row.kind == ERASED:
            erased[row.subject] = row.seq
        met = met or (row.seq, row.hash) == published
        found.events, found.head = found.events + 1, (row.seq, row.hash)
    for seq, subject in gone:
        if seq > erased.get(subject, 0) and seq not in redacted:
            found.broken.append(Broken(seq, _("its payload is gone, and nobody was erased")))
    head = connection.execute(select(t.head.c.seq, t.head.c.hash)).one_or_none()
    if (head is None and found.events) or (head is not None and (head.seq, head.hash) != found.head):
        found.broken.append(Broken(found.head[0], _("the chain does not end where the stored head says")))
    if not met and published is not None:
        found.broken.append(Broken(published[0], _("the published head is not in the chain")))
    found.broken += _tables(connection, states, {seq for seq, _subject in gone}, found.head[0])
    return found


def _of_chain(row: Row[Any], found: Verification) -> Iterator[str]:
    """Problems of one event with the one before it."""
    seq, previous = found.head
    if row.seq != seq + 1:
        yield _("the events before it are missing or doubled")
    if row.previous != previous:
        yield _("it does not follow the event before it")
    if row.hash != chain_hash(row.previous, row.seq, row.at, row.actor, row.subject, row.kind, row.digest):
        yield _("its hash does not match what it says")


def _replay(kind: str, text: str, states: dict[str, dict[str, Any]], redacted: set[int]) -> None:
    payload = json.loads(text)
    if kind == REDACTED:
        redacted.update(payload["seq"])
    elif kind == "evidence.created":
        states[payload["id"]] = payload
    elif payload["evidence"] in states:
        states[payload["evidence"]]["state"] = payload["state"]


def _tables(connection: Connection, states: dict[str, dict[str, Any]], gone: set[int], last: int) -> Iterator[Broken]:
    """Evidence whose row does not say what its events say: somebody wrote past the audit."""
    seen = set()
    columns = (t.evidence.c.id, t.evidence.c.occurred_on, t.evidence.c.state, t.evidence.c.data)
    for row in connection.execute(select(*columns)):
        seen.add(row.id)
        told = states.get(row.id)
        if told is None:
            if not gone:
                yield Broken(last, _("evidence {id} is in the tables, but no event tells of it", id=row.id))
        elif (told["state"], told["occurred_on"], told["data"]) != (row.state, row.occurred_on.isoformat(), row.data):
            yield Broken(last, _("evidence {id} does not say what its events say", id=row.id))
    for id_ in states.keys() - seen:
        yield Broken(last, _("evidence {id} is told of by an event, but it is not in the tables", id=id_))
