"""The audit: an append-only chain of events over keyed digests, so that erasing a person leaves it verifiable.

digest = HMAC-SHA256(key of the subject, payload); hash = SHA-256(previous, seq, at, actor, subject, kind, digest).
Erasure removes payloads and the key; digests and hashes stay, and the chain still closes.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, insert, select, update

from tracker.store.tables import t

__all__ = ["ERASED", "GENESIS", "ORGANISATION", "REDACTED", "NewEvent", "append", "chain_hash", "digest_of"]

GENESIS = "0" * 64
ERASED = "person.erased"
REDACTED = "payload.redacted"
"""payload: {"seq": [...]}: events of this subject whose payload named somebody who was erased."""
ORGANISATION = "organisation"
"""The subject of events that belong to nobody's record: closed periods, acts of destruction."""


@dataclass(frozen=True)
class NewEvent:
    """Something that happened. subject: whose record it belongs to; payload: plain data; at: when not the transaction's
    moment.
    """

    actor: str
    subject: str
    kind: str
    payload: dict[str, Any]
    at: datetime | None = None


def digest_of(key: bytes, payload: str) -> str:
    """HMAC-SHA256 in hex (RFC 2104)."""
    return hmac.digest(key, payload.encode(), "sha256").hex()


def chain_hash(previous: str, seq: int, at: str, actor: str, subject: str, kind: str, digest: str) -> str:
    """SHA-256 in hex over all that an event says, lengths included so that no two events read alike."""
    number = str(seq)
    said = (
        f"{len(previous)}:{previous}{len(number)}:{number}{len(at)}:{at}{len(actor)}:{actor}"
        f"{len(subject)}:{subject}{len(kind)}:{kind}{len(digest)}:{digest}"
    )
    return hashlib.sha256(said.encode()).hexdigest()


def append(connection: Connection, at: datetime, events: Iterable[NewEvent]) -> None:
    """Add events at the end of the chain; inside a writing transaction."""
    row = connection.execute(select(t.head.c.seq, t.head.c.hash)).one_or_none()
    seq, previous = (row.seq, row.hash) if row else (0, GENESIS)
    keys: dict[str, bytes] = {}
    rows = []
    for event in events:
        if event.subject not in keys:
            keys[event.subject] = _key(connection, event.subject)
        seq += 1
        payload = json.dumps(event.payload, ensure_ascii=False, sort_keys=True, default=str)
        digest = digest_of(keys[event.subject], payload)
        moment = (event.at or at).isoformat(timespec="microseconds")
        current = chain_hash(previous, seq, moment, event.actor, event.subject, event.kind, digest)
        rows.append(
            {
                "seq": seq,
                "at": moment,
                "actor": event.actor,
                "subject": event.subject,
                "kind": event.kind,
                "payload": payload,
                "digest": digest,
                "previous": previous,
                "hash": current,
            }
        )
        previous = current
    if not rows:
        return
    connection.execute(insert(t.event), rows)
    if row:
        connection.execute(update(t.head).values(seq=seq, hash=previous))
    else:
        connection.execute(insert(t.head), {"id": 1, "seq": seq, "hash": previous})


def _key(connection: Connection, subject: str) -> bytes:
    found = connection.execute(
        select(t.subject_key.c.key).where(t.subject_key.c.subject == subject)
    ).scalar_one_or_none()
    if found is not None:
        return bytes(found)
    key = secrets.token_bytes(32)
    connection.execute(insert(t.subject_key), {"subject": subject, "key": key})
    return key
