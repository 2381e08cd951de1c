"""Enter evidence, and take it through the workflow."""

from __future__ import annotations

from datetime import date
from typing import Any

from pydantic import ValidationError

from tracker.actions.evidence_rows import create, move
from tracker.actions.restating import restate
from tracker.desk import Desk, Writing
from tracker.domain.backdating import grace_ends, lateness, periods_of
from tracker.domain.evidence import (
    ACTIONS,
    Action,
    Certificate,
    Evidence,
    EvidenceKind,
    Improvement,
    parse_data,
)
from tracker.domain.workflow import next_state
from tracker.errors import ClosedPeriod, InvalidInput
from tracker.store.repository import closed_periods, evidence_by_id
from tracker.validation import invalid, require_reason
from wording.tracker import _

__all__ = [
    "add",
    "adopt_improvement",
    "amend",
    "confirm",
    "endorse",
    "observe",
    "reject",
    "return_",
    "revoke_certificate",
    "submit",
    "withdraw",
]


def add(desk: Desk, person: str, data: Any, occurred_on: date, *, submit: bool = False, reason: str = "") -> Evidence:
    """Enter a piece of evidence, as a draft or already submitted.

    After the grace date of its period, or in a closed period, only the head may enter it, with a reason. Observations
    are entered with `observe`, module results with `record_results`.

    Args:
        desk: the open tracker.
        person: the owner.
        data: a model of `domain.evidence`, or a dict with its `kind`.
        occurred_on: local day on which it happened.
        submit: whether to submit it at once.
        reason: why it is late.

    Raises NotFound, Denied, InvalidInput, ClosedPeriod.
    """
    parsed = _parsed(data)
    if parsed.kind in ("observation", "module_result"):
        raise InvalidInput("kind", _("this kind is entered in another way"), _("Use the command for it."))
    with desk.writing() as writing:
        owner = desk.find(writing.connection, person)
        desk.check(writing.connection, "add_evidence", owner.id)
        _check_day(desk, writing, owner.id, parsed.kind, occurred_on, reason)
        one = create(writing, owner.id, parsed, occurred_on, "draft", reason=reason)
        return move(writing, one, "submit", "submitted", reason) if submit else one


def submit(desk: Desk, evidence: str, reason: str = "") -> Evidence:
    """Submit a draft or returned piece, as its owner or as the person who entered it."""
    return _step(desk, evidence, "submit", reason)


def endorse(desk: Desk, evidence: str, reason: str = "") -> Evidence:
    """Endorse a submitted piece, as the owner's mentor or as the head."""
    return _step(desk, evidence, "endorse", reason)


def return_(desk: Desk, evidence: str, reason: str) -> Evidence:
    """Return a submitted or endorsed piece to its owner for corrections, with a reason."""
    return _step(desk, evidence, "return", reason)


def confirm(desk: Desk, evidence: str, reason: str = "") -> Evidence:
    """Confirm an endorsed piece, as the head. In a closed period this needs a reason and makes a restatement."""
    return _step(desk, evidence, "confirm", reason)


def reject(desk: Desk, evidence: str, reason: str) -> Evidence:
    """Reject a piece finally, with a reason."""
    return _step(desk, evidence, "reject", reason)


def withdraw(desk: Desk, evidence: str, reason: str = "") -> Evidence:
    """Withdraw a piece; a confirmed one needs a reason."""
    return _step(desk, evidence, "withdraw", reason)


def amend(desk: Desk, evidence: str, data: Any, occurred_on: date | None = None, *, reason: str) -> Evidence:
    """Submit a correction of a piece, of the same kind.

    The old piece is withdrawn at once; a confirmed one is superseded when the correction is confirmed.

    Args:
        desk: the open tracker.
        evidence: id of the old piece.
        data: the corrected data, as in `add`.
        occurred_on: the corrected day; None: the day of the old piece.
        reason: why it is corrected.

    Raises NotFound, Denied, NotAllowedNow, InvalidInput, ClosedPeriod.
    """
    parsed = _parsed(data)
    require_reason(reason)
    with desk.writing() as writing:
        old = evidence_by_id(writing.connection, evidence)
        desk.check(writing.connection, "amend", old.person)
        if parsed.kind != old.data.kind or parsed.kind in ("observation", "module_result"):
            raise InvalidInput("kind", _("a correction keeps the kind"), _("Withdraw this one and add another."))
        day = occurred_on or old.occurred_on
        if day != old.occurred_on:
            _check_day(desk, writing, old.person, parsed.kind, day, reason)
        if old.state != "confirmed":
            next_state(old, "withdraw", desk.actor, reason)
            move(writing, old, "withdraw", "withdrawn", reason)
        new = create(writing, old.person, parsed, day, "draft", reason=reason, replaces=old.id)
        return move(writing, new, "submit", "submitted", reason)


def observe(desk: Desk, person: str, criterion: str, rating: int, seen: str, occurred_on: date) -> Evidence:
    """Enter a mentor's rating of a success criterion. It is endorsed by the mentor and waits for the head.

    Args:
        desk: the open tracker.
        person: the person who was observed.
        criterion: id of the criterion.
        rating: step of the policy's scale, from 0.
        seen: what was observed, in a sentence or two.
        occurred_on: local day of the observation.

    Raises NotFound, Denied, InvalidInput.
    """
    if desk.framework.get(criterion) is None:
        raise InvalidInput(
            "criterion", _("there is no competency “{id}”", id=criterion), _("Take an id from the framework.")
        )
    if not 0 <= rating < len(desk.policy.scale):
        top = len(desk.policy.scale) - 1
        raise InvalidInput("rating", _("the number is out of range"), _("Give a step from 0 to {top}.", top=top))
    parsed = _parsed({"kind": "observation", "criterion": criterion, "rating": rating, "seen": seen.strip()})
    with desk.writing() as writing:
        owner = desk.find(writing.connection, person)
        desk.check(writing.connection, "observe", owner.id)
        _check_day(desk, writing, owner.id, "observation", occurred_on, "")
        return create(writing, owner.id, parsed, occurred_on, "endorsed")


def revoke_certificate(desk: Desk, evidence: str, revoked_on: date, reason: str) -> Evidence:
    """Record that a certificate was revoked by its issuer: a confirmed piece with that day supersedes the old one.

    Raises NotFound, Denied, NotAllowedNow unless it is confirmed, InvalidInput.
    """
    require_reason(reason)
    if revoked_on > desk.today():
        raise InvalidInput("revoked_on", _("the day has not come yet"), _("Give a day up to today."))
    return _replace(desk, evidence, "revoke_certificate", Certificate, {"revoked_on": revoked_on}, reason)


def adopt_improvement(desk: Desk, evidence: str, adopted_by: str, adopted_on: date) -> Evidence:
    """Record who adopted a confirmed improvement, and when. It counts from that day.

    Raises NotFound, Denied, NotAllowedNow unless it is confirmed, InvalidInput.
    """
    if adopted_on > desk.today():
        raise InvalidInput("adopted_on", _("the day has not come yet"), _("Give a day up to today."))
    changes = {"adopted_by": adopted_by, "adopted_on": adopted_on}
    return _replace(desk, evidence, "adopt_improvement", Improvement, changes, _("adopted"))


def _step(desk: Desk, evidence: str, action: Action, reason: str) -> Evidence:
    with desk.writing() as writing:
        one = evidence_by_id(writing.connection, evidence)
        desk.check(writing.connection, action, one.person)
        state = next_state(one, action, desk.actor, reason)
        changes_counts = "confirmed" in (state, one.state)
        if changes_counts and not reason.strip() and _is_closed(desk, writing, one):
            raise ClosedPeriod(_("{id} belongs to a closed period: say why it changes, and it is restated.", id=one.id))
        moved = move(writing, one, action, state, reason)
        if action == "confirm" and one.replaces:
            old = evidence_by_id(writing.connection, one.replaces)
            if old.state in ACTIONS["supersede"][0]:
                move(writing, old, "supersede", "superseded", reason)
        if changes_counts:
            restate(desk, writing, one.person, reason)
        return moved


def _replace(desk: Desk, evidence: str, action: str, model: type, changes: dict[str, Any], reason: str) -> Evidence:
    """Supersede a confirmed piece, whose data must be of `model`, by a confirmed one with some fields changed."""
    with desk.writing() as writing:
        old = evidence_by_id(writing.connection, evidence)
        desk.check(writing.connection, action, old.person)
        if not isinstance(old.data, model):
            raise InvalidInput("evidence", _("this is evidence of another kind"), _("Check the id."))
        next_state(old, "supersede", desk.actor, reason)
        data = _parsed(old.data.model_dump() | changes)
        new = create(writing, old.person, data, old.occurred_on, "confirmed", reason=reason, replaces=old.id)
        move(writing, old, "supersede", "superseded", reason)
        return new


def _check_day(desk: Desk, writing: Writing, person: str, kind: EvidenceKind, day: date, reason: str) -> None:
    """Raise InvalidInput or ClosedPeriod unless the actor may enter evidence of this day now."""
    late = lateness(kind, day, desk.today(), desk.policy, closed_periods(writing.connection))
    if late == "future":
        raise InvalidInput("occurred_on", _("the day has not come yet"), _("Give a day up to today."))
    if late == "in_time":
        return
    names = ", ".join(p.name for p in periods_of(kind, day, desk.policy))
    until = min(grace_ends(p, desk.policy) for p in periods_of(kind, day, desk.policy))
    if not desk.may(writing.connection, "enter_late", person):
        if late == "closed":
            raise ClosedPeriod(_("{period} is closed. Ask the head to enter it, with the reason.", period=names))
        raise InvalidInput(
            "occurred_on",
            _("entries for {period} were open until {day}", period=names, day=until.isoformat()),
            _("Ask the head to enter it, with the reason."),
        )
    require_reason(reason)


def _is_closed(desk: Desk, writing: Writing, one: Evidence) -> bool:
    closed = closed_periods(writing.connection)
    return any(p in closed for p in periods_of(one.data.kind, one.occurred_on, desk.policy))


def _parsed(data: Any) -> Any:
    """Validate the data of a piece of evidence. Raises InvalidInput."""
    try:
        return parse_data(data if isinstance(data, dict) else data.model_dump())
    except ValidationError as error:
        raise invalid(error) from None
