"""The report for the head of department."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from tracker.domain.credential import Status
from tracker.domain.framework import Competency, Framework
from tracker.domain.levels import LevelState
from tracker.domain.statistics import Item
from tracker.reports.model.shared import Due, PersonLine, PracticeLine, QuotaLine, Stamp, Who

__all__ = [
    "Cell", "CohortLine", "Expiry", "HeadReport", "HeatMap", "ItemLine", "LoneSkill", "MentorLine", "Reason", "Risk",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Cell:
    """One person's state in one competency."""

    state: LevelState
    #: level on the policy's scale; None where there is no rating, e.g. only a weak module result
    value: float | None


@dataclass(frozen=True, slots=True)
class HeatMap:
    """Person by competency."""

    competencies: tuple[Competency, ...]
    people: tuple[Who, ...]
    #: cells[i][j]: person i, competency j
    cells: tuple[tuple[Cell, ...], ...]
    #: counts[j]: number of people in each state of competency j
    counts: tuple[dict[LevelState, int], ...]


@dataclass(frozen=True, slots=True)
class Expiry:
    """A required certificate that is missing, has ended or ends soon."""

    person: Who
    #: id of the certificate in the policy
    certificate: str
    status: Status
    valid_until: date | None
    days_left: int | None
    #: shortest warning of the policy that covers `days_left` (by default 90, 30 or 7 days); None when the certificate
    #: has expired, was revoked or is missing
    band: int | None
    #: a new certificate is under review
    renewal_pending: bool


@dataclass(frozen=True, slots=True)
class Reason:
    """A rule of the at-risk list with its values: thresholds in the list of rules, figures for a person."""

    rule: str
    values: dict[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Risk:
    """All rules that fired for a person. This is advice, not a decision."""

    person: Who
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class CohortLine:
    """People who joined at about the same time."""

    #: months in the job: first month, and the month at which the next band starts (None for the last band)
    band: tuple[int, int | None]
    people: int
    #: pairs of person and competency that are met, out of `assigned`
    met: int
    assigned: int
    #: quotas that are not behind in the running period and were met in the last one, out of `asked`
    in_order: int
    asked: int
    #: people ready for attestation
    ready: int


@dataclass(frozen=True, slots=True)
class ItemLine:
    """Item analysis of an exercise within its module."""

    module: str
    #: statistics over the people who did the whole module
    item: Item
    #: people with a grade for this exercise
    people: int


@dataclass(frozen=True, slots=True)
class MentorLine:
    """Workload of a mentor."""

    mentor: Who
    mentees: int
    #: pieces to endorse
    waiting: int
    #: days since the oldest of them was submitted
    oldest_days: int | None
    #: ratings given in the last year
    ratings: int
    #: mean difference between these ratings and the mean of all ratings of the same criterion, in steps of the scale;
    #: None below the policy's minimum n
    severity: float | None


@dataclass(frozen=True, slots=True)
class LoneSkill:
    """A competency that at most one person has met."""

    competency: Competency
    #: the only person who has met it; None when nobody has
    holder: Who | None
    #: people who are asked for it
    assigned: int
    #: people whose state is below or stale
    near: int


@dataclass(frozen=True, slots=True)
class HeadReport:
    """The department on one day, as known at one moment."""

    stamp: Stamp
    #: rules of the at-risk list with their thresholds
    rules: tuple[Reason, ...]
    #: the policy's warnings before a certificate ends, in days
    warnings: tuple[int, ...]
    #: urgent tasks, earliest deadline first
    due: tuple[Due, ...]
    people: tuple[PersonLine, ...]
    heat: HeatMap
    quotas: tuple[QuotaLine, ...]
    #: certificates that have ended or end soon
    expiries: tuple[Expiry, ...]
    at_risk: tuple[Risk, ...]
    cohorts: tuple[CohortLine, ...]
    items: tuple[ItemLine, ...]
    #: confirmed practice results by person, then module
    practice: tuple[PracticeLine, ...]
    mentors: tuple[MentorLine, ...]
    lone: tuple[LoneSkill, ...]
    framework: Framework
