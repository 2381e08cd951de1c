"""A competency's level: which evidence, which rule, and why.

States, kept apart: not_assigned (nothing in the person's programme asks for it), not_assessed (asked, no evidence yet),
stale (the newest confirmed evidence is too old), below, met.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Literal

from tracker.domain.evidence import Case, Evidence, ModuleResult, Observation
from tracker.domain.people import Frozen
from tracker.domain.policy import LevelRule

__all__ = ["Level", "LevelState", "level", "levels"]

LevelState = Literal["not_assigned", "not_assessed", "stale", "below", "met"]


class Level(Frozen):
    """The level of one competency of one person.

    value: on the policy's scale, None without a rating or result that gives one; ratings, results and cases: ids of the
    evidence, newest first; supported: whether a passed result or a confirmed case backs it; newest: day of the newest
    evidence that keeps it fresh; rule: the method and version that made it.
    """

    competency: str
    state: LevelState
    value: float | None
    ratings: tuple[str, ...] = ()
    results: tuple[str, ...] = ()
    cases: tuple[str, ...] = ()
    supported: bool = False
    newest: date | None = None
    rule: str = ""


def level(
    competency: str, evidence: tuple[Evidence, ...], rule: LevelRule, version: str, day: date, *, assigned: bool
) -> Level:
    """The level of one competency as of a day; see `levels`."""
    return levels(evidence, rule, version, day, {competency: assigned})[0]


def levels(
    evidence: tuple[Evidence, ...], rule: LevelRule, version: str, day: date, wanted: dict[str, bool]
) -> tuple[Level, ...]:
    """Levels as of a day from confirmed observations, module results and cases. wanted: competency id -> whether it is
    assigned.

    Ratings decide. Without one, a result of at least `result_share` or a confirmed case that names the competency shows
    it as met at `met_from`; a weaker result alone shows it as below. Under `highest` and `n_times` such backing also
    holds a floor under the ratings, so that more evidence never lowers a level there.
    """
    found: dict[str, tuple[list[Evidence], list[Evidence], list[Evidence]]] = {c: ([], [], []) for c in wanted}
    for one in evidence:
        if one.state != "confirmed" or one.occurred_on > day:
            continue
        data = one.data
        if isinstance(data, Observation):
            if data.criterion in found:
                found[data.criterion][0].append(one)
        elif isinstance(data, ModuleResult):
            for competency in data.competencies.keys() & found.keys():
                found[competency][1].append(one)
        elif isinstance(data, Case):
            for competency in set(data.competencies) & found.keys():
                found[competency][2].append(one)
    named = f"{rule.method} ({version})"
    return tuple(_level(c, *found[c], rule, named, day, assigned) for c, assigned in wanted.items())


def _level(
    competency: str,
    ratings: list[Evidence],
    results: list[Evidence],
    cases: list[Evidence],
    rule: LevelRule,
    named: str,
    day: date,
    assigned: bool,
) -> Level:
    for kind in (ratings, results, cases):
        kind.sort(key=_age)
    if not ratings and not results and not cases:
        return Level(
            competency=competency, state="not_assessed" if assigned else "not_assigned", value=None, rule=named
        )
    passed = [e for e in results if _share(e, competency) >= rule.result_share]
    backing = [*passed, *cases]
    value = _value([e.data.rating for e in ratings if isinstance(e.data, Observation)], rule)
    floor = float(rule.met_from) if backing else 0.0
    if not ratings:
        value = floor
    elif backing and rule.method in ("highest", "n_times"):
        value = max(value or 0.0, floor)
    newest = max(e.occurred_on for e in ([*ratings, *backing] or results))
    met = value is not None and value >= rule.met_from
    stale = newest < day - timedelta(days=rule.stale_after_days)
    return Level(
        competency=competency,
        state="stale" if stale else "met" if met else "below",
        value=value,
        ratings=tuple(e.id for e in ratings),
        results=tuple(e.id for e in results),
        cases=tuple(e.id for e in cases),
        supported=bool(backing),
        newest=newest,
        rule=named,
    )


def _age(evidence: Evidence) -> tuple[int, float, str]:
    """Newest first: by the day it happened, then by the moment it was entered; when it was confirmed plays no part."""
    return -evidence.occurred_on.toordinal(), -evidence.recorded_at.timestamp(), evidence.id


def _share(evidence: Evidence, competency: str) -> float:
    return evidence.data.competencies[competency] if isinstance(evidence.data, ModuleResult) else 0.0


def _value(ratings: list[int], rule: LevelRule) -> float | None:
    """ratings: newest first. n_times: the highest rating reached at least `times` times; None before that."""
    if not ratings:
        return None
    if rule.method == "latest":
        return float(ratings[0])
    if rule.method == "highest":
        return float(max(ratings))
    if rule.method == "n_times":
        return next(
            (float(r) for r in sorted(set(ratings), reverse=True) if sum(x >= r for x in ratings) >= rule.times), None
        )
    *newer, oldest = ratings
    value = float(oldest)
    for rating in reversed(newer):
        value = rule.decay * rating + (1 - rule.decay) * value
    return value
