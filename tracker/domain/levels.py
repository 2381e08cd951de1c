"""Levels of competencies, computed from confirmed evidence by the policy's rule.

States of a level:
    not_assigned   the person's programme does not include the competency
    not_assessed   it is included, but there is no evidence yet
    stale          the newest confirmed evidence is too old
    below, met     compared with the policy's `met_from`
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

__all__ = ["Level", "LevelState", "level", "level_states", "levels"]

LevelState = Literal["not_assigned", "not_assessed", "stale", "below", "met"]


class Level(Frozen):
    """The level of one competency of one person, with the evidence behind it."""

    competency: str
    state: LevelState
    #: Value on the policy's scale; None if no rating or result gives one.
    value: float | None
    #: Ids of the evidence of each kind, newest first.
    ratings: tuple[str, ...] = ()
    results: tuple[str, ...] = ()
    cases: tuple[str, ...] = ()
    #: True if a passed result or a confirmed case supports it.
    supported: bool = False
    #: Day of the newest evidence that keeps it from becoming stale.
    newest: date | None = None
    #: Method and version of the rule it was computed by.
    rule: str = ""


def level(
    competency: str, evidence: tuple[Evidence, ...], rule: LevelRule, version: str, day: date, *, assigned: bool
) -> Level:
    """Compute the level of one competency as of a day; see `levels`."""
    return levels(evidence, rule, version, day, {competency: assigned})[0]


def levels(
    evidence: tuple[Evidence, ...], rule: LevelRule, version: str, day: date, wanted: dict[str, bool]
) -> tuple[Level, ...]:
    """Compute levels as of a day from confirmed observations, module results and cases. Practice does not count.

    Ratings decide. Without a rating, a result of at least `result_share` or a confirmed case that names the competency
    counts as `met_from`; a weaker result alone counts as below. With the methods `highest` and `n_times` such support
    is also the lower limit of the level, so that more evidence never lowers it.

    Args:
        evidence: all evidence of the person.
        rule: method and thresholds.
        version: version of the policy, for `Level.rule`.
        day: evidence of later days is ignored.
        wanted: competency id -> True if it is assigned to the person.
    """
    by_competency = _by_competency(evidence, day)
    return tuple(_level(c, by_competency, rule, version, day, assigned=assigned) for c, assigned in wanted.items())


def level_states(
    evidence: Sequence[Evidence], rule: LevelRule, day: date, wanted: Container[str]
) -> dict[str, tuple[LevelState, float | None]]:
    """Compute only state and value of each wanted competency that has evidence; see `levels`.

    The value is None if the only evidence is a weak result, which shows that the level is not reached but not how far
    the person has got.
    """
    by_competency = _by_competency(evidence, day)
    ratings, results, cases = by_competency
    found: dict[str, tuple[LevelState, float | None]] = {}
    for c in dict.fromkeys((*ratings, *results, *cases)):
        if c in wanted:
            state, value, supported, _newest = _assess(c, by_competency, rule, day)
            found[c] = state, value if supported or c in ratings else None
    return found


#: Confirmed ratings, results and cases by competency id, newest first.
_ByCompetency = tuple[dict[str, list[Evidence]], dict[str, list[Evidence]], dict[str, list[Evidence]]]

#: State, value, True if supported by a passed result or a case, day of the newest evidence that counts as fresh.
_Assessment = tuple[LevelState, float | None, bool, date]


def _by_competency(evidence: Iterable[Evidence], day: date) -> _ByCompetency:
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
        elif data.kind == "module_result" and data.part != "practice":
            for competency in data.competencies:
                results[competency].append(one)
    for kind in (ratings, results, cases):
        for found in kind.values():
            if len(found) > 1:
                found.sort(key=_ID)
                found.sort(key=_TIME, reverse=True)
    return ratings, results, cases


# Newest first: by the day it happened, then by the moment it was entered. The moment of confirmation must not matter.
_ID, _TIME = attrgetter("id"), attrgetter("occurred_on", "recorded_at")


def _assess(competency: str, by_competency: _ByCompetency, rule: LevelRule, day: date) -> _Assessment:
    """Assess a competency that has at least one piece of evidence."""
    all_ratings, all_results, all_cases = by_competency
    ratings = all_ratings.get(competency, _NO_EVIDENCE)
    results = all_results.get(competency, _NO_EVIDENCE)
    cases = all_cases.get(competency, _NO_EVIDENCE)
    passed = [e for e in results if _share(e, competency) >= rule.result_share] if results else _NO_EVIDENCE
    supported = bool(passed or cases)
    value: float | None = float(rule.met_from) if supported else 0.0
    if ratings:
        floor, value = value, _value([e.data.rating for e in ratings if isinstance(e.data, Observation)], rule)
        if supported and rule.method in ("highest", "n_times"):
            value = max(value or 0.0, floor or 0.0)
    newest = max([found[0].occurred_on for found in (ratings, passed, cases) if found] or [results[0].occurred_on])
    if (day - newest).days > rule.stale_after_days:
        return "stale", value, supported, newest
    return "met" if value is not None and value >= rule.met_from else "below", value, supported, newest


_NO_EVIDENCE: list[Evidence] = []


def _level(
    competency: str, by_competency: _ByCompetency, rule: LevelRule, version: str, day: date, *, assigned: bool
) -> Level:
    rule_name = f"{rule.method} ({version})"
    if not any(competency in found for found in by_competency):
        no_evidence: LevelState = "not_assessed" if assigned else "not_assigned"
        return Level(competency=competency, state=no_evidence, value=None, rule=rule_name)
    state, value, supported, newest = _assess(competency, by_competency, rule, day)
    ratings, results, cases = (tuple(e.id for e in found.get(competency, _NO_EVIDENCE)) for found in by_competency)
    return Level.of(
        competency=competency,
        state=state,
        value=value,
        ratings=ratings,
        results=results,
        cases=cases,
        supported=supported,
        newest=newest,
        rule=rule_name,
    )


def _share(evidence: Evidence, competency: str) -> float:
    return evidence.data.competencies[competency] if isinstance(evidence.data, ModuleResult) else 0.0


def _value(ratings: list[int], rule: LevelRule) -> float | None:
    """Combine ratings, newest first, by the rule's method; None without ratings.

    With `n_times` the value is the highest rating reached at least `times` times, and None before that.
    """
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
