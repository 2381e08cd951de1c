"""Readiness for attestation: computed and explained here, decided and signed by a person elsewhere."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Literal

from tracker.domain.calendar import period_of
from tracker.domain.credential import CertificateState, certificate_state
from tracker.domain.evidence import Evidence, Improvement, InternHelp, NewTasks
from tracker.domain.levels import Level, levels
from tracker.domain.people import Frozen
from tracker.domain.policy import Policy, QuotaRule
from tracker.domain.quota import Quota, quotas
from tracker.domain.record import Record
from tracker.domain.statistics import Rate, rate

__all__ = ["Readiness", "Requirement", "attested_quotas", "new_tasks_rate", "readiness"]


class Requirement(Frozen):
    """One thing asked of a person and how it stands.

    id: quota, certificate or criterion id, or `intern_help`, `improvement`, `new_tasks`; have and need are counts,
    levels or shares; why: a key, put into words by whoever shows it: enough, pending, missing, waived, valid, expiring,
    expired, revoked, not_yet_valid, none, met, below, stale, not_assessed, insufficient_data, or why a quota asks
    nothing; evidence: ids that count.
    """

    id: str
    kind: Literal["quota", "certificate", "criterion", "activity", "new_tasks"]
    met: bool
    why: str
    have: float | None = None
    need: float | None = None
    evidence: tuple[str, ...] = ()


class Readiness(Frozen):
    """ready: every requirement is met or waived and no dispute is open."""

    person: str
    day: date
    ready: bool
    requirements: tuple[Requirement, ...]
    open_disputes: tuple[str, ...]
    policy: str

    @property
    def missing(self) -> tuple[Requirement, ...]:
        return tuple(r for r in self.requirements if not r.met)


def readiness(record: Record, policy: Policy, criteria: tuple[str, ...], day: date) -> Readiness:
    """How a person stands on a day. criteria: ids of the success criteria of the framework."""
    waived = record.waived(day)
    found = [_of_quota(attested_quotas(record, rule, day)) for rule in policy.quota]
    held = record.positions(day)
    found += [
        _of_certificate(certificate_state(record.evidence, rule, day, max(policy.expiry_warning_days, default=0)))
        if rule.asks(held)
        else Requirement(id=rule.id, kind="certificate", met=True, why="not_asked")
        for rule in policy.certificate
        if rule.required
    ]
    seen = levels(record.evidence, policy.level, policy.version, day, dict.fromkeys(criteria, True))
    found += [_of_criterion(one, policy.level.met_from) for one in seen]
    if policy.activities.asks(held):
        found.append(_of_activity("intern_help", record.evidence, day))
        found.append(_of_activity("improvement", record.evidence, day))
        found.append(_of_new_tasks(new_tasks_rate(record.evidence, policy, day), policy))
    requirements = tuple(
        r.model_copy(update={"met": True, "why": "waived"}) if r.id in waived and not r.met else r for r in found
    )
    disputes = tuple(d.id for d in record.disputes if d.open)
    return Readiness(
        person=record.person.id,
        day=day,
        ready=all(r.met for r in requirements) and not disputes,
        requirements=requirements,
        open_disputes=disputes,
        policy=policy.version,
    )


def attested_quotas(record: Record, rule: QuotaRule, day: date) -> tuple[Quota, ...]:
    """The quotas that an attestation on this day looks at, newest first.

    The running period counts once it is met; else there is still time, and the latest finished ones count. Periods that
    ask nothing are passed over, but no further back than `attested_periods`; if nothing is left (a newcomer), the
    running one.
    """
    now = period_of(day, rule.period)
    start = now.start
    for _ in range(rule.attested_periods):
        start = period_of(start - timedelta(days=1), rule.period).start
    earliest = min((e.occurred_on for e in record.evidence if e.data.kind == rule.kind), default=start)
    chain = quotas(record, rule, min(start, earliest) if rule.carry_over else start, day)
    running, finished = chain[-1], chain[-1 - rule.attested_periods : -1][::-1]
    looked_at = (running, *finished)[: rule.attested_periods] if running.met and not running.exempt else finished
    asked = tuple(q for q in looked_at if not q.exempt)
    return asked or (running,)


def new_tasks_rate(evidence: tuple[Evidence, ...], policy: Policy, day: date) -> Rate | None:
    """Solved new tasks of the confirmed reports of the last `new_tasks_days`, with n and a Wilson interval; None
    without any.
    """
    first = day - timedelta(days=policy.new_tasks_days - 1)
    reports = [
        e.data
        for e in evidence
        if isinstance(e.data, NewTasks) and e.state == "confirmed" and first <= e.occurred_on <= day
    ]
    return rate(sum(r.solved for r in reports), sum(r.total for r in reports), policy.minimum_n)


def _of_quota(found: tuple[Quota, ...]) -> Requirement:
    met = all(q.met for q in found)
    exempt = next((q.exempt for q in found if q.exempt), None)
    coming = all(q.met or q.confirmed + len(q.pending) >= q.required for q in found)
    return Requirement(
        id=found[0].rule,
        kind="quota",
        met=met,
        why=exempt or ("enough" if met else "pending" if coming else "missing"),
        have=sum(min(q.confirmed, q.required) for q in found),
        need=sum(q.required for q in found),
        evidence=tuple(counted for q in found for counted in q.counted),
    )


def _of_certificate(state: CertificateState) -> Requirement:
    met = state.status in ("valid", "expiring")
    return Requirement(
        id=state.rule,
        kind="certificate",
        met=met,
        why=state.status if met or not state.pending else "pending",
        have=state.days_left,
        evidence=(state.evidence,) if state.evidence else (),
    )


def _of_criterion(one: Level, met_from: int) -> Requirement:
    return Requirement(
        id=one.competency,
        kind="criterion",
        met=one.state == "met",
        why=one.state,
        have=one.value,
        need=met_from,
        evidence=(*one.ratings, *one.results, *one.cases),
    )


def _of_activity(name: Literal["intern_help", "improvement"], evidence: tuple[Evidence, ...], day: date) -> Requirement:
    """At least one; an improvement counts from the day on which it was adopted."""
    mine = [e for e in evidence if _active(e, name, day)]
    counted = tuple(sorted(e.id for e in mine if e.state == "confirmed"))
    pending = any(e.state in ("submitted", "endorsed") for e in mine)
    return Requirement(
        id=name,
        kind="activity",
        met=bool(counted),
        why="enough" if counted else "pending" if pending else "missing",
        have=len(counted),
        need=1,
        evidence=counted,
    )


def _active(evidence: Evidence, name: str, day: date) -> bool:
    data = evidence.data
    if name == "intern_help":
        return isinstance(data, InternHelp) and evidence.occurred_on <= day
    return isinstance(data, Improvement) and data.adopted_on is not None and data.adopted_on <= day


def _of_new_tasks(found: Rate | None, policy: Policy) -> Requirement:
    need = float(policy.success_rate)
    if found is None or not found.enough:
        have = found.n if found else 0
        return Requirement(
            id="new_tasks", kind="new_tasks", met=False, why="insufficient_data", have=have, need=policy.minimum_n
        )
    met = found.successes >= policy.success_rate * found.n
    return Requirement(
        id="new_tasks", kind="new_tasks", met=met, why="enough" if met else "below", have=found.share, need=need
    )
