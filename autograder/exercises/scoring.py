"""Share of the points for an answer, one scheme for each form of answer, with chance taken off.

Every scheme is monotone: an answer never gets more for a wrong element added or a right one taken away. Chance is taken
off by the correction for guessing, share' = max(0, (share - c) / (1 - c)) (Abbott 1925; Frary 1988, "Formula scoring of
multiple-choice tests"). The cut c is higher than the mean of a random answer, because answers below it are not charged
and answers above it are paid: it is the lowest at which every strategy of guessing is paid at most `PAID` on average.
"""

from __future__ import annotations

import operator
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import permutations
from typing import Any

import numpy as np

__all__ = [
    "PAID",
    "Consensus",
    "blanks_cut",
    "blanks_share",
    "choice_cut",
    "choice_share",
    "corrected",
    "f1_share",
    "footrule_share",
    "group_cut",
    "group_share",
    "mapping_share",
    "marks_cut",
    "marks_share",
    "order_cut",
    "order_share",
    "pairs_cut",
    "pairs_share",
    "set_share",
    "talk_cut",
    "talk_share",
]

PAID = 0.05
"""The mean share that guessing may be paid."""
ENUMERATED_ITEMS, ENUMERATED_OPTIONS = 8, 12
"""Answers to forms of up to so many items or options are counted one by one; those to larger ones are drawn."""
DRAWN = 20_000
STEPS = 1_000

Numbers = np.ndarray[Any, Any]
Strategy = tuple[tuple[float, float], ...]
"""What one way of guessing gets: pairs of probability and raw share."""


@dataclass(frozen=True)
class Consensus:
    """What experts think of one reaction: the mean of their marks, its standard deviation, the weight of the mean."""

    mean: float
    spread: float
    weight: float

    def far(self, mark: float, scale: Sequence[int]) -> float:
        """Return how far a mark is from the mean, beyond what experts differ by and beyond the nearest mark."""
        free = max(self.spread, min(abs(one - self.mean) for one in scale))
        return max(0.0, round(abs(mark - self.mean) - free, 9))

    def farthest(self, scale: Sequence[int]) -> float:
        return max(self.far(one, scale) for one in scale)


def corrected(share: float, cut: float) -> float:
    """Return the share left after the correction for guessing; 1 stays 1, whatever lies at or under the cut is 0."""
    return max(0.0, (share - cut) / (1.0 - cut)) if cut < 1.0 else float(share >= 1.0)


def f1_share(found: Collection[Any], truth: Collection[Any], chance: float = 0.0) -> float:
    """F1 of a set, 2·|found ∩ truth| / (|found| + |truth|) (van Rijsbergen 1979), corrected for `chance`.

    F1 falls with every wrong element that is added and with every right one that is taken away.
    """
    a, b = set(found), set(truth)
    return corrected(2 * len(a & b) / (len(a) + len(b)), chance) if a and b else float(a == b)


def set_share(found: Iterable[Any], truth: Iterable[Any], *constants: Iterable[Any]) -> float:
    """Share for a set: F1, corrected for the best constant: one of `constants`, or a single right element.

    Args:
        found: the answer. Repeats count as wrong elements.
        truth: what is expected.
        constants: answers that need no work, such as everything there is.
    """
    given, right = list(found), set(truth)
    hits = len(right.intersection(given))
    if not hits:
        return 0.0
    cut = max([2 / (1 + len(right)), *(f1_share(set(one), right) for one in constants)])
    return corrected(2 * hits / (len(given) + len(right)), cut)


def mapping_share(
    given: Mapping[Any, Any], right: Mapping[Any, Any], same: Callable[[Any, Any], bool] = operator.eq
) -> float:
    """Share for a mapping: F1 over its entries, corrected for the one value that is right under most keys.

    Args:
        given: the answer.
        right: what is expected.
        same: whether a given value is close enough to the right one; never called for a missing key.
    """
    if not right:
        return float(not given)
    hits = sum(key in given and bool(same(given[key], value)) for key, value in right.items())
    constant = max(sum(bool(same(one, value)) for value in right.values()) for one in right.values())
    return corrected(2 * hits / (len(given) + len(right)), constant / len(right))


def choice_share(ticked: Collection[str], accepted: Sequence[Collection[str]], options: Collection[str]) -> float:
    """Share for ticked options: F1, the best over the accepted answers, corrected for guessing."""
    best = max(f1_share(ticked, right) for right in accepted)
    return corrected(best, choice_cut(options, accepted))


def group_share(placed: Mapping[str, str], right: Mapping[str, Collection[str]], groups: Collection[str]) -> float:
    """Share for items put into groups: the share of items in an accepted group, corrected for guessing.

    Args:
        placed: item -> group; items that are missing count as wrong.
        right: item -> accepted groups.
        groups: all groups on offer.
    """
    hits = sum(placed.get(item) in accepted for item, accepted in right.items())
    return corrected(hits / len(right), group_cut(right, len(set(groups))))


def order_share(given: Sequence[str], accepted: Sequence[Sequence[str]]) -> float:
    """Share for an order: 1 - footrule / its largest value, the best over the accepted orders, corrected for guessing.

    Diaconis and Graham (1977): Spearman's footrule of n items is at most floor(n² / 2).
    """
    return corrected(max(footrule_share(given, right) for right in accepted), order_cut(accepted))


def pairs_share(given: Mapping[str, str], accepted: Sequence[Mapping[str, str]], options: Collection[str]) -> float:
    """Share for pairs: the share of right pairs, the best over the accepted answers, corrected for guessing.

    Args:
        given: item -> option; items that are missing count as wrong.
        accepted: right answers, each item -> option.
        options: all options on offer, decoys among them.
    """
    best = max(sum(given.get(item) == option for item, option in right.items()) for right in accepted)
    return corrected(best / len(accepted[0]), pairs_cut(accepted, options))


def blanks_share(right: Collection[str], blanks: Collection[str], cut: float) -> float:
    """Share for an answer in several blanks: the share of right ones, corrected for guessing.

    Args:
        right: blanks that are right; others are wrong or empty.
        blanks: all blanks.
        cut: see `blanks_cut`.
    """
    return corrected(len(set(right)) / len(blanks), cut)


def marks_share(given: Mapping[str, int], key: Mapping[str, Consensus], scale: Sequence[int]) -> float:
    """Share for marks: 1 - weighted distance from the experts' means / its largest value, corrected for guessing.

    Experts as the key: Motowidlo, Dunnette and Carter (1990). Distance: Legree, Kilcullen, Psotka, Putka and Ginter
    (2010).

    Args:
        given: reaction -> mark; a reaction without one counts as the worst mark.
        key: what experts think of each reaction.
        scale: all marks on offer.
    """
    worst = sum(one.weight * one.farthest(scale) for one in key.values())
    if not worst:
        return 0.0
    lost = sum(
        one.weight * (one.far(given[reaction], scale) if reaction in given else one.farthest(scale))
        for reaction, one in key.items()
    )
    return corrected(1 - lost / worst, marks_cut(key, scale))


def talk_share(worth: float, cut: float) -> float:
    """Share for a talk: what the end that it came to is worth, corrected for guessing.

    Args:
        worth: of the end; 1 for the best.
        cut: see `talk_cut`.
    """
    return corrected(worth, cut)


def footrule_share(given: Sequence[str], right: Sequence[str]) -> float:
    """Nearness of two orders of the same items: 1 for equal ones, 0 for opposite ones; not corrected."""
    distance = sum(abs(n - given.index(item)) for n, item in enumerate(right))
    return 1 - distance / max(len(right) ** 2 // 2, 1)


def choice_cut(options: Collection[str], accepted: Sequence[Collection[str]]) -> float:
    """The cut for ticking: any non-empty set of options at random, all options, or one."""
    bit = {option: 1 << n for n, option in enumerate(sorted(set(options)))}
    return _choice_cut(len(bit), frozenset(sum(bit[option] for option in set(right)) for right in accepted))


def group_cut(right: Mapping[str, Collection[str]], groups: int) -> float:
    """The cut for placing items: each at random, or all into the fullest group.

    Args:
        right: item -> accepted groups.
        groups: how many groups there are.
    """
    sizes = Counter(group for accepted in right.values() for group in set(accepted))
    return _group_cut(tuple(sorted(len(set(accepted)) for accepted in right.values())), groups, max(sizes.values()))


def blanks_cut(blanks: int, picks: Sequence[tuple[Collection[str], Collection[str]]]) -> float:
    """The cut for filling blanks: each pick at random, or one option wherever it is offered.

    What is typed cannot be guessed.

    Args:
        blanks: how many there are, picks among them.
        picks: options on offer and accepted ones.
    """
    options = set[str]().union(*(offered for offered, _accepted in picks))
    same = max((sum(option in accepted for _offered, accepted in picks) for option in options), default=0)
    chances = tuple(sorted(len(set(accepted)) / len(set(offered)) for offered, accepted in picks))
    return _cut([_successes(chances, blanks), ((1.0, same / blanks),)])


def talk_cut(ends: Iterable[tuple[float, float]]) -> float:
    """The cut for a talk whose replies are given at random.

    Args:
        ends: how likely each end is then, and what it is worth.
    """
    return _cut([tuple(sorted(ends))])


def order_cut(accepted: Sequence[Sequence[str]]) -> float:
    """The cut for ordering items; the order shown is itself a random one."""
    place = {item: n for n, item in enumerate(accepted[0])}
    return _order_cut(len(place), frozenset(tuple(place[item] for item in right) for right in accepted))


def pairs_cut(accepted: Sequence[Mapping[str, str]], options: Collection[str]) -> float:
    """The cut for pairs: each option at most once at random, any option for each item, or one option for all items."""
    place = {option: n for n, option in enumerate(sorted(set(options)))}
    items = sorted(accepted[0])
    return _pairs_cut(len(place), frozenset(tuple(place[right[item]] for item in items) for right in accepted))


def marks_cut(key: Mapping[str, Consensus], scale: Sequence[int]) -> float:
    """The cut for marks: each at random, of all marks, of moderate or of extreme ones; one mark for all."""
    return _marks_cut(tuple(sorted((one.mean, one.spread, one.weight) for one in key.values())), tuple(scale))


@cache
def _choice_cut(options: int, accepted: frozenset[int]) -> float:
    """Args: how many options there are, and the accepted sets as bit masks."""
    if options <= ENUMERATED_OPTIONS:
        masks = np.arange(1, 2**options)
    else:
        masks = np.random.RandomState(options).randint(1, 2**options, DRAWN, dtype="int64")
    everything, single = np.array([2**options - 1]), 2 ** np.arange(options)
    return _cut([_strategy(_best_f1(answers, accepted)) for answers in (masks, everything, single)])


def _best_f1(masks: Numbers, accepted: frozenset[int]) -> Numbers:
    return np.max([2 * _bits(masks & one) / (_bits(masks) + one.bit_count()) for one in accepted], axis=0)


def _bits(masks: Numbers) -> Numbers:
    return np.array([int(mask).bit_count() for mask in masks])


@cache
def _group_cut(accepted: tuple[int, ...], groups: int, largest: int) -> float:
    """Args: how many groups each item may go to, how many groups there are, how many items the fullest accepts."""
    n = len(accepted)
    return _cut([_successes(tuple(count / groups for count in accepted), n), ((1.0, largest / n),)])


def _successes(chances: tuple[float, ...], of: int) -> Strategy:
    """Return what items that are right by chance get: the Poisson binomial distribution, item by item."""
    total = np.array([1.0])
    for chance in chances:
        total = np.convolve(total, [1 - chance, chance])
    return tuple((float(chance), hits / of) for hits, chance in enumerate(total))


@cache
def _order_cut(n: int, accepted: frozenset[tuple[int, ...]]) -> float:
    if n <= ENUMERATED_ITEMS:
        orders = np.array(list(permutations(range(n))))
    else:
        rng = np.random.RandomState(n)
        orders = np.array([rng.permutation(n) for _ in range(DRAWN)])
    return _cut([_strategy(np.max([_footrule_shares(orders, one) for one in accepted], axis=0))])


@cache
def _pairs_cut(options: int, accepted: frozenset[tuple[int, ...]]) -> float:
    """Args: how many options there are, and the accepted answers: the option of each item."""
    items, rng = len(next(iter(accepted))), np.random.RandomState(options)
    once = rng.random_sample((DRAWN, options)).argsort(axis=1)[:, :items]
    freely = rng.randint(options, size=(DRAWN, items), dtype="int64")
    constants = [np.full((1, items), option) for option in range(options)]
    strategies = [freely, *constants] if options < items else [once, freely, *constants]
    return _cut(
        [_strategy(np.max([(answers == right).mean(axis=1) for right in accepted], axis=0)) for answers in strategies]
    )


@cache
def _marks_cut(key: tuple[tuple[float, float, float], ...], scale: tuple[int, ...]) -> float:
    experts = [Consensus(*one) for one in key]
    worst = sum(one.weight * one.farthest(scale) for one in experts)
    if not worst:
        return 1.0
    inner = scale[1:-1]
    of_random = (scale, inner, (scale[0], scale[-1]), (inner[0], inner[-1]))
    return _cut([_marks_strategy(experts, worst, marks, scale) for marks in (*of_random, *((one,) for one in scale))])


def _marks_strategy(experts: Sequence[Consensus], worst: float, marks: Sequence[int], scale: Sequence[int]) -> Strategy:
    """Return what marks get that are drawn independently from some of the scale."""
    lost = np.zeros(1)
    for one in experts:
        lost = np.add.outer(lost, [one.weight * one.far(mark, scale) / worst for mark in marks]).ravel()
    return _strategy(np.round(1 - lost, 6))


def _footrule_shares(orders: Numbers, right: Sequence[int]) -> Numbers:
    """Return the share of each row of `orders`: items' numbers by place, against those of the right order."""
    largest = max(len(right) ** 2 // 2, 1)
    return 1 - np.abs(np.argsort(orders, axis=1) - np.argsort(list(right))).sum(axis=1) / largest


def _strategy(shares: Numbers) -> Strategy:
    """Return what answers that are equally likely get."""
    return tuple((count / len(shares), share) for share, count in sorted(Counter(shares.tolist()).items()))


def _cut(strategies: Iterable[Strategy]) -> float:
    """The lowest cut, in thousandths, at which no strategy is paid more than `PAID` on average; 1 without one."""
    known = list(strategies)

    def pays_nothing(step: int) -> bool:
        return all(sum(p * corrected(share, step / STEPS) for p, share in one) <= PAID for one in known)

    return bisect_left(range(STEPS), True, key=pays_nothing) / STEPS
