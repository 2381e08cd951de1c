"""Share of the points for an answer, one scheme for each form of answer, with chance taken off.

Every scheme is monotone: an answer never gets more for a wrong element added or a right one taken away. Chance is taken
off by the correction for guessing, share' = max(0, (share - c) / (1 - c)) (Abbott 1925; Frary 1988, "Formula scoring of
multiple-choice tests"). The cut c is higher than the mean of a random answer, because answers below it are not charged
and answers above it are paid: it is the lowest at which every strategy of guessing is paid at most `PAID` on average.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cache
from itertools import permutations
from math import comb
from typing import Any

import numpy as np

__all__ = [
    "PAID",
    "choice_share",
    "corrected",
    "f1_share",
    "group_share",
    "mapping_share",
    "order_share",
]

PAID = 0.05
"""The mean share that guessing may be paid."""
ENUMERATED = 8
"""Orders of up to so many items are counted one by one; longer ones are drawn."""
DRAWN = 20_000
STEPS = 1_000

Strategy = tuple[tuple[float, float], ...]
"""What one way of guessing gets: pairs of probability and raw share."""


def corrected(share: float, cut: float) -> float:
    """Return the share left after the correction for guessing; 1 stays 1, whatever lies at or under the cut is 0."""
    return max(0.0, (share - cut) / (1.0 - cut)) if cut < 1.0 else float(share >= 1.0)


def f1_share(found: Collection[Any], truth: Collection[Any], chance: float = 0.0) -> float:
    """F1 of a set, 2·|found ∩ truth| / (|found| + |truth|) (van Rijsbergen 1979), corrected for `chance`.

    F1 falls with every wrong element that is added and with every right one that is taken away.
    """
    a, b = set(found), set(truth)
    return corrected(2 * len(a & b) / (len(a) + len(b)), chance) if a and b else float(a == b)


def choice_share(ticked: Collection[str], right: Collection[str], options: Collection[str]) -> float:
    """Share for ticked options: F1, corrected for random ticking, for ticking all and for ticking the first."""
    return f1_share(ticked, right, choice_cut(len(set(options)), len(set(right))))


def group_share(placed: Mapping[str, str], right: Mapping[str, Collection[str]], groups: Collection[str]) -> float:
    """Share for items put into groups: the share of items in an accepted group, corrected.

    Args:
        placed: item -> group; items that are missing count as wrong.
        right: item -> accepted groups.
        groups: all groups on offer.
    """
    hits = sum(placed.get(item) in accepted for item, accepted in right.items())
    sizes = Counter(group for accepted in right.values() for group in set(accepted))
    accepted_a_item = tuple(sorted(len(set(accepted)) for accepted in right.values()))
    return corrected(hits / len(right), group_cut(accepted_a_item, len(set(groups)), max(sizes.values())))


def order_share(given: Sequence[str], right: Sequence[str]) -> float:
    """Share for an order: 1 - footrule / its largest value, corrected for a random order.

    Diaconis and Graham (1977): Spearman's footrule of n items is at most floor(n² / 2).
    """
    place = {item: n for n, item in enumerate(right)}
    return corrected(_footrule_share([place[item] for item in given]), order_cut(len(right)))


def mapping_share(given: Mapping[Any, Any], right: Mapping[Any, Any], same: Iterable[Any]) -> float:
    """Share for a mapping: F1 over its entries. `same`: the keys whose given value is close to the right one."""
    hits = len(set(same) & set(given) & set(right))
    return 2 * hits / (len(given) + len(right)) if given or right else 1.0


@cache
def choice_cut(options: int, right: int) -> float:
    """The cut for ticking `right` of `options`; a random answer takes each non-empty set of options alike."""
    sets = 2**options - 1
    at_random = tuple(
        (comb(right, hit) * comb(options - right, miss) / sets, 2 * hit / (hit + miss + right))
        for hit in range(right + 1)
        for miss in range(options - right + 1)
        if hit + miss
    )
    everything = ((1.0, 2 * right / (options + right)),)
    one = ((right / options, 2 / (1 + right)), (1 - right / options, 0.0))
    return _cut([at_random, everything, one])


@cache
def group_cut(accepted: tuple[int, ...], groups: int, largest: int) -> float:
    """The cut for placing items: each at random, or all into the fullest group.

    Args:
        accepted: for each item, how many groups are accepted.
        groups: how many groups there are.
        largest: how many items the fullest group accepts.
    """
    chances = np.array([1.0])
    for count in accepted:  # the Poisson binomial distribution, item by item
        chances = np.convolve(chances, [1 - count / groups, count / groups])
    n = len(accepted)
    at_random = tuple((float(chance), hits / n) for hits, chance in enumerate(chances))
    return _cut([at_random, ((1.0, largest / n),)])


@cache
def order_cut(n: int) -> float:
    """The cut for ordering n items; the order shown is itself a random one."""
    if n <= ENUMERATED:
        shares = [_footrule_share(places) for places in permutations(range(n))]
    else:
        rng = np.random.RandomState(n)
        shares = [_footrule_share(rng.permutation(n).tolist()) for _ in range(DRAWN)]
    counts = Counter(shares)
    return _cut([tuple((count / len(shares), share) for share, count in sorted(counts.items()))])


def _footrule_share(places: Sequence[int]) -> float:
    largest = len(places) ** 2 // 2
    return 1 - sum(abs(n - place) for n, place in enumerate(places)) / largest if largest else 1.0


def _cut(strategies: Iterable[Strategy]) -> float:
    """The lowest cut, in thousandths, at which no strategy is paid more than `PAID` on average."""
    known = list(strategies)
    for step in range(STEPS):
        cut = step / STEPS
        if all(sum(chance * corrected(share, cut) for chance, share in one) <= PAID for one in known):
            return cut
    return 1.0
