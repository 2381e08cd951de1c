"""Everything known about one person: the input of every computation."""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal

from tracker.domain.evidence import Evidence
from tracker.domain.people import Employment, Frozen, Leave, Mentorship, Person, RoleAssignment

__all__ = ["Attestation", "Decision", "Dispute", "Record", "Waiver"]

Decision = Literal["attested", "not_attested"]


class Waiver(Frozen):
    """A requirement that does not apply to a person for some days. The head grants it, with a reason."""

    id: str
    person: str
    #: Id of the quota, certificate, criterion or other requirement.
    requirement: str
    #: First and last day, both inclusive.
    start: date
    end: date
    reason: str
    granted_by: str
    recorded_at: datetime


class Dispute(Frozen):
    """The owner's disagreement with a piece of evidence, a level or a decision. Somebody else has to resolve it."""

    id: str
    person: str
    #: Id of the evidence, requirement, competency or attestation.
    about: str
    text: str
    recorded_at: datetime
    resolved_at: datetime | None = None
    resolved_by: str | None = None
    resolution: str = ""

    @property
    def open(self) -> bool:
        """True until it is resolved."""
        return self.resolved_at is None


class Attestation(Frozen):
    """The signed decision of the head of department."""

    id: str
    person: str
    decided_on: date
    decision: Decision
    signed_by: str
    #: Versions of the rules by which readiness was computed.
    policy: str
    framework: str
    recorded_at: datetime
    reason: str = ""
    revoked_on: date | None = None
    revoked_at: datetime | None = None


class Record(Frozen):
    """One person's data as of a day, as known at a moment."""

    person: Person
    employments: tuple[Employment, ...] = ()
    leaves: tuple[Leave, ...] = ()
    roles: tuple[RoleAssignment, ...] = ()
    #: Mentorships in which the person is the mentee.
    mentorships: tuple[Mentorship, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    waivers: tuple[Waiver, ...] = ()
    disputes: tuple[Dispute, ...] = ()
    attestations: tuple[Attestation, ...] = ()

    def positions(self, day: date) -> frozenset[str]:
        """Return the positions that the person holds on a day."""
        return frozenset(e.position for e in self.employments if e.interval.holds(day))

    def waived(self, day: date) -> frozenset[str]:
        """Return the ids of the requirements that are waived on a day."""
        return frozenset(w.requirement for w in self.waivers if w.start <= day <= w.end)

    def as_known(self, as_of: date, known_at: datetime) -> Record:
        """Return the record as it was known at a moment (UTC), without what happened after the day `as_of`.

        Intervals are not cut: a planned leave already counts in the pro-rating of its period. The store selects the
        intervals known at the moment, because there a correction replaces a row.
        """
        evidence = (e.known_at(known_at) for e in self.evidence if e.occurred_on <= as_of)
        return self.model_copy(
            update={
                "evidence": tuple(e for e in evidence if e is not None),
                "waivers": tuple(w for w in self.waivers if w.recorded_at <= known_at),
                "disputes": tuple(_dispute_at(d, known_at) for d in self.disputes if d.recorded_at <= known_at),
                "attestations": tuple(
                    _attestation_at(a, known_at)
                    for a in self.attestations
                    if a.recorded_at <= known_at and a.decided_on <= as_of
                ),
            }
        )


def _dispute_at(dispute: Dispute, moment: datetime) -> Dispute:
    if dispute.resolved_at is None or dispute.resolved_at <= moment:
        return dispute
    return dispute.model_copy(update={"resolved_at": None, "resolved_by": None, "resolution": ""})


def _attestation_at(attestation: Attestation, moment: datetime) -> Attestation:
    if attestation.revoked_at is None or attestation.revoked_at <= moment:
        return attestation
    return attestation.model_copy(update={"revoked_at": None, "revoked_on": None})
