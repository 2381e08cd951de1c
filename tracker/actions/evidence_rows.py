"""Write the rows of a piece of evidence together with their events."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import update

from tracker.desk import Writing, new_id
from tracker.domain.evidence import Action, Evidence, State, Transition
from tracker.store.tables import t

__all__ = ["create", "move"]


def create(
    writing: Writing,
    person: str,
    data: Any,
    occurred_on: date,
    state: State,
    *,
    reason: str = "",
    replaces: str | None = None,
    content: str | None = None,
) -> Evidence:
    """Insert a new piece in its first state.

    Args:
        writing: the transaction.
        person: id of the owner.
        data: validated data of its kind.
        occurred_on: local day on which it happened.
        state: the first state.
        reason: reason of the first step.
        replaces: id of the evidence that this piece corrects.
        content: hash of imported content, if it was imported.
    """
    step = Transition(at=writing.at, by=writing.actor, action="create", state=state, reason=reason)
    one = Evidence(
        id=new_id("e"),
        person=person,
        occurred_on=occurred_on,
        recorded_at=writing.at,
        data=data,
        transitions=(step,),
        replaces=replaces,
    )
    plain = data.model_dump(mode="json")
    writing.add(
        t.evidence,
        id=one.id,
        person=person,
        kind=data.kind,
        occurred_on=occurred_on,
        recorded_at=writing.at,
        state=state,
        data=plain,
        content=content,
        replaces=replaces,
    )
    writing.add(t.transition, evidence=one.id, **step.model_dump())
    payload = {"id": one.id, "kind": data.kind, "occurred_on": occurred_on.isoformat(), "data": plain, "state": state}
    writing.record_event(person, "evidence.created", payload | {"reason": reason, "replaces": replaces})
    return one


def move(writing: Writing, one: Evidence, action: Action, state: State, reason: str = "") -> Evidence:
    """Write a step that the caller has checked, and return the piece in its new state."""
    step = Transition(at=writing.at, by=writing.actor, action=action, state=state, reason=reason)
    writing.add(t.transition, evidence=one.id, **step.model_dump())
    writing.connection.execute(update(t.evidence).where(t.evidence.c.id == one.id).values(state=state))
    payload = {"evidence": one.id, "action": action, "state": state, "reason": reason}
    writing.record_event(one.person, "evidence.moved", payload)
    return one.model_copy(update={"transitions": (*one.transitions, step)})
