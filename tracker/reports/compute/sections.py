"""Sections of the head's report that compare people: heat map, certificates that end, cohorts, and skills that only
one person has."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date

from tracker.domain.credential import CertificateState
from tracker.domain.framework import Framework
from tracker.reports.compute.standing import Standing
from tracker.reports.model import CohortLine, Expiry, HeatMap, LoneSkill, Who

__all__ = ["BANDS", "cohorts", "expiries", "expiry", "heat_map", "lone_skills"]

BANDS: tuple[tuple[int, int | None], ...] = ((0, 3), (3, 12), (12, 24), (24, None))
"""Months in the job, from and below: probation, first year, second year, later."""


def heat_map(people: Sequence[Standing], framework: Framework) -> HeatMap:
    """Arrange states by person and competency. Confirmations (quotas, certificates) have sections of their own."""
    competencies = tuple(c for c in framework.competency if c.kind != "confirmation")
    cells = tuple(tuple(one.cells.values()) for one in people)
    counts = tuple(dict(Counter(row[j].state for row in cells)) for j in range(len(competencies)))
    return HeatMap(competencies, tuple(one.who for one in people), cells, counts)


def expiries(people: Sequence[Standing], warnings: Sequence[int], day: date) -> tuple[Expiry, ...]:
    """List required certificates that have expired, were revoked, are missing or end within the longest warning.

    The soonest come first. Certificates waived on the day are left out.

    Args:
        people: standings of the people in the report.
        warnings: the policy's warnings, in days.
        day: the day of the report.
    """
    found = [
        line
        for one in people
        for state in one.certificates
        if (line := expiry(one.who, state, warnings)) and state.rule not in one.record.waived(day)
    ]
    return tuple(sorted(found, key=lambda x: (x.days_left or 0, str(x.valid_until or ""), x.person.name)))


def expiry(who: Who, state: CertificateState, warnings: Sequence[int]) -> Expiry | None:
    """Return the line of a certificate; None when it is valid and no warning applies."""
    if state.status == "valid":
        return None
    days_left = state.days_left
    band = None if days_left is None else min((w for w in warnings if days_left <= w), default=None)
    return Expiry(who, state.rule, state.status, state.valid_until, days_left, band, bool(state.pending))


def cohorts(people: Sequence[Standing]) -> tuple[CohortLine, ...]:
    """Sum up people by months in the job. Empty bands are left out."""
    found = []
    for low, below in BANDS:
        group = [x for x in people if low <= x.line.months and (below is None or x.line.months < below)]
        if not group:
            continue
        asked = [q for x in group for q in x.quotas if not q.quota.exempt]
        found.append(
            CohortLine(
                band=(low, below),
                people=len(group),
                met=sum(x.line.met for x in group),
                assigned=sum(x.line.assigned for x in group),
                in_order=sum(q.pace.state != "behind" and q.before.met for q in asked),
                asked=len(asked),
                ready=sum(x.line.ready for x in group),
            )
        )
    return tuple(found)


def lone_skills(heat: HeatMap) -> tuple[LoneSkill, ...]:
    """List competencies asked of at least two people and met by at most one. Those that nobody has met come first."""
    found = []
    for j, (competency, count) in enumerate(zip(heat.competencies, heat.counts, strict=True)):
        asked = len(heat.people) - count.get("not_assigned", 0)
        if asked < 2 or count.get("met", 0) > 1:
            continue
        holder = next((who for who, row in zip(heat.people, heat.cells, strict=True) if row[j].state == "met"), None)
        found.append(LoneSkill(competency, holder, asked, count.get("below", 0) + count.get("stale", 0)))
    return tuple(sorted(found, key=lambda x: (x.holder is not None, x.competency.section)))
