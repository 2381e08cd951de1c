"""How one person stands on a day: everything the rules say, computed once and used by every section."""

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
from tracker.domain.quota import quotas
from tracker.domain.readiness import readiness
from tracker.domain.record import Attestation, Record
from tracker.reports.compute.queries import Loaded
from tracker.reports.model import Cell, PersonLine, QuotaLine, Who

__all__ = ["Standing", "standings"]

_SHOWS = ("observation", "module_result", "case")
"""Kinds that speak of a level."""


@dataclass(frozen=True, slots=True)
class Standing:
    """cells: state and level by competency id, for every competency of the framework except confirmations, in its
    order; quotas and certificates in the policy's order; kinds: the evidence by kind; open: what still waits for
    somebody."""

    who: Who
    record: Record
    line: PersonLine
    cells: dict[str, Cell]
    quotas: tuple[QuotaLine, ...]
    certificates: tuple[CertificateState, ...]
    kinds: dict[str, list[Evidence]]
    open: tuple[Evidence, ...]


def standings(loaded: Loaded, policy: Policy, framework: Framework, day: date) -> tuple[Standing, ...]:
    """Everybody of whom the policy's programmes ask anything; those without a programme (the head, say) are left
    out."""
    rules = _Rules(policy, framework, day)
    found = (_standing(loaded, record, rules) for record in loaded.records.values())
    return tuple(one for one in found if one is not None)


@dataclass(frozen=True, slots=True)
class _Programme:
    """What is asked of people in the same positions. unseen: competency id -> its cell while nothing speaks of it;
    criteria: those of success that are asked."""

    unseen: dict[str, Cell]
    certificates: tuple[CertificateRule, ...]
    asked: frozenset[str]
    criteria: tuple[str, ...]


class _Rules:
    """Policy, framework and day, with what follows from them alone worked out once."""

    def __init__(self, policy: Policy, framework: Framework, day: date) -> None:
        self.policy, self.framework, self.day = policy, framework, day
        self.criteria = framework.criteria
        self.warning = max(policy.expiry_warning_days, default=0)
        self.finished = {rule.id: period_of(day, rule.period).start - timedelta(days=1) for rule in policy.quota}
        """Last day of the period that was finished last, by quota."""
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
        held = record.positions(self.day)
        certificates = tuple(rule for rule in self.policy.certificate if rule.required and rule.applies_to(held))
        return _Programme(unseen, certificates, chosen, tuple(c for c in self.criteria if c in chosen))

    def cell(self, state: LevelState, value: float | None) -> Cell:
        """Cells that say the same are one object."""
        found = self._cells.get((state, value))
        return found or self._cells.setdefault((state, value), Cell(state, value))


def _standing(loaded: Loaded, record: Record, rules: _Rules) -> Standing | None:
    """None for somebody of whom no programme asks anything."""
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
    shows = [one for kind in _SHOWS for one in kinds[kind]]
    seen = dict(programme.unseen)
    for competency, level in level_states(shows, policy.level, day, programme.unseen).items():
        seen[competency] = rules.cell(*level)
    met = {c for c in programme.asked if seen[c].state == "met"}
    mentor = loaded.mentors.get(who.id)
    since = _since(record, day)
    line = PersonLine(
        person=who,
        position=next((e.position for e in record.employments if e.interval.holds(day)), ""),
        mentor=loaded.who(mentor) if mentor else None,
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
        kinds=kinds,
        open=tuple(waiting),
    )


def _ready(record: Record, seen: dict[str, Cell], rules: _Rules) -> bool:
    """Readiness, asked only where it can be true: an unmet criterion that is not waived rules it out."""
    waived = {w.requirement for w in record.waivers}
    if any(seen[c].state != "met" and c not in waived for c in rules.criteria):
        return False
    return readiness(record, rules.policy, rules.criteria, rules.day).ready


def _quota_lines(who: Who, record: Record, kinds: dict[str, list[Evidence]], rules: _Rules) -> tuple[QuotaLine, ...]:
    """The finished period and the running one of each quota, from the pieces that it counts; quotas that are not asked
    of the person's position are left out."""
    policy, day = rules.policy, rules.day
    waived = {w.requirement for w in record.waivers}
    plain: dict[tuple[str, ...], EligibleDays] = {}
    """By the positions of a rule: most rules count on the same days."""
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
    """The first day of the employment that goes on, posts that follow one another without a gap taken together."""
    if len(record.employments) == 1:
        return record.employments[0].interval.start
    first = min(e.interval.start for e in record.employments)
    return merged((e.interval for e in record.employments), Interval(start=first, end=day))[-1][0]


def _months(since: date, day: date) -> int:
    """Whole months from one day to another."""
    return (day.year - since.year) * 12 + day.month - since.month - (day.day < since.day)


def _attested_on(decisions: tuple[Attestation, ...], day: date) -> date | None:
    """Day of the latest attestation that stands."""
    return max(
        (a.decided_on for a in decisions if a.decision == "attested" and (a.revoked_on is None or a.revoked_on > day)),
        default=None,
    )
