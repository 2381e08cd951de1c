"""Readiness for attestation: which requirements a person meets. The head decides and signs (`actions.decisions`)."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Literal

from tracker.domain.calendar import period_of
from tracker.domain.credential import CertificateState, certificate_state
from tracker.domain.evidence import Evidence, Improvement, InternHelp, NewTasks, counts_as
from tracker.domain.levels import Level, levels
from tracker.domain.people import Frozen
from tracker.domain.policy import Policy, QuotaRule
from tracker.domain.quota import Quota, quotas
from tracker.domain.record import Record
from tracker.domain.statistics import Rate, rate

__all__ = ["Readiness", "Requirement", "attested_quotas", "new_tasks_rate", "readiness"]


class Requirement(Frozen):
    """One requirement of an attestation and its state."""

    #: Id of a quota, certificate or criterion, or `intern_help`, `improvement`, `new_tasks`.
    id: str
    kind: Literal["quota", "certificate", "criterion", "activity", "new_tasks"]
    #: True if it is met, waived or does not apply.
    met: bool
    #: Key of the reason, worded when it is shown: enough, pending, missing, waived, not_asked, valid, expiring,
    #: expired, revoked, not_yet_valid, none, met, below, stale, not_assessed, insufficient_data, or a `Quota.exempt`.
    why: str
    #: What the person has, and what is required: counts, levels, shares or days left.
    have: float | None = None
    need: float | None = None
    #: Ids of the evidence that counts.
    evidence: tuple[str, ...] = ()


class Readiness(Frozen):
    """All requirements of an attestation for one person on a day."""

    person: str
    day: date
    #: True if every requirement is met or waived and no dispute is open.
    ready: bool
    requirements: tuple[Requirement, ...]
    #: Ids of the open disputes.
    open_disputes: tuple[str, ...]
    #: Version of the policy.
    policy: str

    @property
    def missing(self) -> tuple[Requirement, ...]:
        """The requirements that are not met."""
        return tuple(r for r in self.requirements if not r.met)


def readiness(record: Record, policy: Policy, criteria: tuple[str, ...], day: date) -> Readiness:
    """Compute a person's readiness on a day.

    Args:
        record: the person as of the day.
        policy: the rules.
        criteria: ids of the success criteria of the framework.
        day: the day.
    """
    waived = record.waived(day)
    found = [_of_quota(attested_quotas(record, rule, day)) for rule in policy.quota]
    positions = record.positions(day)
    found += [
        _of_certificate(certificate_state(record.evidence, rule, day, max(policy.expiry_warning_days, default=0)))
        if rule.applies_to(positions)
        else Requirement(id=rule.id, kind="certificate", met=True, why="not_asked")
        for rule in policy.certificate
        if rule.required
    ]
    criteria_levels = levels(record.evidence, policy.level, policy.version, day, dict.fromkeys(criteria, True))
    found += [_of_criterion(one, policy.level.met_from) for one in criteria_levels]
    if policy.activities.applies_to(positions):
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
    """Return the quotas that an attestation on this day checks, newest first.

    The current period is checked only if it is already met, because otherwise there is still time; the latest finished
    periods follow, `attested_periods` in all. Exempt periods among them are skipped, not replaced by older ones. If
    none remains (a newcomer), only the current period is checked.
    """
    start = period_of(day, rule.period).start
    for _ in range(rule.attested_periods):
        start = period_of(start - timedelta(days=1), rule.period).start
    earliest = min((e.occurred_on for e in record.evidence if counts_as(e.data, rule.kind)), default=start)
    chain = quotas(record, rule, min(start, earliest) if rule.carry_over else start, day)
    current, finished = chain[-1], chain[-1 - rule.attested_periods : -1][::-1]
    latest = (current, *finished)[: rule.attested_periods] if current.met and not current.exempt else finished
    return tuple(q for q in latest if not q.exempt) or (current,)


def new_tasks_rate(evidence: tuple[Evidence, ...], policy: Policy, day: date) -> Rate | None:
    """Return the share of new tasks solved, from the confirmed reports of the last `new_tasks_days`.

    None if there are no reports.
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
    met_once_confirmed = all(q.met or q.confirmed + len(q.pending) >= q.required for q in found)
    return Requirement(
        id=found[0].rule,
        kind="quota",
        met=met,
        why=exempt or ("enough" if met else "pending" if met_once_confirmed else "missing"),
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
    """Require at least one confirmed piece; an improvement counts from the day on which it was adopted."""
    of_activity = [e for e in evidence if _shows_activity(e, name, day)]
    counted = tuple(sorted(e.id for e in of_activity if e.state == "confirmed"))
    pending = any(e.state in ("submitted", "endorsed") for e in of_activity)
    return Requirement(
        id=name,
        kind="activity",
        met=bool(counted),
        why="enough" if counted else "pending" if pending else "missing",
        have=len(counted),
        need=1,
        evidence=counted,
    )


def _shows_activity(evidence: Evidence, name: str, day: date) -> bool:
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
