"""What the reports say, as plain data. Nothing here knows how it is stored, shown or worded.

HeadReport is the department as of a day and as known at a moment; PersonReport is one person's plan and record.
Reasons are keys with values: `tracker.reports.render.words` puts them into sentences.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime

from tracker.domain.calendar import Period
from tracker.domain.credential import CertificateState, Status
from tracker.domain.framework import Competency, Framework
from tracker.domain.levels import Level, LevelState
from tracker.domain.pace import Pace
from tracker.domain.quota import Quota
from tracker.domain.readiness import Readiness
from tracker.domain.record import Attestation
from tracker.domain.statistics import Item, Rate

__all__ = [
    "Cell", "CohortLine", "Due", "EvidenceLine", "Expiry", "HeadReport", "HeatMap", "ItemLine", "LevelLine",
    "LoneSkill", "MentorLine", "PersonLine", "PersonReport", "QuotaLine", "Reason", "Risk", "Stamp", "Who",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Who:
    """A person: pseudonym and name."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Stamp:
    """Under what a report holds. known_at: UTC; filters: what it was narrowed to, in words of the caller; empty for
    everybody."""

    as_of: date
    known_at: datetime
    zone: str
    policy: str
    framework: str
    people: int
    filters: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Due:
    """Something somebody has to do.

    kind: submit, endorse, confirm, mend, resolve, certificate, quota, quota_late, observe, activity, new_tasks; actor
    None:
    nobody is there to do it (no mentor, no head); by: last day, None where no rule sets one; about: evidence kind,
    certificate, quota or
    competency id; detail: a title, a state or what is disputed; missing: how many.
    """

    kind: str
    actor: Who | None
    subject: Who
    by: date | None
    overdue: bool
    about: str
    detail: str = ""
    missing: int = 0
    period: Period | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """A person's competency: the state in words, and the level on the policy's scale; None where only a weak result
    speaks."""

    state: LevelState
    value: float | None


@dataclass(frozen=True, slots=True)
class HeatMap:
    """cells[i][j]: person i, competency j; counts[j]: how many people are in each state of competency j."""

    competencies: tuple[Competency, ...]
    people: tuple[Who, ...]
    cells: tuple[tuple[Cell, ...], ...]
    counts: tuple[dict[LevelState, int], ...]


@dataclass(frozen=True, slots=True)
class QuotaLine:
    """The running period of one quota, how it goes, and the finished period before it."""

    person: Who
    quota: Quota
    pace: Pace
    before: Quota


@dataclass(frozen=True, slots=True)
class Expiry:
    """A required certificate that has ended or ends soon. band: 90, 30 or 7 days (the policy's); None: ended, revoked
    or never there."""

    person: Who
    certificate: str
    status: Status
    valid_until: date | None
    days_left: int | None
    band: int | None
    renewal_pending: bool


@dataclass(frozen=True, slots=True)
class Reason:
    """An open rule that fired, with the numbers that made it fire."""

    rule: str
    values: dict[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Risk:
    """Advice, never a decision: all rules that fired for a person."""

    person: Who
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class CohortLine:
    """People who joined about the same time. band: months in the job, from and below; below None: no upper end.

    met of assigned: competency cells; in_order of asked: quotas of the running period that are met or not behind.
    """

    band: tuple[int, int | None]
    people: int
    met: int
    assigned: int
    in_order: int
    asked: int
    ready: int


@dataclass(frozen=True, slots=True)
class ItemLine:
    """An exercise among the others of its module. people: how many have a grade, of whom `item.n` did the whole
    module."""

    module: str
    item: Item
    people: int


@dataclass(frozen=True, slots=True)
class MentorLine:
    """waiting: pieces to endorse; oldest_days: since the oldest was submitted.

    severity: mean difference between this mentor's ratings of the last year and the mean of all ratings of the same
    criterion, in steps of the scale; None below the policy's minimum n.
    """

    mentor: Who
    mentees: int
    waiting: int
    oldest_days: int | None
    ratings: int
    severity: float | None


@dataclass(frozen=True, slots=True)
class LoneSkill:
    """A competency that `holder` alone has met; None: nobody has. assigned: of how many it is asked; near: below or
    stale."""

    competency: Competency
    holder: Who | None
    assigned: int
    near: int


@dataclass(frozen=True, slots=True)
class PersonLine:
    """One person in a line. met of assigned: competencies; criteria of asked_criteria: criteria of success among
    them."""

    person: Who
    position: str
    mentor: Who | None
    since: date
    months: int
    met: int
    assigned: int
    criteria: int
    asked_criteria: int
    ready: bool
    attested_on: date | None


@dataclass(frozen=True, slots=True)
class HeadReport:
    stamp: Stamp
    rules: tuple[Reason, ...]
    """The open rules of the at-risk list with their thresholds."""
    warnings: tuple[int, ...]
    due: tuple[Due, ...]
    people: tuple[PersonLine, ...]
    heat: HeatMap
    quotas: tuple[QuotaLine, ...]
    expiries: tuple[Expiry, ...]
    at_risk: tuple[Risk, ...]
    cohorts: tuple[CohortLine, ...]
    items: tuple[ItemLine, ...]
    mentors: tuple[MentorLine, ...]
    lone: tuple[LoneSkill, ...]
    framework: Framework


@dataclass(frozen=True, slots=True)
class EvidenceLine:
    """A piece of evidence as its owner sees it. state_on: UTC moment of the last step; reason: given with that step."""

    id: str
    kind: str
    occurred_on: date
    state: str
    state_at: datetime
    title: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class LevelLine:
    """A competency with its level and the evidence behind it, newest first."""

    competency: Competency
    level: Level
    evidence: tuple[EvidenceLine, ...]


@dataclass(frozen=True, slots=True)
class PersonReport:
    stamp: Stamp
    framework: Framework
    person: PersonLine
    plan: tuple[Due, ...]
    readiness: Readiness
    quotas: tuple[QuotaLine, ...]
    certificates: tuple[CertificateState, ...]
    new_tasks: Rate | None
    levels: tuple[LevelLine, ...]
    evidence: tuple[EvidenceLine, ...]
    attestations: tuple[Attestation, ...]
