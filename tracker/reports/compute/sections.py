"""Sections of the head's report that put people side by side: heat map, expiries, cohorts, skills held by one
person."""

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
"""Months in the job: probation, first year, second year, later."""


def heat_map(people: Sequence[Standing], framework: Framework) -> HeatMap:
    """Person x competency; confirmations (quotas, certificates) have their own sections."""
    competencies = tuple(c for c in framework.competency if c.kind != "confirmation")
    cells = tuple(tuple(one.cells.values()) for one in people)
    counts = tuple(dict(Counter(row[j].state for row in cells)) for j in range(len(competencies)))
    return HeatMap(competencies, tuple(one.who for one in people), cells, counts)


def expiries(people: Sequence[Standing], warnings: Sequence[int], day: date) -> tuple[Expiry, ...]:
    """Required certificates that have ended, were revoked, are missing or end within the longest warning; soonest
    first. Those that are waived on the day are left out."""
    found = [
        line
        for one in people
        for state in one.certificates
        if (line := expiry(one.who, state, warnings)) and state.rule not in one.record.waived(day)
    ]
    return tuple(sorted(found, key=lambda x: (x.days_left or 0, str(x.valid_until or ""), x.person.name)))


def expiry(who: Who, state: CertificateState, warnings: Sequence[int]) -> Expiry | None:
    """None for a certificate in good order."""
    if state.status == "valid":
        return None
    left = state.days_left
    band = None if left is None else min((w for w in warnings if left <= w), default=None)
    return Expiry(who, state.rule, state.status, state.valid_until, left, band, bool(state.pending))


def cohorts(people: Sequence[Standing]) -> tuple[CohortLine, ...]:
    """People by months in the job; bands with nobody in them are left out."""
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
    """Competencies that one person alone has met, or nobody, though they are asked of at least two."""
    found = []
    for j, (competency, count) in enumerate(zip(heat.competencies, heat.counts, strict=True)):
        asked = len(heat.people) - count.get("not_assigned", 0)
        if asked < 2 or count.get("met", 0) > 1:
            continue
        holder = next((who for who, row in zip(heat.people, heat.cells, strict=True) if row[j].state == "met"), None)
        found.append(LoneSkill(competency, holder, asked, count.get("below", 0) + count.get("stale", 0)))
    return tuple(sorted(found, key=lambda x: (x.holder is not None, x.competency.section)))
