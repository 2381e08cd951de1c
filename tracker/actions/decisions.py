"""What people decide: waivers, disputes, attestations."""

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
    """Ids of everything that may be asked of a person at an attestation."""
    policy = desk.policy
    rules = (*(rule.id for rule in policy.quota), *(rule.id for rule in policy.certificate))
    return (*rules, *desk.framework.criteria, "intern_help", "improvement", "new_tasks")


def waive(desk: Desk, person: str, requirement: str, start: date, end: date, reason: str) -> Waiver:
    """Do not ask a requirement of a person from `start` to `end`, both inclusive. Days waived from a quota are
    pro-rated.
    """
    _need("reason", reason)
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
    """Disagree with something in one's own record. about: id of evidence, a requirement, a competency or an
    attestation.
    """
    _need("text", text)
    with desk.writing() as writing:
        desk.check(writing.connection, "dispute", desk.actor)
        if not _is_mine(desk, writing, about):
            raise NotFound(_("There is nothing called “{key}” in your record.", key=about))
        one = Dispute(id=new_id("d"), person=desk.actor, about=about, text=text, recorded_at=writing.at)
        writing.add(t.dispute, **one.model_dump())
        writing.record_event(desk.actor, "dispute.opened", one.model_dump(mode="json"))
        return one


def resolve(desk: Desk, dispute_id: str, resolution: str) -> Dispute:
    """Close a dispute with an answer. Never by the one who opened it."""
    _need("resolution", resolution)
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
        told = {"dispute": dispute_id, "resolution": resolution}
        writing.record_event(row.person, "dispute.resolved", told)
        return one.model_copy(update=changes)


def attest(desk: Desk, person: str, decision: Decision, reason: str = "") -> Attestation:
    """Sign the decision. Readiness is computed and kept beside it; to decide against it takes a reason.

    An open dispute stops an attestation: it has to be resolved first.
    """
    if decision not in ("attested", "not_attested"):
        known = "attested, not_attested"
        raise InvalidInput("decision", _("this value is not known"), _("Choose one of {values}.", values=known))
    with desk.writing() as writing:
        subject = desk.find(writing.connection, person)
        desk.check(writing.connection, "attest", subject.id)
        day = desk.today()
        known_now = record(writing.connection, subject.id, day)
        ready = readiness(known_now, desk.policy, desk.framework.criteria, day)
        if decision == "attested" and ready.open_disputes:
            raise NotAllowedNow(_("A dispute is open: {ids}. Resolve it first.", ids=", ".join(ready.open_disputes)))
        if ready.ready != (decision == "attested"):
            _need("reason", reason)
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
        told = one.model_dump(mode="json") | {"ready": ready.ready, "missing": [r.id for r in ready.missing]}
        writing.record_event(subject.id, "attestation.signed", told)
        return one


def revoke_attestation(desk: Desk, attestation: str, revoked_on: date, reason: str) -> Attestation:
    """Take a signed attestation back from a day on."""
    _need("reason", reason)
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
        told = {"attestation": attestation, "revoked_on": revoked_on.isoformat(), "reason": reason}
        writing.record_event(row.person, "attestation.revoked", told)
        values = {k: v for k, v in row._mapping.items() if k != "credential"}
        return Attestation.model_validate(values | changes)


def _is_mine(desk: Desk, writing: Writing, about: str) -> bool:
    if about in requirements(desk) or desk.framework.get(about) is not None:
        return True
    return any(
        writing.connection.execute(select(table.c.id).where(table.c.id == about, table.c.person == desk.actor)).first()
        for table in (t.evidence, t.attestation)
    )


def _need(field: str, text: str) -> None:
    if not text.strip():
        raise InvalidInput(field, _("it is missing"), _("Say in a sentence why."))
