"""A competency's level: which evidence, which rule, and why.

States, kept apart: not_assigned (nothing in the person's programme asks for it), not_assessed (asked, no evidence yet),
stale (the newest confirmed evidence is too old), below, met.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Sequence
from datetime import date
from operator import attrgetter
from typing import Literal

from tracker.domain.evidence import Evidence, ModuleResult, Observation
from tracker.domain.people import Frozen
from tracker.domain.policy import LevelRule

__all__ = ["Level", "LevelState", "level", "levels", "states"]

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
    speaking = _speaking(evidence, day)
    return tuple(_level(c, speaking, rule, version, day, assigned=asked) for c, asked in wanted.items())


def states(
    evidence: Sequence[Evidence], rule: LevelRule, day: date, wanted: Container[str]
) -> dict[str, tuple[LevelState, float | None]]:
    """State and value, without what is behind them, of those wanted competencies of which evidence speaks; see
    `levels`.

    The value is None where only a weak result speaks: it shows that something is missing, not how much is there.
    """
    speaking = _speaking(evidence, day)
    ratings, results, cases = speaking
    found: dict[str, tuple[LevelState, float | None]] = {}
    for c in dict.fromkeys((*ratings, *results, *cases)):
        if c in wanted:
            state, value, backed, _newest = _judge(c, speaking, rule, day)
            found[c] = state, value if backed or c in ratings else None
    return found


_Speaking = tuple[dict[str, list[Evidence]], dict[str, list[Evidence]], dict[str, list[Evidence]]]
"""Confirmed ratings, results and cases by competency id, newest first."""


_Judged = tuple[LevelState, float | None, bool, date]
"""State, value, whether a passed result or a case backs it, day of the newest evidence that keeps it fresh."""


def _speaking(evidence: Iterable[Evidence], day: date) -> _Speaking:
    ratings: dict[str, list[Evidence]] = defaultdict(list)
    results: dict[str, list[Evidence]] = defaultdict(list)
    cases: dict[str, list[Evidence]] = defaultdict(list)
    for one in evidence:
        if one.state != "confirmed" or one.occurred_on > day:
            continue
        data = one.data
        if data.kind == "observation":
            ratings[data.criterion].append(one)
        elif data.kind == "case":
            for competency in dict.fromkeys(data.competencies):
                cases[competency].append(one)
        elif data.kind == "module_result":
            for competency in data.competencies:
                results[competency].append(one)
    for by_competency in (ratings, results, cases):
        for found in by_competency.values():
            if len(found) > 1:
                found.sort(key=_ID)
                found.sort(key=_WHEN, reverse=True)
    return ratings, results, cases


_ID, _WHEN = attrgetter("id"), attrgetter("occurred_on", "recorded_at")
"""Newest first: by the day it happened, then by the moment it was entered; when it was confirmed plays no part."""


def _judge(competency: str, speaking: _Speaking, rule: LevelRule, day: date) -> _Judged:
    """At least one piece speaks of the competency."""
    rated, resulted, named = speaking
    ratings = rated.get(competency, _NOTHING)
    results = resulted.get(competency, _NOTHING)
    cases = named.get(competency, _NOTHING)
    passed = [e for e in results if _share(e, competency) >= rule.result_share] if results else _NOTHING
    backed = bool(passed or cases)
    value: float | None = float(rule.met_from) if backed else 0.0
    if ratings:
        floor, value = value, _value([e.data.rating for e in ratings if isinstance(e.data, Observation)], rule)
        if backed and rule.method in ("highest", "n_times"):
            value = max(value or 0.0, floor or 0.0)
    newest = max([found[0].occurred_on for found in (ratings, passed, cases) if found] or [results[0].occurred_on])
    if (day - newest).days > rule.stale_after_days:
        return "stale", value, backed, newest
    return "met" if value is not None and value >= rule.met_from else "below", value, backed, newest


_NOTHING: list[Evidence] = []


def _level(competency: str, speaking: _Speaking, rule: LevelRule, version: str, day: date, *, assigned: bool) -> Level:
    named = f"{rule.method} ({version})"
    if not any(competency in found for found in speaking):
        state: LevelState = "not_assessed" if assigned else "not_assigned"
        return Level(competency=competency, state=state, value=None, rule=named)
    judged, value, backed, newest = _judge(competency, speaking, rule, day)
    ratings, results, cases = (tuple(e.id for e in found.get(competency, _NOTHING)) for found in speaking)
    return Level.of(
        competency=competency,
        state=judged,
        value=value,
        ratings=ratings,
        results=results,
        cases=cases,
        supported=backed,
        newest=newest,
        rule=named,
    )


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
