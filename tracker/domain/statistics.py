"""Small numbers, honestly: intervals instead of bare percentages, and item analysis with its n."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import lru_cache
from statistics import NormalDist

from tracker.domain.people import Frozen

__all__ = ["Item", "Rate", "item_analysis", "poisson_range", "rate", "wilson"]


class Rate(Frozen):
    """A share with its interval; enough tells whether n reaches the policy's minimum."""

    successes: int
    n: int
    low: float
    high: float
    enough: bool

    @property
    def share(self) -> float:
        return self.successes / self.n


def wilson(successes: int, n: int, confidence: float = 0.95) -> tuple[float, float]:
    """Wilson score interval for a proportion (Wilson 1927). 0 <= successes <= n, n > 0; ValueError else."""
    if not 0 <= successes <= n or n == 0:
        raise ValueError(f"{successes} of {n}")
    z = NormalDist().inv_cdf(0.5 + confidence / 2)
    p = successes / n
    centre = (p + z * z / (2 * n)) / (1 + z * z / n)
    half = z / (1 + z * z / n) * math.sqrt(p * (1 - p) / n + z * z / (4 * n * n))
    return max(centre - half, 0.0), min(centre + half, 1.0)


def rate(successes: int, n: int, minimum_n: int) -> Rate | None:
    """None when there was nothing to count."""
    if n == 0:
        return None
    low, high = wilson(successes, n)
    return Rate.of(successes=successes, n=n, low=low, high=high, enough=n >= minimum_n)


@lru_cache(4096)
def poisson_range(expected: float, confidence: float = 0.8) -> tuple[int, int]:
    """The central range of counts of a Poisson variable: at most (1 - confidence) / 2 lies below and above it.

    Above 500 expected events the normal approximation is exact to one event, and the terms of the sum would underflow.
    """
    if expected < 0 or not 0 < confidence < 1:
        raise ValueError(f"expected={expected}, confidence={confidence}")
    tail = (1 - confidence) / 2
    if expected > 500:
        half = NormalDist().inv_cdf(1 - tail) * math.sqrt(expected)
        return max(math.floor(expected - half), 0), math.ceil(expected + half)
    low = None
    total, term, k = 0.0, math.exp(-expected), 0
    while True:
        total += term
        if low is None and total > tail:
            low = k
        if total >= 1 - tail or (k > expected and term == 0.0):
            return low or 0, k
        k += 1
        term *= expected / k


class Item(Frozen):
    """facility: mean share of points; discrimination: correlation of the item with the rest of the test; None where
    undefined.
    """

    item: str
    n: int
    facility: float
    discrimination: float | None
    small_n: bool


def item_analysis(scores: dict[str, Sequence[float]], minimum_n: int = 30) -> tuple[Item, ...]:
    """Classical item analysis (Lord and Novick 1968): scores[item][i] is person i's share of the item's points, 0..1.

    Discrimination is corrected: the item is left out of the total it is correlated with.
    """
    names = list(scores)
    totals = [sum(person) for person in zip(*scores.values(), strict=True)]
    found = []
    for name in names:
        item = list(scores[name])
        rest = [total - own for total, own in zip(totals, item, strict=True)]
        found.append(
            Item(
                item=name,
                n=len(item),
                facility=sum(item) / len(item) if item else 0.0,
                discrimination=_correlation(item, rest),
                small_n=len(item) < minimum_n,
            )
        )
    return tuple(found)


def _correlation(a: Sequence[float], b: Sequence[float]) -> float | None:
    n = len(a)
    if n < 3:
        return None
    mean_a, mean_b = sum(a) / n, sum(b) / n
    var_a = sum((x - mean_a) ** 2 for x in a)
    var_b = sum((y - mean_b) ** 2 for y in b)
    if var_a < 1e-12 or var_b < 1e-12:
        return None
    return sum((x - mean_a) * (y - mean_b) for x, y in zip(a, b, strict=True)) / math.sqrt(var_a * var_b)
