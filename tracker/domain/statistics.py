"""Statistics for small numbers: intervals instead of bare percentages, and item analysis that states its n."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import lru_cache
from statistics import NormalDist

from tracker.domain.people import Frozen

__all__ = ["Item", "Rate", "item_analysis", "poisson_range", "rate", "wilson"]


class Rate(Frozen):
    """A share of successes with its Wilson interval."""

    successes: int
    n: int
    #: Ends of the 95 % interval, 0..1.
    low: float
    high: float
    #: True if n reaches the policy's minimum.
    enough: bool

    @property
    def share(self) -> float:
        """The share of successes, 0..1."""
        return self.successes / self.n


def wilson(successes: int, n: int, confidence: float = 0.95) -> tuple[float, float]:
    """Return the Wilson score interval of a proportion (Wilson 1927) as (low, high), 0..1.

    Raises ValueError unless 0 <= successes <= n and n > 0.
    """
    if not 0 <= successes <= n or n == 0:
        raise ValueError(f"{successes} of {n}")
    z = NormalDist().inv_cdf(0.5 + confidence / 2)
    p = successes / n
    centre = (p + z * z / (2 * n)) / (1 + z * z / n)
    half = z / (1 + z * z / n) * math.sqrt(p * (1 - p) / n + z * z / (4 * n * n))
    return max(centre - half, 0.0), min(centre + half, 1.0)


def rate(successes: int, n: int, minimum_n: int) -> Rate | None:
    """Return a share with its 95 % interval; None if n is 0."""
    if n == 0:
        return None
    low, high = wilson(successes, n)
    return Rate.of(successes=successes, n=n, low=low, high=high, enough=n >= minimum_n)


@lru_cache(4096)
def poisson_range(expected: float, confidence: float = 0.8) -> tuple[int, int]:
    """Return the central range (low, high) of a Poisson count: at most (1 - confidence) / 2 lies below, and above.

    Above 500 expected events the normal approximation is used, because the terms of the exact sum would underflow; it
    is exact to one event there. Raises ValueError for a negative expectation or a confidence outside 0..1.
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
    """Figures of one item (an exercise) of a test."""

    item: str
    #: Number of people.
    n: int
    #: Mean share of points, 0..1.
    facility: float
    #: Correlation of the item with the rest of the test, -1..1; None if undefined.
    discrimination: float | None
    #: True if n is below the minimum.
    small_n: bool


def item_analysis(scores: dict[str, Sequence[float]], minimum_n: int = 30) -> tuple[Item, ...]:
    """Compute the classical item analysis of a test (Lord and Novick 1968).

    Discrimination is corrected: the item is excluded from the total that it is correlated with.

    Args:
        scores: item -> share of its points (0..1) of each person, the same people in the same order for all items.
        minimum_n: number of people below which an item is marked as `small_n`.
    """
    names = list(scores)
    totals = [sum(person) for person in zip(*scores.values(), strict=True)]
    found = []
    for name in names:
        item = list(scores[name])
        rest = [total - score for total, score in zip(totals, item, strict=True)]
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
