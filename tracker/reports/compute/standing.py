"""Apply the rules to each person on a day, once for all sections of a report."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta

from tracker.domain.calendar import merged, period_of
from tracker.domain.credential import CertificateState, certificate_state
from tracker.domain.due import OPEN_STATES
from tracker.domain.eligible import EligibleDays
from tracker.domain.evidence import Evidence
from tracker.domain.framework import Framework, assigned
from tracker.domain.levels import LevelState, level_states
from tracker.domain.pace import pace
from tracker.domain.people import Interval
from tracker.domain.policy import CertificateRule, Policy
from tracker.domain.practice import latest_practice
from tracker.domain.quota import quotas
from tracker.domain.readiness import readiness
from tracker.domain.record import Attestation, Record
from tracker.reports.compute.queries import ReportData
from tracker.reports.model import Cell, PersonLine, PracticeLine, QuotaLine, Who

__all__ = ["Standing", "standings"]

_LEVEL_KINDS = ("observation", "module_result", "case")
"""Kinds of evidence that levels follow from."""


@dataclass(frozen=True, slots=True)
class Standing:
    """Results of the rules for one person on a day."""

    who: Who
    record: Record
    line: PersonLine
    #: state and level by competency id, in the framework's order; confirmations are left out
    cells: dict[str, Cell]
    #: quotas asked of the person, in the policy's order
    quotas: tuple[QuotaLine, ...]
    #: required certificates, in the policy's order
    certificates: tuple[CertificateState, ...]
    #: latest practice of each module
    practice: tuple[PracticeLine, ...]
    #: evidence by kind
    kinds: dict[str, list[Evidence]]
    #: evidence that waits for somebody
    open: tuple[Evidence, ...]


def standings(data: ReportData, policy: Policy, framework: Framework, day: date) -> tuple[Standing, ...]:
    """Compute the standing of everybody who has a programme in the policy. People without one (the head, for example)
    are left out."""
    rules = _Rules(policy, framework, day)
    found = (_standing(data, record, rules) for record in data.records.values())
    return tuple(one for one in found if one is not None)


@dataclass(frozen=True, slots=True)
class _Programme:
    """Requirements for people in the same positions."""

    #: cell of each competency for a person without evidence of it, by competency id
    unseen: dict[str, Cell]
    #: required certificates
    certificates: tuple[CertificateRule, ...]
    #: ids of the competencies asked for
    asked: frozenset[str]
    #: ids of the criteria of success among them
    criteria: tuple[str, ...]


class _Rules:
    """Policy, framework and day, with everything that depends on them alone computed once."""

    def __init__(self, policy: Policy, framework: Framework, day: date) -> None:
        self.policy, self.framework, self.day = policy, framework, day
        self.criteria = framework.criteria
        self.warning = max(policy.expiry_warning_days, default=0)
        self.finished = {rule.id: period_of(day, rule.period).start - timedelta(days=1) for rule in policy.quota}
        """Last day of the last finished period, by quota id."""
        self._cells: dict[tuple[LevelState, float | None], Cell] = {}
        self._programmes: dict[frozenset[str], _Programme] = {}

    def programme(self, record: Record) -> _Programme:
        positions = record.positions(self.day)
        found = self._programmes.get(positions)
        if found is None:
            found = self._programmes[positions] = self._programme(record)
        return found

    def _programme(self, record: Record) -> _Programme:
        chosen = assigned(self.framework, self.policy, record, self.day)
        unseen = {
            c.id: self.cell("not_assessed" if c.id in chosen else "not_assigned", None)
            for c in self.framework.competency
            if c.kind != "confirmation"
        }
        certificates = self.policy.required_certificates(record.positions(self.day))
        return _Programme(unseen, certificates, chosen, tuple(c for c in self.criteria if c in chosen))

    def cell(self, state: LevelState, value: float | None) -> Cell:
        """Return the cell; equal cells are one object, because a department has tens of thousands of them."""
        found = self._cells.get((state, value))
        return found or self._cells.setdefault((state, value), Cell(state, value))


def _standing(data: ReportData, record: Record, rules: _Rules) -> Standing | None:
    """Compute a person's standing; None for a person without a programme."""
    policy, day = rules.policy, rules.day
    programme = rules.programme(record)
    if not programme.asked:
        return None
    who = Who(record.person.id, record.person.name)
    kinds: dict[str, list[Evidence]] = defaultdict(list)
    waiting = []
    for one in record.evidence:
        kinds[one.data.kind].append(one)
        if one.state in OPEN_STATES:
            waiting.append(one)
    shows = [one for kind in _LEVEL_KINDS for one in kinds[kind]]
    seen = dict(programme.unseen)
    for competency, level in level_states(shows, policy.level, day, programme.unseen).items():
        seen[competency] = rules.cell(*level)
    met = {c for c in programme.asked if seen[c].state == "met"}
    mentor = data.mentors.get(who.id)
    since = _since(record, day)
    line = PersonLine(
        person=who,
        position=next((e.position for e in record.employments if e.interval.holds(day)), ""),
        mentor=data.who(mentor) if mentor else None,
        since=since,
        months=_months(since, day),
        met=len(met),
        assigned=len(programme.asked),
        criteria=sum(c in met for c in programme.criteria),
        asked_criteria=len(programme.criteria),
        ready=_ready(record, seen, rules),
        attested_on=_attested_on(record.attestations, day),
    )
    certificates = tuple(kinds["certificate"])
    return Standing(
        who=who,
        record=record,
        line=line,
        cells=seen,
        quotas=_quota_lines(who, record, kinds, rules),
        certificates=tuple(certificate_state(certificates, r, day, rules.warning) for r in programme.certificates),
        practice=tuple(PracticeLine(who, x) for x in latest_practice(kinds["module_result"])),
        kinds=kinds,
        open=tuple(waiting),
    )


def _ready(record: Record, seen: dict[str, Cell], rules: _Rules) -> bool:
    """Return whether the person is ready for attestation. Stops early at an unmet criterion that is not waived, because
    the full computation is slow."""
    waived = {w.requirement for w in record.waivers}
    if any(seen[c].state != "met" and c not in waived for c in rules.criteria):
        return False
    return readiness(record, rules.policy, rules.criteria, rules.day).ready


def _quota_lines(who: Who, record: Record, kinds: dict[str, list[Evidence]], rules: _Rules) -> tuple[QuotaLine, ...]:
    """Compute the running and the last finished period of each quota. Quotas not asked of the person's position are
    left out."""
    policy, day = rules.policy, rules.day
    waived = {w.requirement for w in record.waivers}
    plain: dict[tuple[str, ...], EligibleDays] = {}
    """Eligible days by the positions of a rule, shared because most rules name the same positions."""
    found = []
    for rule in policy.quota:
        mine = tuple(kinds[rule.kind])
        counted = Record.of(**{**record.__dict__, "evidence": mine})
        if rule.id in waived:
            eligible = EligibleDays(record, rule.id, rule.positions)
        elif (known := plain.get(rule.positions)) is not None:
            eligible = known
        else:
            eligible = plain[rule.positions] = EligibleDays(record, "", rule.positions)
        first = rules.finished[rule.id]
        if rule.carry_over:
            first = min((e.occurred_on for e in mine if e.occurred_on < first), default=first)
        *_earlier, before, now = quotas(counted, rule, first, day, eligible)
        if now.exempt == "not_asked" and before.exempt in ("not_asked", "not_employed"):
            continue
        found.append(QuotaLine(who, now, pace(counted, now, rule, policy.pace, day, eligible), before))
    return tuple(found)


def _since(record: Record, day: date) -> date:
    """Return the first day of the current employment. Positions without a gap between them are one employment."""
    if len(record.employments) == 1:
        return record.employments[0].interval.start
    first = min(e.interval.start for e in record.employments)
    return merged((e.interval for e in record.employments), Interval(start=first, end=day))[-1][0]


def _months(since: date, day: date) -> int:
    """Count whole months from one day to another."""
    return (day.year - since.year) * 12 + day.month - since.month - (day.day < since.day)


def _attested_on(decisions: tuple[Attestation, ...], day: date) -> date | None:
    """Return the day of the latest attestation that was not revoked."""
    return max(
        (a.decided_on for a in decisions if a.decision == "attested" and (a.revoked_on is None or a.revoked_on > day)),
        default=None,
    )
