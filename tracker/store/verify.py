"""Verify the audit: the chain against itself, its keys, an earlier head stored elsewhere, and the tables."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, Text, cast, select
from sqlalchemy.exc import DBAPIError

from tracker.gc_pause import no_collection
from tracker.store.events import ERASED, GENESIS, REDACTED, chain_hash, digest_of
from tracker.store.tables import t
from wording.tracker import _

__all__ = ["Broken", "Verification", "verify_audit"]


@dataclass(frozen=True)
class Broken:
    """A defect of the audit."""

    #: Number of the event; the last event's if the defect is in a table.
    seq: int
    #: A sentence in the reader's language.
    reason: str


@dataclass
class Verification:
    """The result of a verification."""

    #: Number of events read.
    events: int = 0
    #: (seq, hash) of the last event; store it elsewhere and pass it to the next verification.
    head: tuple[int, str] = (0, GENESIS)
    #: The defects found.
    broken: list[Broken] = field(default_factory=list)

    @property
    def ok(self) -> bool:
        """True if no defect was found."""
        return not self.broken


@no_collection()
def verify_audit(connection: Connection, published: tuple[int, str] | None = None) -> Verification:
    """Read all events in order and report every defect of the audit.

    Args:
        connection: an open connection.
        published: (seq, hash) of an earlier head that was stored elsewhere. Without it, a chain that was rewritten as
            a whole or cut short, together with the stored head, would pass.
    """
    found = Verification()
    chain = _Chain(connection, published, found)
    try:
        _read_events(connection, chain)
        chain.finish()
        found.broken += _compare_tables(connection, chain, found.head[0])
    except (DBAPIError, UnicodeError) as error:
        # A damaged page or bytes that are not text. Nothing behind them can be read either.
        found.broken.append(
            Broken(found.head[0] + 1, _("it cannot be read ({detail})", detail=error.__cause__ or error))
        )
    return found


def _read_events(connection: Connection, chain: _Chain) -> None:
    query = select(*_COLUMNS).order_by(t.event.c.seq)
    try:
        for rows in connection.execute(query).partitions(BATCH):
            chain.check(rows)
    except DBAPIError:
        # One event of the batch cannot be read. Read them one by one, to report the number of that event.
        for row in connection.execute(query.where(t.event.c.seq > chain.found.head[0])):
            chain.check([row])


_E = t.event.c
_COLUMNS = (_E.seq, _E.at, _E.actor, _E.subject, _E.kind, _E.payload, _E.digest, _E.previous, _E.hash)
#: Types of the columns behind `seq`, with a payload and with an empty one.
_TYPES = (str, str, str, str, str, str, str, str)
_TYPES_NO_PAYLOAD = (str, str, str, str, type(None), str, str, str)
#: Kinds of events whose payloads are replayed.
_REPLAYED = ("evidence.", REDACTED)
#: Events read and replayed at a time.
BATCH = 5000


class _Chain:
    """State of the verification after some events."""

    def __init__(self, connection: Connection, published: tuple[int, str] | None, found: Verification) -> None:
        self.connection, self.published, self.found = connection, published, found
        self.keys = {row.subject: bytes(row.key) for row in connection.execute(select(t.subject_key))}
        #: Subject -> number of the event of their erasure.
        self.erased: dict[str, int] = {}
        #: Numbers of the events that a redaction emptied.
        self.redacted: set[int] = set()
        #: Number and subject of each event without a payload.
        self.emptied: list[tuple[int, str]] = []
        #: Evidence id -> its row, as its events describe it.
        self.evidence: dict[str, dict[str, Any]] = {}
        self.published_found = published is None or published[0] == 0

    def check(self, rows: Sequence[Any]) -> None:
        """Check and replay the next events, in order."""
        valid: list[tuple[int, str, str]] = []
        payloads: list[str] = []
        head, keys = self.found.head, self.keys
        for row in rows:
            seq, _at, _actor, subject, kind, payload, digest, _previous, hash_ = row
            if tuple(map(type, row[1:])) not in (_TYPES, _TYPES_NO_PAYLOAD) or type(seq) is not int:
                self._broken(head[0] + 1, _("it holds something that is no text"))
                head = (head[0] + 1, str(hash_))
                continue
            hash_matches = self._check_links(row, head)
            if payload is None:
                self.emptied.append((seq, subject))
            elif subject not in keys:
                self._broken(seq, _("the key of its subject is gone"))
            elif digest != digest_of(keys[subject], payload):
                self._broken(seq, _("its payload was changed"))
            elif hash_matches and kind.startswith(_REPLAYED):
                valid.append((seq, kind, subject))
                payloads.append(payload)
            if kind == ERASED:
                self.erased[subject] = seq
            head = (seq, hash_)
            self.published_found = self.published_found or head == self.published
        self.found.events, self.found.head = self.found.events + len(rows), head
        # Parse all payloads as one JSON array, which is faster. Their digests match, so each is valid JSON.
        for (seq, kind, subject), payload in zip(valid, json.loads(f"[{','.join(payloads)}]"), strict=True):
            try:
                self._replay(kind, subject, payload)
            except (KeyError, TypeError):
                self._broken(seq, _("its payload does not fit its kind"))

    def _check_links(self, row: Any, head: tuple[int, str]) -> bool:
        """Check that an event follows the one before it, and its hash. Return True if the hash matches its fields."""
        seq, at, actor, subject, kind, _payload, digest, previous, hash_ = row
        if seq != head[0] + 1:
            self._broken(seq, _("the events before it are missing or doubled"))
        if previous != head[1]:
            self._broken(seq, _("it does not follow the event before it"))
        hash_matches: bool = hash_ == chain_hash(previous, seq, at, actor, subject, kind, digest)
        if not hash_matches:
            self._broken(seq, _("its hash does not match what it says"))
        return hash_matches

    def _replay(self, kind: str, subject: str, payload: dict[str, Any]) -> None:
        if kind == REDACTED:
            self.redacted.update(payload["seq"])
        elif kind == "evidence.created":
            self.evidence[payload["id"]] = payload | {"person": subject}
        elif payload["evidence"] in self.evidence:
            self.evidence[payload["evidence"]]["state"] = payload["state"]

    def finish(self) -> None:
        """Check what depends on all events: emptied payloads, the stored head and the published head."""
        for seq, subject in self.emptied:
            if seq > self.erased.get(subject, 0) and seq not in self.redacted:
                self._broken(seq, _("its payload is gone, and nobody was erased"))
        head = self.connection.execute(select(t.head.c.seq, t.head.c.hash)).one_or_none()
        last = self.found.head
        if (head is None and self.found.events) or (head is not None and (head.seq, head.hash) != last):
            self._broken(last[0], _("the chain does not end where the stored head says"))
        if not self.published_found and self.published is not None:
            self._broken(self.published[0], _("the published head is not in the chain"))

    def _broken(self, seq: int, reason: str) -> None:
        self.found.broken.append(Broken(seq, reason))


def _compare_tables(connection: Connection, chain: _Chain, last: int) -> Iterator[Broken]:
    """Compare each row of evidence with its events. A difference means that somebody changed the table directly."""
    seen = set()
    e = t.evidence.c
    query = select(e.id, e.person, e.kind, e.occurred_on, e.state, e.replaces, e.part, cast(e.data, Text))
    for id_, person, kind, occurred_on, state, replaces, part, data in connection.execute(query):
        seen.add(id_)
        audited = chain.evidence.get(id_)
        if audited is None:
            if not chain.emptied:
                yield Broken(last, _("evidence {id} is in the tables, but no event tells of it", id=id_))
            continue
        fields = (
            *(audited[name] for name in ("person", "kind", "occurred_on", "state", "replaces")),
            audited["data"].get("part", "whole") if audited["kind"] == "module_result" else None,
        )
        stored = (person, kind, occurred_on.isoformat(), state, replaces, part)
        if fields != stored or audited["data"] != _parsed(data):
            yield Broken(last, _("evidence {id} does not say what its events say", id=id_))
    for id_ in chain.evidence.keys() - seen:
        yield Broken(last, _("evidence {id} is told of by an event, but it is not in the tables", id=id_))


def _parsed(text: str) -> Any:
    """Parse JSON; None if it is not valid, which equals no stored data."""
    try:
        return json.loads(text)
    except ValueError:
        return None
