"""The head's report, computed from the database."""

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
from tracker.reports.compute.titles import waiting
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
    """The department on a day as known at a moment (UTC).

    people: ids to narrow the report to, with `filters` saying so in words; the caller decides who may see it
    (`tracker.access`). Everybody employed on the day and asked for something by the policy's programmes is in it.
    """
    loaded = load(connection, as_of, known_at, policy, people)
    found = standings(loaded, policy, framework, as_of)
    known = aware_utc(known_at)
    open_ids = [piece.id for one in found for piece in one.open]
    notes = waiting(connection, open_ids, known)
    due = (d for one in found for d in due_of(one, notes, loaded, policy, framework.criteria, as_of))
    heat = heat_map(found, framework)
    return HeadReport(
        stamp=Stamp(as_of, known_at, policy.zone, policy.version, framework.version, len(found), filters),
        rules=rules(policy),
        warnings=policy.expiry_warning_days,
        due=in_order(urgent(due, policy, as_of)),
        people=tuple(one.line for one in found),
        heat=heat,
        quotas=tuple(line for one in found for line in one.quotas),
        expiries=expiries(found, policy.expiry_warning_days, as_of),
        at_risk=at_risk(found, policy, framework.criteria, as_of),
        cohorts=cohorts(found),
        items=items(connection, found, policy, as_of),
        mentors=mentors(connection, found, notes, loaded, policy, as_of, known),
        lone=lone_skills(heat),
        framework=framework,
    )
