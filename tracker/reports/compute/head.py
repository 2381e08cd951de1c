"""Compute the head's report from the database."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime

from sqlalchemy import Connection

from tracker.domain.framework import Framework
from tracker.domain.policy import Policy
from tracker.gc_pause import no_collection
from tracker.reports.compute.due import due_of, in_order, urgent
from tracker.reports.compute.exercises import items, mentors
from tracker.reports.compute.queries import aware_utc, load
from tracker.reports.compute.risk import at_risk, rules
from tracker.reports.compute.sections import cohorts, expiries, heat_map, lone_skills
from tracker.reports.compute.standing import standings
from tracker.reports.compute.titles import read_titles
from tracker.reports.model import HeadReport, Stamp

__all__ = ["head_report"]


@no_collection()
def head_report(
    connection: Connection,
    *,
    as_of: date,
    known_at: datetime,
    policy: Policy,
    framework: Framework,
    people: Collection[str] | None = None,
    filters: tuple[str, ...] = (),
) -> HeadReport:
    """Report on everybody who is employed on a day and has a programme in the policy.

    Args:
        connection: an open transaction.
        as_of: the day to report on.
        known_at: moment; records made later are ignored. UTC when it has no zone.
        policy: the department's rules.
        framework: the competency framework.
        people: ids to narrow the report to; None for everybody. The caller decides who may see them
            (`tracker.access`).
        filters: the same in words, for the stamp.
    """
    data = load(connection, as_of, known_at, policy, people)
    everybody = standings(data, policy, framework, as_of)
    known = aware_utc(known_at)
    open_evidence = read_titles(connection, (piece for one in everybody for piece in one.open), known)
    due = (d for one in everybody for d in due_of(one, open_evidence, data, policy, framework.criteria, as_of))
    heat = heat_map(everybody, framework)
    return HeadReport(
        stamp=Stamp(as_of, known_at, policy.zone, policy.version, framework.version, len(everybody), filters),
        rules=rules(policy),
        warnings=policy.expiry_warning_days,
        due=in_order(urgent(due, policy, as_of)),
        people=tuple(one.line for one in everybody),
        heat=heat,
        quotas=tuple(line for one in everybody for line in one.quotas),
        expiries=expiries(everybody, policy.expiry_warning_days, as_of),
        at_risk=at_risk(everybody, policy, framework.criteria, as_of),
        cohorts=cohorts(everybody),
        items=items(connection, everybody, policy, as_of),
        practice=tuple(line for one in everybody for line in one.practice),
        mentors=mentors(connection, everybody, open_evidence, data, policy, as_of, known),
        lone=lone_skills(heat),
        framework=framework,
    )
