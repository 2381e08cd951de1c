"""Decisions of people: waivers, disputes, attestations."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select, update

from tracker.actions.restating import restate
from tracker.desk import Desk, Writing, new_id
from tracker.domain.readiness import readiness
from tracker.domain.record import Attestation, Decision, Dispute, Waiver
from tracker.errors import InvalidInput, NotAllowedNow, NotFound
from tracker.store.repository import record
from tracker.store.tables import t
from wording.tracker import _

__all__ = ["attest", "dispute", "requirements", "resolve", "revoke_attestation", "waive"]


def requirements(desk: Desk) -> tuple[str, ...]:
    """Return the ids of all requirements that an attestation may have."""
    policy = desk.policy
    rules = (*(rule.id for rule in policy.quota), *(rule.id for rule in policy.certificate))
    return (*rules, *desk.framework.criteria, "intern_help", "improvement", "new_tasks")


def waive(desk: Desk, person: str, requirement: str, start: date, end: date, reason: str) -> Waiver:
    """Waive a requirement for a person from `start` to `end`, both inclusive. Waived days reduce a quota pro rata.

    Raises NotFound, Denied, or InvalidInput for an unknown requirement, an end before the start or a missing reason.
    """
    _require("reason", reason)
    if requirement not in requirements(desk):
        known = ", ".join(requirements(desk))
        raise InvalidInput("requirement", _("this value is not known"), _("Choose one of {values}.", values=known))
    if end < start:
        raise InvalidInput(
            "end", _("the end is before the start"), _("Give {start} or later.", start=start.isoformat())
        )
    with desk.writing() as writing:
        subject = desk.find(writing.connection, person)
        desk.check(writing.connection, "waive", subject.id)
        one = Waiver(
            id=new_id("w"),
            person=subject.id,
            requirement=requirement,
            start=start,
            end=end,
            reason=reason,
            granted_by=desk.actor,
            recorded_at=writing.at,
        )
        writing.add(t.waiver, **one.model_dump())
        writing.record_event(subject.id, "waiver.granted", one.model_dump(mode="json"))
        restate(desk, writing, subject.id, reason)
        return one


def dispute(desk: Desk, about: str, text: str) -> Dispute:
    """Open a dispute about something in the actor's own record.

    Args:
        desk: the open tracker.
        about: id of the evidence, requirement, competency or attestation.
        text: what the actor disagrees with.

    Raises Denied, NotFound if the record holds no such thing, InvalidInput if the text is missing.
    """
    _require("text", text)
    with desk.writing() as writing:
        desk.check(writing.connection, "dispute", desk.actor)
        if not _is_in_own_record(desk, writing, about):
            raise NotFound(_("There is nothing called “{key}” in your record.", key=about))
        one = Dispute(id=new_id("d"), person=desk.actor, about=about, text=text, recorded_at=writing.at)
        writing.add(t.dispute, **one.model_dump())
        writing.record_event(desk.actor, "dispute.opened", one.model_dump(mode="json"))
        return one


def resolve(desk: Desk, dispute_id: str, resolution: str) -> Dispute:
    """Close a dispute with an answer. The person who opened it may not.

    Raises NotFound, Denied, NotAllowedNow if it is resolved already, InvalidInput if the answer is missing.
    """
    _require("resolution", resolution)
    with desk.writing() as writing:
        c = t.dispute.c
        row = writing.connection.execute(select(t.dispute).where(c.id == dispute_id)).one_or_none()
        if row is None:
            raise NotFound(_("There is no dispute “{key}”.", key=dispute_id))
        desk.check(writing.connection, "resolve", row.person)
        one = Dispute.model_validate(dict(row._mapping))
        if not one.open:
            raise NotAllowedNow(_("The dispute is already resolved."))
        changes = {"resolved_at": writing.at, "resolved_by": desk.actor, "resolution": resolution}
        writing.connection.execute(update(t.dispute).where(c.id == dispute_id).values(**changes))
        writing.record_event(row.person, "dispute.resolved", {"dispute": dispute_id, "resolution": resolution})
        return one.model_copy(update=changes)


def attest(desk: Desk, person: str, decision: Decision, reason: str = "") -> Attestation:
    """Sign the decision about a person. The computed readiness is recorded with it.

    A decision that contradicts the readiness needs a reason. An open dispute has to be resolved before a person can be
    attested. Raises NotFound, Denied, NotAllowedNow for an open dispute, InvalidInput for an unknown decision or a
    missing reason.
    """
    if decision not in ("attested", "not_attested"):
        known = "attested, not_attested"
        raise InvalidInput("decision", _("this value is not known"), _("Choose one of {values}.", values=known))
    with desk.writing() as writing:
        subject = desk.find(writing.connection, person)
        desk.check(writing.connection, "attest", subject.id)
        day = desk.today()
        found = readiness(record(writing.connection, subject.id, day), desk.policy, desk.framework.criteria, day)
        if decision == "attested" and found.open_disputes:
            raise NotAllowedNow(_("A dispute is open: {ids}. Resolve it first.", ids=", ".join(found.open_disputes)))
        if found.ready != (decision == "attested"):
            _require("reason", reason)
        one = Attestation(
            id=new_id("a"),
            person=subject.id,
            decided_on=day,
            decision=decision,
            signed_by=desk.actor,
            policy=desk.policy.version,
            framework=desk.framework.version,
            recorded_at=writing.at,
            reason=reason,
        )
        writing.add(t.attestation, **one.model_dump(), credential=None)
        payload = one.model_dump(mode="json") | {"ready": found.ready, "missing": [r.id for r in found.missing]}
        writing.record_event(subject.id, "attestation.signed", payload)
        return one


def revoke_attestation(desk: Desk, attestation: str, revoked_on: date, reason: str) -> Attestation:
    """Revoke a signed attestation from a day on, which lies between its own day and today.

    Raises NotFound, Denied, NotAllowedNow if it is revoked already, InvalidInput for another day or a missing reason.
    """
    _require("reason", reason)
    with desk.writing() as writing:
        c = t.attestation.c
        row = writing.connection.execute(select(t.attestation).where(c.id == attestation)).one_or_none()
        if row is None:
            raise NotFound(_("There is no attestation “{key}”.", key=attestation))
        desk.check(writing.connection, "revoke_attestation", row.person)
        if row.revoked_on is not None:
            raise NotAllowedNow(_("The attestation is already revoked."))
        if not row.decided_on <= revoked_on <= desk.today():
            day = row.decided_on.isoformat()
            raise InvalidInput("revoked_on", _("the day does not fit"), _("Give a day from {day} to today.", day=day))
        changes = {"revoked_on": revoked_on, "revoked_at": writing.at}
        writing.connection.execute(update(t.attestation).where(c.id == attestation).values(**changes))
        payload = {"attestation": attestation, "revoked_on": revoked_on.isoformat(), "reason": reason}
        writing.record_event(row.person, "attestation.revoked", payload)
        values = {k: v for k, v in row._mapping.items() if k != "credential"}
        return Attestation.model_validate(values | changes)


def _is_in_own_record(desk: Desk, writing: Writing, about: str) -> bool:
    if about in requirements(desk) or desk.framework.get(about) is not None:
        return True
    return any(
        writing.connection.execute(select(table.c.id).where(table.c.id == about, table.c.person == desk.actor)).first()
        for table in (t.evidence, t.attestation)
    )


def _require(field: str, text: str) -> None:
    if not text.strip():
        raise InvalidInput(field, _("it is missing"), _("Say in a sentence why."))
