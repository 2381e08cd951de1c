"""List evidence: all of it, or what waits for a step of the actor."""

from __future__ import annotations

from datetime import date

from tracker.desk import Desk
from tracker.domain.evidence import Evidence, EvidenceKind, State
from tracker.domain.workflow import possible
from tracker.store.repository import people, records

__all__ = ["list_evidence", "queue"]


def list_evidence(
    desk: Desk, person: str | None = None, kind: EvidenceKind | None = None, state: State | None = None
) -> tuple[Evidence, ...]:
    """List evidence of one person, or of everybody whose record the actor may read, the newest last."""
    with desk.reading() as connection:
        if person is not None:
            subject = desk.find(connection, person).id
            desk.check(connection, "read_record", subject)
            ids = {subject}
        else:
            subject = None
            ids = set(desk.allowed_among(connection, ("read_record",), (p.id for p in people(connection))))
        found = records(connection, date.max, only=sorted(ids), history="all")
    if ids != {desk.actor}:
        desk.log("read_record", subject)
    listed = [e for r in found for e in r.evidence if kind in (None, e.data.kind) and state in (None, e.state)]
    return tuple(sorted(listed, key=lambda e: (e.occurred_on, e.id)))


def queue(desk: Desk) -> tuple[Evidence, ...]:
    """List evidence that the actor may endorse or confirm now, the longest waiting first."""
    with desk.reading() as connection:
        owners = {
            action: desk.allowed_among(connection, (action,), (p.id for p in people(connection)))
            for action in ("endorse", "confirm")
        }
        ids = sorted(owners["endorse"] | owners["confirm"])
        states: tuple[State, ...] = ("submitted", "endorsed")
        found = records(connection, date.max, only=ids, history="open", states=states) if ids else ()
    waiting = [
        e
        for r in found
        for e in r.evidence
        if any(e.person in owners[a] and possible(e, a, desk.actor) for a in ("endorse", "confirm"))
    ]
    if waiting:
        desk.log("read_record", None)
    return tuple(sorted(waiting, key=lambda e: (e.transitions[-1].at, e.id)))
