"""Compute one person's report: the plan, the record, and the evidence behind each computed value."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from sqlalchemy import Connection

from tracker.actions.due import describe_open
from tracker.domain.due import OPEN_STATES
from tracker.domain.evidence import Evidence
from tracker.domain.framework import Competency, Framework
from tracker.domain.levels import Level, levels
from tracker.domain.policy import Policy
from tracker.domain.readiness import Readiness, Requirement, new_tasks_rate, readiness
from tracker.errors import NotFound
from tracker.reports.compute.due import TitledEvidence, due_of, in_order
from tracker.reports.compute.queries import ReportData, aware_utc, load
from tracker.reports.compute.standing import Standing, standings
from tracker.reports.compute.titles import title_of
from tracker.reports.model import Due, EvidenceLine, LevelLine, PersonReport, Stamp
from tracker.store.repository import record
from wording.tracker import _

__all__ = ["person_report"]


def person_report(
    connection: Connection,
    person: str,
    *,
    as_of: date,
    known_at: datetime,
    policy: Policy,
    framework: Framework,
) -> PersonReport:
    """Report on one person.

    Args:
        connection: an open transaction.
        person: id; the caller decides who may see the report (`tracker.access`).
        as_of: the day to report on.
        known_at: moment; records made later are ignored. UTC when it has no zone.
        policy: the department's rules.
        framework: the competency framework.

    Raises NotFound when the person is not employed on the day or has no programme in the policy.
    """
    known = aware_utc(known_at)
    data = load(connection, as_of, known, policy, {person})
    found = standings(data, policy, framework, as_of)
    if not found:
        raise NotFound(_("On {day} no programme asks anything of “{key}”.", day=as_of.isoformat(), key=person))
    one = found[0]
    whole = record(connection, person, as_of, known)
    competencies = {c.id: c for c in framework.competency}
    lines = {e.id: _line(e) for e in whole.evidence}
    asked = {id_: cell.state != "not_assigned" for id_, cell in one.cells.items()}
    shown = levels(one.record.evidence, policy.level, policy.version, as_of, asked)
    ready = readiness(one.record, policy, framework.criteria, as_of)
    return PersonReport(
        stamp=Stamp(as_of, known, policy.zone, policy.version, framework.version, 1, (one.who.name,)),
        framework=framework,
        person=one.line,
        plan=_plan(one, whole.evidence, ready, data, policy, framework, as_of),
        readiness=ready,
        quotas=one.quotas,
        certificates=one.certificates,
        new_tasks=new_tasks_rate(one.record.evidence, policy, as_of),
        levels=tuple(_level(competencies[x.competency], x, lines) for x in shown if x.state != "not_assigned"),
        practice=one.practice,
        evidence=tuple(sorted(lines.values(), key=lambda x: (x.occurred_on, x.id), reverse=True)),
        attestations=one.record.attestations,
    )


def _line(piece: Evidence) -> EvidenceLine:
    last = piece.transitions[-1] if piece.transitions else None
    return EvidenceLine(
        id=piece.id,
        kind=piece.data.kind,
        occurred_on=piece.occurred_on,
        state=piece.state,
        state_at=last.at if last else piece.recorded_at,
        title=title_of(piece.data.kind, piece.data.model_dump()),
        reason=last.reason if last else "",
    )


def _level(competency: Competency, level: Level, lines: dict[str, EvidenceLine]) -> LevelLine:
    behind = (lines[x] for x in (*level.ratings, *level.results, *level.cases) if x in lines)
    return LevelLine(competency, level, tuple(sorted(behind, key=lambda x: (x.occurred_on, x.id), reverse=True)))


def _plan(
    one: Standing,
    evidence: Iterable[Evidence],
    ready: Readiness,
    data: ReportData,
    policy: Policy,
    framework: Framework,
    day: date,
) -> tuple[Due, ...]:
    """List what is due, and what an attestation requires beyond that."""
    open_evidence = {
        e.id: TitledEvidence(title_of(e.data.kind, e.data.model_dump()), describe_open(e))
        for e in evidence
        if e.state in OPEN_STATES
    }
    tasks = list(due_of(one, open_evidence, data, policy, framework.criteria, day))
    tasks += [task for missing in ready.missing if (task := _required(one, missing, data)) is not None]
    return in_order(tasks)


def _required(one: Standing, missing: Requirement, data: ReportData) -> Due | None:
    """Turn an unmet requirement of the attestation into a task; None for those that are due anyway."""
    if missing.kind == "activity":
        return Due("activity", one.who, one.who, None, False, missing.id)
    if missing.kind == "new_tasks":
        lacking = int((missing.need or 0) - (missing.have or 0)) if missing.why == "insufficient_data" else 0
        return Due("new_tasks", one.who, one.who, None, False, missing.id, missing=lacking)
    if missing.kind == "criterion" and missing.why == "below":
        mentor = data.mentors.get(one.who.id)
        return Due("observe", data.who(mentor) if mentor else None, one.who, None, False, missing.id, "below")
    return None
