"""Item analysis of exercises, and mentors' workload. Both need grades and steps, which the records do not hold."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from statistics import mean

from sqlalchemy import Connection, select

from tracker.domain.calendar import local_day
from tracker.domain.evidence import ModuleResult, Observation
from tracker.domain.policy import Policy
from tracker.domain.statistics import item_analysis
from tracker.reports.compute.due import TitledEvidence
from tracker.reports.compute.queries import ReportData
from tracker.reports.compute.standing import Standing
from tracker.reports.model import ItemLine, MentorLine
from tracker.store.tables import t

__all__ = ["items", "mentors"]


def items(connection: Connection, people: Sequence[Standing], policy: Policy, day: date) -> tuple[ItemLine, ...]:
    """Analyse the exercises of each module.

    Each person counts with the latest confirmed result that is not stale, because older results are of older versions
    of the exercises. An exercise is compared with the rest of its module, so only people with a grade for every
    exercise of the module count.
    """
    first = day - timedelta(days=policy.level.stale_after_days)
    latest: dict[tuple[str, str], tuple[date, datetime, str]] = {}
    for one in people:
        for piece in one.kinds.get("module_result", ()):
            if isinstance(piece.data, ModuleResult) and piece.state == "confirmed" and piece.occurred_on >= first:
                key, this = (one.who.id, piece.data.module), (piece.occurred_on, piece.recorded_at, piece.id)
                latest[key] = max(latest.get(key, this), this)
    wanted = {id_ for _on, _at, id_ in latest.values()}
    g, e = t.grade.c, t.evidence.c
    query = (
        select(g.evidence, g.module, g.exercise, g.points, g.max_points)
        .join_from(t.grade, t.evidence, e.id == g.evidence)
        .where(e.kind == "module_result", e.occurred_on >= first, e.occurred_on <= day)
    )
    scores: dict[str, dict[str, dict[str, float]]] = defaultdict(lambda: defaultdict(dict))
    for id_, module, exercise, points, max_points in connection.execute(query).all():
        if id_ in wanted and float(max_points) > 0:
            scores[module][exercise][id_] = float(points) / float(max_points)
    return tuple(line for module in sorted(scores) for line in _module(module, scores[module]))


def _module(module: str, scores: dict[str, dict[str, float]]) -> list[ItemLine]:
    complete = sorted(set.intersection(*(set(by_person) for by_person in scores.values())))
    table: dict[str, Sequence[float]] = {
        exercise: [by_person[p] for p in complete] for exercise, by_person in scores.items()
    }
    return [ItemLine(module, item, len(scores[item.item])) for item in item_analysis(table)]


def mentors(
    connection: Connection,
    people: Sequence[Standing],
    open_evidence: Mapping[str, TitledEvidence],
    data: ReportData,
    policy: Policy,
    day: date,
    known: datetime,
) -> tuple[MentorLine, ...]:
    """List everybody who mentors somebody on the day, longest queue first.

    Args:
        connection: an open transaction.
        people: standings of the people in the report.
        open_evidence: open pieces by evidence id.
        data: what the report was computed from.
        policy: the department's rules.
        day: the day of the report.
        known: moment in UTC; later ratings are ignored.
    """
    mentees: dict[str, list[Standing]] = defaultdict(list)
    for one in people:
        if one.who.id in data.mentors:
            mentees[data.mentors[one.who.id]].append(one)
    ratings = _ratings(connection, people, day, known)
    found = []
    for mentor, group in mentees.items():
        since = [
            open_evidence[piece.id].piece.since
            for one in group
            for piece in one.open
            if piece.state == "submitted" and piece.id in open_evidence
        ]
        oldest = (day - local_day(min(since), policy.zone)).days if since else None
        differences = ratings.get(mentor, [])
        found.append(
            MentorLine(
                mentor=data.who(mentor),
                mentees=len(group),
                waiting=len(since),
                oldest_days=oldest,
                ratings=len(differences),
                severity=mean(differences) if len(differences) >= policy.minimum_n else None,
            )
        )
    return tuple(sorted(found, key=lambda x: (-x.waiting, -x.mentees, x.mentor.name)))


def _ratings(connection: Connection, people: Sequence[Standing], day: date, known: datetime) -> dict[str, list[float]]:
    """Return for each rater how far each rating of the last year lies from the mean of its criterion."""
    first = day - timedelta(days=364)
    seen: dict[str, tuple[str, int]] = {}
    for one in people:
        for piece in one.kinds.get("observation", ()):
            if isinstance(piece.data, Observation) and piece.state == "confirmed" and piece.occurred_on >= first:
                seen[piece.id] = (piece.data.criterion, piece.data.rating)
    by_criterion: dict[str, list[int]] = defaultdict(list)
    for criterion, rating in seen.values():
        by_criterion[criterion].append(rating)
    means = {criterion: mean(found) for criterion, found in by_criterion.items()}
    e, step = t.evidence.c, t.transition.c
    query = (
        select(step.evidence, step.by)
        .join_from(t.transition, t.evidence, e.id == step.evidence)
        .where(e.kind == "observation", e.occurred_on >= first, step.state == "endorsed", step.at <= known)
        .order_by(step.id)
    )
    rater = {id_: by for id_, by in connection.execute(query).all() if id_ in seen}
    found: dict[str, list[float]] = defaultdict(list)
    for id_, by in rater.items():
        criterion, rating = seen[id_]
        found[by].append(rating - means[criterion])
    return found
