"""Explain a level, quota or other requirement: the rule, the evidence and what is missing, in sentences."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tracker.actions.reading import compute_status, read_record
from tracker.desk import Desk
from tracker.domain.evidence import Case, Evidence, ModuleResult, Observation, State
from tracker.domain.levels import Level
from tracker.domain.policy import QuotaRule
from tracker.domain.quota import Quota
from tracker.domain.readiness import Requirement
from tracker.domain.record import Record
from tracker.errors import NotFound
from wording.tracker import _

__all__ = ["Explanation", "Used", "explain"]


@dataclass(frozen=True)
class Used:
    """A piece of evidence that supports an explanation."""

    #: Its id.
    evidence: str
    kind: str
    occurred_on: date
    state: State
    #: What it contributes, in the reader's language.
    says: str


@dataclass(frozen=True)
class Explanation:
    """Why a competency or requirement is in its state."""

    #: Id of the person.
    person: str
    #: Id of the competency, quota, certificate or other requirement.
    subject: str
    day: date
    #: Key of the state.
    state: str
    #: Method or rule, with the version of the policy.
    rule: str
    #: The reasons, in the reader's language.
    sentences: tuple[str, ...]
    #: What would change the state, in the reader's language.
    missing: tuple[str, ...]
    used: tuple[Used, ...]


def explain(desk: Desk, person: str, subject: str, as_of: date | None = None) -> Explanation:
    """Explain the state of a competency, quota, certificate or other requirement of a person.

    Raises Denied, and NotFound for an unknown person or subject.
    """
    record = read_record(desk, person, as_of)
    day = as_of or desk.today()
    found = compute_status(desk, record, day, desk.now())
    rule = desk.policy.quota_rule(subject)
    if rule is not None:
        one = next(q for q in found.quotas if q.rule == subject)
        return _of_quota(desk, record, one, rule, day)
    level = next((x for x in found.levels if x.competency == subject), None)
    if level is not None:
        return _of_level(desk, record, level, day)
    requirement = next((r for r in found.readiness.requirements if r.id == subject), None)
    if requirement is not None:
        return _of_requirement(desk, record, requirement, day)
    raise NotFound(_("There is no competency or requirement “{key}”.", key=subject))


def _of_level(desk: Desk, record: Record, one: Level, day: date) -> Explanation:
    rule, scale = desk.policy.level, desk.policy.scale
    top = len(scale) - 1
    sentences: list[str] = []
    missing: list[str] = []
    if one.value is not None:
        sentences.append(
            _("Level {value} of {top}; from {need} on it is met.", value=f"{one.value:g}", top=top, need=rule.met_from)
        )
    if one.state == "not_assigned":
        sentences.append(_("The programme of this position does not ask for it."))
    elif one.state == "not_assessed":
        sentences.append(_("It is asked for, and nothing confirmed shows it yet."))
        missing.append(_("A confirmed observation, case or module result."))
    elif one.state == "stale" and one.newest is not None:
        sentences.append(
            _(
                "The newest confirmed evidence is of {day}; after {n} days it is too old.",
                day=one.newest.isoformat(),
                n=rule.stale_after_days,
            )
        )
        missing.append(_("Newer evidence."))
    elif one.state == "below":
        missing.append(_("A confirmed rating of {need} or more.", need=rule.met_from))
    sentences.append(
        {
            "latest": _("The newest confirmed rating decides."),
            "highest": _("The highest confirmed rating decides."),
            "decaying_average": _("Ratings are averaged; the newest weighs {w} %.", w=f"{rule.decay * 100:g}"),
            "n_times": _("The highest rating reached {n} times decides.", n=rule.times),
        }[rule.method]
    )
    if one.supported:
        sentences.append(_("A passed module or a confirmed case backs it."))
    return Explanation(
        person=record.person.id,
        subject=one.competency,
        day=day,
        state=one.state,
        rule=one.rule,
        sentences=tuple(sentences),
        missing=tuple(missing),
        used=_used(record, (*one.ratings, *one.results, *one.cases), one.competency),
    )


def _of_quota(desk: Desk, record: Record, one: Quota, rule: QuotaRule, day: date) -> Explanation:
    sentences = [
        _(
            "{period}: {n} of {all} days count, so {exact} of {count} is asked.",
            period=one.period.name,
            n=int(one.share * one.period.days),
            all=one.period.days,
            exact=f"{float(one.exact):.2f}",
            count=rule.count,
        ),
        _("Confirmed {n}, waiting {m}, required {k}.", n=one.confirmed, m=len(one.pending), k=one.required),
    ]
    if one.exempt:
        sentences.append(
            {
                "not_employed": _("Nothing is owed: not employed in this period."),
                "not_asked": _("Nothing is owed: it is not asked of this position."),
                "absent": _("Nothing is owed: absent all the period."),
                "waived": _("Nothing is owed: the head waived it."),
            }.get(one.exempt)
            or _("Nothing is owed: under {share} of the period counts.", share=str(rule.exempt_below))
        )
    if one.carried:
        sentences.append(_("{n} of the confirmed ones come from the period before.", n=len(one.carried)))
    missing = (_("{n} more by {day}.", n=one.missing, day=one.period.end.isoformat()),) if one.missing else ()
    return Explanation(
        person=record.person.id,
        subject=rule.id,
        day=day,
        state=one.exempt or ("met" if one.met else "missing"),
        rule=f"{rule.id} ({desk.policy.version})",
        sentences=tuple(sentences),
        missing=missing,
        used=_used(record, (*one.counted, *one.pending), ""),
    )


def _of_requirement(desk: Desk, record: Record, one: Requirement, day: date) -> Explanation:
    reasons = {
        "enough": _("It is met."),
        "pending": _("It is handed in and waits for confirmation."),
        "missing": _("Nothing confirmed shows it yet."),
        "none": _("Nothing was handed in."),
        "waived": _("The head waived it."),
        "not_asked": _("It is not asked of this position."),
        "valid": _("It is valid."),
        "expiring": _("It is valid and ends soon: {n} days left.", n=f"{one.have or 0:g}"),
        "expired": _("It has expired."),
        "revoked": _("It was revoked."),
        "not_yet_valid": _("It is not valid yet."),
        "below": _("It is below what is asked."),
        "insufficient_data": _(
            "Too little data: {n} of at least {need}.", n=f"{one.have or 0:g}", need=f"{one.need or 0:g}"
        ),
    }
    sentences = [reasons.get(one.why, one.why)]
    if one.kind == "new_tasks" and one.have is not None and one.why in ("enough", "below"):
        sentences.append(
            _("Solved {have} %, asked {need} %.", have=f"{one.have * 100:.0f}", need=f"{(one.need or 0) * 100:.0f}")
        )
    return Explanation(
        person=record.person.id,
        subject=one.id,
        day=day,
        state=one.why,
        rule=f"{one.id} ({desk.policy.version})",
        sentences=tuple(sentences),
        missing=() if one.met else (_("A confirmed piece of evidence that shows it."),),
        used=_used(record, one.evidence, one.id),
    )


def _used(record: Record, ids: tuple[str, ...], subject: str) -> tuple[Used, ...]:
    by_id = {e.id: e for e in record.evidence}
    return tuple(
        Used(e.id, e.data.kind, e.occurred_on, e.state, _contribution(e, subject))
        for e in (by_id[i] for i in ids if i in by_id)
    )


def _contribution(evidence: Evidence, subject: str) -> str:
    """Describe what a piece of evidence contributes: a rating, a share of points or its title."""
    data = evidence.data
    if isinstance(data, Observation):
        return _("rating {n}", n=data.rating)
    if isinstance(data, ModuleResult):
        share = data.competencies.get(subject)
        return (
            _("module {name}", name=data.module)
            if share is None
            else _("module {name}: {n} %", name=data.module, n=f"{share * 100:.0f}")
        )
    return (
        data.title
        if isinstance(data, Case)
        else str(getattr(data, "title", "") or getattr(data, "name", "") or data.kind)
    )
