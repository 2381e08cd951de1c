"""Verification of the audit: the chain against itself, its keys, an earlier head kept elsewhere, and the tables."""

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


@no_collection()
def verify_audit(connection: Connection, published: tuple[int, str] | None = None) -> Verification:
    """Read all events in order and name every place where the audit does not hold.

    published: (seq, hash) of an earlier head kept elsewhere; it finds a chain that was rewritten as a whole or cut
    short.
    """
    found = Verification()
    reading = _Reading(connection, published, found)
    try:
        _read(connection, reading)
        reading.end()
        found.broken += _tables(connection, reading, found.head[0])
    except (DBAPIError, UnicodeError) as error:
        # Bytes that are no text, or a page that is no page: what lies beyond them cannot be read either.
        found.broken.append(
            Broken(found.head[0] + 1, _("it cannot be read ({detail})", detail=error.__cause__ or error))
        )
    return found


def _read(connection: Connection, reading: _Reading) -> None:
    query = select(*_COLUMNS).order_by(t.event.c.seq)
    try:
        for rows in connection.execute(query).partitions(PART):
            reading.take(rows)
    except DBAPIError:
        # The part cannot be read as a whole: go up to the event that cannot.
        for row in connection.execute(query.where(t.event.c.seq > reading.found.head[0])):
            reading.take([row])


_E = t.event.c
_COLUMNS = (_E.seq, _E.at, _E.actor, _E.subject, _E.kind, _E.payload, _E.digest, _E.previous, _E.hash)
_TEXTS = (str, str, str, str, str, str, str, str)
_TEXTS_NO_PAYLOAD = (str, str, str, str, type(None), str, str, str)
_REPLAYED = ("evidence.", REDACTED)
PART = 5000
"""Events read and replayed at a time."""


class _Reading:
    """What is known after some events. told: evidence id -> what its events say of it; gone: events without payload."""

    def __init__(self, connection: Connection, published: tuple[int, str] | None, found: Verification) -> None:
        self.connection, self.published, self.found = connection, published, found
        self.keys = {row.subject: bytes(row.key) for row in connection.execute(select(t.subject_key))}
        self.erased: dict[str, int] = {}
        self.redacted: set[int] = set()
        self.gone: list[tuple[int, str]] = []
        self.told: dict[str, dict[str, Any]] = {}
        self.met = published is None or published[0] == 0

    def take(self, rows: Sequence[Any]) -> None:
        """The next events in order."""
        sound: list[tuple[int, str, str]] = []
        payloads: list[str] = []
        head, keys = self.found.head, self.keys
        for row in rows:
            seq, _at, _actor, subject, kind, payload, digest, _previous, hash_ = row
            if tuple(map(type, row[1:])) not in (_TEXTS, _TEXTS_NO_PAYLOAD) or type(seq) is not int:
                self._broken(head[0] + 1, _("it holds something that is no text"))
                head = (head[0] + 1, str(hash_))
                continue
            closes = self._follows(row, head)
            if payload is None:
                self.gone.append((seq, subject))
            elif subject not in keys:
                self._broken(seq, _("the key of its subject is gone"))
            elif digest != digest_of(keys[subject], payload):
                self._broken(seq, _("its payload was changed"))
            elif closes and kind.startswith(_REPLAYED):
                sound.append((seq, kind, subject))
                payloads.append(payload)
            if kind == ERASED:
                self.erased[subject] = seq
            head = (seq, hash_)
            self.met = self.met or head == self.published
        self.found.events, self.found.head = self.found.events + len(rows), head
        # One text for all of them: their digests are right, so each is the JSON that was written.
        for (seq, kind, subject), payload in zip(sound, json.loads(f"[{','.join(payloads)}]"), strict=True):
            try:
                self._replay(kind, subject, payload)
            except (KeyError, TypeError):
                self._broken(seq, _("its payload does not fit its kind"))

    def _follows(self, row: Any, head: tuple[int, str]) -> bool:
        """Whether its hash is that of what it says; problems with it and with the event before it are noted."""
        seq, at, actor, subject, kind, _payload, digest, previous, hash_ = row
        if seq != head[0] + 1:
            self._broken(seq, _("the events before it are missing or doubled"))
        if previous != head[1]:
            self._broken(seq, _("it does not follow the event before it"))
        closes: bool = hash_ == chain_hash(previous, seq, at, actor, subject, kind, digest)
        if not closes:
            self._broken(seq, _("its hash does not match what it says"))
        return closes

    def _replay(self, kind: str, subject: str, payload: dict[str, Any]) -> None:
        if kind == REDACTED:
            self.redacted.update(payload["seq"])
        elif kind == "evidence.created":
            self.told[payload["id"]] = payload | {"person": subject}
        elif payload["evidence"] in self.told:
            self.told[payload["evidence"]]["state"] = payload["state"]

    def end(self) -> None:
        """What can be said only when all events are read."""
        for seq, subject in self.gone:
            if seq > self.erased.get(subject, 0) and seq not in self.redacted:
                self._broken(seq, _("its payload is gone, and nobody was erased"))
        head = self.connection.execute(select(t.head.c.seq, t.head.c.hash)).one_or_none()
        last = self.found.head
        if (head is None and self.found.events) or (head is not None and (head.seq, head.hash) != last):
            self._broken(last[0], _("the chain does not end where the stored head says"))
        if not self.met and self.published is not None:
            self._broken(self.published[0], _("the published head is not in the chain"))

    def _broken(self, seq: int, reason: str) -> None:
        self.found.broken.append(Broken(seq, reason))


def _tables(connection: Connection, reading: _Reading, last: int) -> Iterator[Broken]:
    """Evidence whose row does not say what its events say: somebody wrote past the audit."""
    seen = set()
    e = t.evidence.c
    query = select(e.id, e.person, e.kind, e.occurred_on, e.state, e.replaces, cast(e.data, Text))
    for id_, person, kind, occurred_on, state, replaces, data in connection.execute(query):
        seen.add(id_)
        told = reading.told.get(id_)
        if told is None:
            if not reading.gone:
                yield Broken(last, _("evidence {id} is in the tables, but no event tells of it", id=id_))
            continue
        says = (told["person"], told["kind"], told["occurred_on"], told["state"], told["replaces"])
        if says != (person, kind, occurred_on.isoformat(), state, replaces) or told["data"] != _parsed(data):
            yield Broken(last, _("evidence {id} does not say what its events say", id=id_))
    for id_ in reading.told.keys() - seen:
        yield Broken(last, _("evidence {id} is told of by an event, but it is not in the tables", id=id_))


def _parsed(text: str) -> Any:
    try:
        return json.loads(text)
    except ValueError:
        return None
