"""Parts that both reports have: people, the stamp, tasks, quotas and the summary of a person."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from tracker.domain.calendar import Period
from tracker.domain.pace import Pace
from tracker.domain.practice import Practice
from tracker.domain.quota import Quota

__all__ = ["Due", "PersonLine", "PracticeLine", "QuotaLine", "Stamp", "Who"]


@dataclass(frozen=True, slots=True)
class Who:
    """A person: pseudonym and name."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Stamp:
    """The day, the moment and the rules that a report was computed for."""

    #: day that the report describes
    as_of: date
    #: moment in UTC; records made later are ignored
    known_at: datetime
    #: time zone of the organisation, e.g. Europe/Moscow
    zone: str
    #: version of the policy
    policy: str
    #: version of the competency framework
    framework: str
    #: number of people in the report
    people: int
    #: how the caller narrowed the report, in words; empty when it covers everybody
    filters: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Due:
    """A task: one person has to act on another's record, or on their own."""

    #: submit, endorse, confirm, mend, resolve, certificate, quota, quota_late, observe, activity or new_tasks
    kind: str
    #: who has to act; None when nobody can, because there is no mentor or no head
    actor: Who | None
    #: whose record it is about
    subject: Who
    #: last day; None where no rule sets one
    by: date | None
    overdue: bool
    #: kind of evidence, or id of a certificate, quota or competency
    about: str
    #: title of the evidence, a state, or the text of an objection
    detail: str = ""
    #: number of pieces still needed
    missing: int = 0
    #: period of a quota
    period: Period | None = None


@dataclass(frozen=True, slots=True)
class QuotaLine:
    """One quota of a person: the running period with its forecast, and the last finished period."""

    person: Who
    quota: Quota
    pace: Pace
    before: Quota


@dataclass(frozen=True, slots=True)
class PracticeLine:
    """How far a person has got in the practice of a module."""

    person: Who
    practice: Practice


@dataclass(frozen=True, slots=True)
class PersonLine:
    """Summary of a person, as one row of a table."""

    person: Who
    position: str
    mentor: Who | None
    #: first day of the current employment
    since: date
    #: whole months since then
    months: int
    #: competencies met, out of `assigned`
    met: int
    assigned: int
    #: criteria of success met, out of `asked_criteria`
    criteria: int
    asked_criteria: int
    #: ready for attestation
    ready: bool
    #: day of the latest attestation that was not revoked
    attested_on: date | None
