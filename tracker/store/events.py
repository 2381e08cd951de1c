"""The audit: an append-only chain of events whose hashes cover keyed digests instead of payloads.

    digest = HMAC-SHA256(key of the subject, payload)
    hash = SHA-256(previous, seq, at, actor, subject, kind, digest)

Erasing a person removes payloads and key. Digests and hashes stay, so the chain can still be verified.
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

#: `previous` of the first event.
GENESIS = "0" * 64
ERASED = "person.erased"
#: Payload {"seq": [...]}: numbers of this subject's events that were emptied because they named an erased person.
REDACTED = "payload.redacted"
#: Subject of events that belong to no person's record: closed periods, acts of destruction.
ORGANISATION = "organisation"


@dataclass(frozen=True)
class NewEvent:
    """An event to be appended."""

    #: Id of the person who acted.
    actor: str
    #: Id of the person whose record it belongs to, or `ORGANISATION`.
    subject: str
    kind: str
    #: Plain data for JSON.
    payload: dict[str, Any]
    #: UTC moment, if it is not that of the transaction.
    at: datetime | None = None


def digest_of(key: bytes, payload: str) -> str:
    """Return the HMAC-SHA256 (RFC 2104) of a payload, in hex."""
    return hmac.digest(key, payload.encode(), "sha256").hex()


def chain_hash(previous: str, seq: int, at: str, actor: str, subject: str, kind: str, digest: str) -> str:
    """Return the SHA-256 of an event's fields, in hex. Lengths are hashed too, so that no two events look alike."""
    number = str(seq)
    fields = (
        f"{len(previous)}:{previous}{len(number)}:{number}{len(at)}:{at}{len(actor)}:{actor}"
        f"{len(subject)}:{subject}{len(kind)}:{kind}{len(digest)}:{digest}"
    )
    return hashlib.sha256(fields.encode()).hexdigest()


def append(connection: Connection, at: datetime, events: Iterable[NewEvent]) -> None:
    """Append events to the chain, inside a write transaction.

    Args:
        connection: that of the transaction.
        at: moment of the events that have none of their own, UTC.
        events: in order.
    """
    row = connection.execute(select(t.head.c.seq, t.head.c.hash)).one_or_none()
    seq, previous = (row.seq, row.hash) if row else (0, GENESIS)
    keys: dict[str, bytes] = {}
    rows = []
    for event in events:
        if event.subject not in keys:
            keys[event.subject] = _key_of(connection, event.subject)
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


def _key_of(connection: Connection, subject: str) -> bytes:
    """Return the subject's secret key; create it for a new subject."""
    found = connection.execute(
        select(t.subject_key.c.key).where(t.subject_key.c.subject == subject)
    ).scalar_one_or_none()
    if found is not None:
        return bytes(found)
    key = secrets.token_bytes(32)
    connection.execute(insert(t.subject_key), {"subject": subject, "key": key})
    return key
