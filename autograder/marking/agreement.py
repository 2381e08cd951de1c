"""How well two markers agree: Cohen's weighted kappa with its interval.

Formulas: J. Cohen, Weighted kappa, Psychological Bulletin 70 (1968), and for the variance J. L. Fleiss, J. Cohen and
B. S. Everitt, Large sample standard errors of kappa and weighted kappa, Psychological Bulletin 72 (1969). The weight of
a disagreement is the distance of the points, or its square, by which one pair far apart weighs more than two near ones.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from autograder.marking.desk import MarkingDesk
from autograder.marking.papers import papers
from autograder.marking.selection import differs, settled

__all__ = ["Agreement", "Kappa", "agreement", "weighted_kappa"]

QUANTILE = 1.959963984540054
"""Of the normal distribution, for an interval of 95 %."""


@dataclass(frozen=True)
class Kappa:
    """Agreement of two markers beyond chance."""

    #: How many texts both have marked.
    n: int
    #: 1: always the same; 0: as by chance. None where both gave everything the same points: there is nothing to tell.
    value: float | None
    #: Interval of 95 %; it is wide for few texts.
    low: float | None
    high: float | None


@dataclass(frozen=True)
class Agreement:
    """The agreement of first and second marks of one exercise."""

    exercise: str
    total: Kappa
    #: By line of the rubric.
    lines: dict[str, Kappa]
    #: Texts whose two marks differ, and how many of them are settled.
    different: int
    settled: int


def weighted_kappa(
    pairs: Sequence[tuple[float, float]], weights: Literal["linear", "quadratic"] = "quadratic"
) -> Kappa:
    """Compute the weighted kappa of pairs of points, (first marker, second marker)."""
    n, power = len(pairs), 1 if weights == "linear" else 2
    if not n:
        return Kappa(0, None, None, None)
    first, second = Counter(a for a, _b in pairs), Counter(b for _a, b in pairs)
    values = sorted({*first, *second})
    widest = (values[-1] - values[0]) ** power
    if not widest:
        return Kappa(n, None, None, None)

    def agrees(a: float, b: float) -> float:
        return 1 - abs(a - b) ** power / widest

    by_first = {a: sum(agrees(a, b) * k for b, k in second.items()) / n for a in values}
    by_second = {b: sum(agrees(a, b) * k for a, k in first.items()) / n for b in values}
    observed = sum(agrees(a, b) for a, b in pairs) / n
    expected = sum(by_first[a] * k for a, k in first.items()) / n
    if expected == 1:
        return Kappa(n, None, None, None)
    value = (observed - expected) / (1 - expected)
    spread = sum((agrees(a, b) - (by_first[a] + by_second[b]) * (1 - value)) ** 2 for a, b in pairs) / n
    variance = (spread - (value - expected * (1 - value)) ** 2) / (n * (1 - expected) ** 2)
    half = QUANTILE * math.sqrt(max(variance, 0.0))
    return Kappa(n, value, max(value - half, -1.0), min(value + half, 1.0))


def agreement(desk: MarkingDesk, exercise: str) -> Agreement:
    """Compare the first and second marks of the texts of an exercise; lines only where both marked by lines."""
    both = [
        (paper, first, second)
        for paper in papers(desk, exercise)
        if (first := paper.finished("first")) and (second := paper.finished("second"))
    ]
    totals = [(first.total or 0.0, second.total or 0.0) for _paper, first, second in both]
    by_line = [(first.points, second.points) for _paper, first, second in both if first.by_line and second.by_line]
    return Agreement(
        exercise,
        weighted_kappa(totals),
        {
            line: weighted_kappa([(a[line], b[line]) for a, b in by_line])
            for line in desk.exercise(exercise).words.rubric
        },
        sum(differs(paper) for paper, _first, _second in both),
        sum(differs(paper) and settled(paper) for paper, _first, _second in both),
    )
