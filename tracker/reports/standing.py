"""How one person stands on a day: everything the rules say, computed once and used by every section."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from tracker.domain.calendar import merged, period_of
from tracker.domain.credential import CertificateState, certificate_state
from tracker.domain.evidence import Evidence
from tracker.domain.framework import Framework, assigned
from tracker.domain.levels import Level, level, levels
from tracker.domain.pace import pace
from tracker.domain.people import Interval
from tracker.domain.policy import Policy, QuotaRule
from tracker.domain.quota import quotas
from tracker.domain.readiness import readiness
from tracker.domain.record import Attestation, Record
from tracker.reports.model import PersonLine, QuotaLine, Who
from tracker.reports.pieces import bare
from tracker.reports.rows import Loaded

__all__ = ["Standing", "standings"]


@dataclass(frozen=True, slots=True)
class Standing:
    """levels: by competency id, for every competency of the framework except confirmations; quotas and certificates
    in the
    policy's order."""

    who: Who
    record: Record
    line: PersonLine
    levels: dict[str, Level]
    quotas: tuple[QuotaLine, ...]
    certificates: tuple[CertificateState, ...]


def standings(loaded: Loaded, policy: Policy, framework: Framework, day: date) -> tuple[Standing, ...]:
    """Everybody of whom the policy's programmes ask anything; those without a programme (the head, say) are left
    out."""
    asked = _programmes(policy, framework, day)
    unseen = _without_evidence(policy, day)
    found = []
    for record in loaded.records.values():
        wanted = asked(record)
        if any(wanted.values()):
            found.append(
                _standing(loaded, record, _levels(record, wanted, unseen, policy, day), wanted, policy, framework, day)
            )
    return tuple(found)


def _programmes(policy: Policy, framework: Framework, day: date) -> Callable[[Record], dict[str, bool]]:
    """Competency id -> whether it is asked; worked out once for each set of positions."""
    by_positions: dict[frozenset[str], dict[str, bool]] = {}

    def asked(record: Record) -> dict[str, bool]:
        positions = frozenset(e.position for e in record.employments if e.interval.holds(day))
        if positions not in by_positions:
            chosen = assigned(framework, policy, record, day)
            by_positions[positions] = {c.id: c.id in chosen for c in framework.competency if c.kind != "confirmation"}
        return by_positions[positions]

    return asked


def _without_evidence(policy: Policy, day: date) -> Callable[[str, bool], Level]:
    """The level of a competency that no evidence names is alike for everybody and is worked out once."""

    @cache
    def unseen(competency: str, asked: bool) -> Level:
        return level(competency, (), policy.level, policy.version, day, assigned=asked)

    return unseen


def _levels(
    record: Record, wanted: dict[str, bool], unseen: Callable[[str, bool], Level], policy: Policy, day: date
) -> dict[str, Level]:
    named: set[str] = set()
    shows: list[Evidence] = []
    for one in record.evidence:
        data = one.data
        if data.kind == "observation":
            named.add(data.criterion)
        elif data.kind == "module_result" or data.kind == "case":
            named.update(data.competencies)
        else:
            continue
        shows.append(one)
    some = {c: asked for c, asked in wanted.items() if c in named}
    found = {one.competency: one for one in levels(tuple(shows), policy.level, policy.version, day, some)}
    return {c: found.get(c) or unseen(c, asked) for c, asked in wanted.items()}


def _standing(
    loaded: Loaded,
    record: Record,
    seen: dict[str, Level],
    wanted: dict[str, bool],
    policy: Policy,
    framework: Framework,
    day: date,
) -> Standing:
    who = Who(record.person.id, record.person.name)
    warning = max(policy.expiry_warning_days, default=0)
    mentor = loaded.mentors.get(who.id)
    since = _since(record, day)
    criteria = [c for c in framework.criteria if wanted[c]]
    met = {c for c, one in seen.items() if one.state == "met" and wanted[c]}
    line = PersonLine(
        person=who,
        position=next((e.position for e in record.employments if e.interval.holds(day)), ""),
        mentor=loaded.who(mentor) if mentor else None,
        since=since,
        months=_months(since, day),
        met=len(met),
        assigned=sum(wanted.values()),
        criteria=sum(c in met for c in criteria),
        asked_criteria=len(criteria),
        ready=_ready(record, seen, policy, framework, day),
        attested_on=_attested_on(record.attestations, day),
    )
    certificates = tuple(e for e in record.evidence if e.data.kind == "certificate")
    return Standing(
        who=who,
        record=record,
        line=line,
        levels=seen,
        quotas=tuple(_quota_line(who, record, rule, policy, day) for rule in policy.quota),
        certificates=tuple(
            certificate_state(certificates, rule, day, warning) for rule in policy.certificate if rule.required
        ),
    )


def _ready(record: Record, seen: dict[str, Level], policy: Policy, framework: Framework, day: date) -> bool:
    """Readiness, asked only where it can be true: an unmet criterion that is not waived, or an open dispute, rules it
    out."""
    waived = {w.requirement for w in record.waivers}
    if any(seen[c].state != "met" and c not in waived for c in framework.criteria):
        return False
    return readiness(record, policy, framework.criteria, day).ready


def _quota_line(who: Who, record: Record, rule: QuotaRule, policy: Policy, day: date) -> QuotaLine:
    """The finished period and the running one, from the pieces that the quota counts."""
    mine = tuple(e for e in record.evidence if e.data.kind == rule.kind)
    counted = bare(Record, **{**record.__dict__, "evidence": mine})
    last_day = period_of(day, rule.period).start - timedelta(days=1)
    first = min((e.occurred_on for e in mine), default=last_day) if rule.carry_over else last_day
    *_earlier, before, now = quotas(counted, rule, min(first, last_day), day)
    return QuotaLine(who, now, pace(counted, now, rule, policy.pace, day), before)


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
