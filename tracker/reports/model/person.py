"""The report about one person."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from tracker.domain.credential import CertificateState
from tracker.domain.framework import Competency, Framework
from tracker.domain.levels import Level
from tracker.domain.readiness import Readiness
from tracker.domain.record import Attestation
from tracker.domain.statistics import Rate
from tracker.reports.model.shared import Due, PersonLine, PracticeLine, QuotaLine, Stamp

__all__ = ["EvidenceLine", "LevelLine", "PersonReport"]


@dataclass(frozen=True, slots=True)
class EvidenceLine:
    """A piece of evidence as its owner sees it."""

    id: str
    kind: str
    occurred_on: date
    state: str
    #: moment of the last step, in UTC
    state_at: datetime
    title: str
    #: reason given with the last step
    reason: str = ""


@dataclass(frozen=True, slots=True)
class LevelLine:
    """A competency with its level and the evidence behind it, newest first."""

    competency: Competency
    level: Level
    evidence: tuple[EvidenceLine, ...]


@dataclass(frozen=True, slots=True)
class PersonReport:
    """Plan and record of one person."""

    stamp: Stamp
    framework: Framework
    person: PersonLine
    #: open tasks of and about the person, earliest deadline first
    plan: tuple[Due, ...]
    #: requirements of an attestation, met and unmet
    readiness: Readiness
    quotas: tuple[QuotaLine, ...]
    #: required certificates, in the policy's order
    certificates: tuple[CertificateState, ...]
    #: share of new tasks solved; None when none were reported
    new_tasks: Rate | None
    #: competencies of the person's programme
    levels: tuple[LevelLine, ...]
    #: confirmed practice results, in order of modules
    practice: tuple[PracticeLine, ...]
    #: the whole record, newest first
    evidence: tuple[EvidenceLine, ...]
    attestations: tuple[Attestation, ...]
