"""Points for an answer: more for a better one, nothing for a guess."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from autograder.exercises.scoring import (
    PAID,
    Consensus,
    choice_cut,
    choice_share,
    corrected,
    f1_share,
    group_cut,
    group_share,
    mapping_share,
    marks_cut,
    marks_share,
    order_cut,
    order_share,
    pairs_cut,
    pairs_share,
    set_share,
)

TRAINEES = 1_000
NOISE = 0.015
"""Two standard errors of a mean over a thousand trainees."""
LETTERS = "abcdefghij"


@pytest.mark.parametrize(
    ("share", "cut", "left"),
    [(0.2, 0.25, 0.0), (0.25, 0.25, 0.0), (0.625, 0.25, 0.5), (1, 0.25, 1), (0.99, 1, 0), (1, 1, 1)],
)
def test_the_correction_leaves_full_marks_and_takes_chance(share: float, cut: float, left: float) -> None:
    assert corrected(share, cut) == pytest.approx(left)


@given(
    st.sets(st.sampled_from(LETTERS), min_size=1),
    st.sets(st.sampled_from(LETTERS), min_size=1),
    st.sampled_from(LETTERS),
)
def test_a_set_never_gains_by_a_wrong_element_or_by_losing_a_right_one(
    found: set[str], truth: set[str], one: str
) -> None:
    before = f1_share(found, truth)
    if one in truth:
        assert f1_share(found - {one}, truth) <= before or one not in found
    else:
        assert f1_share(found | {one}, truth) <= before


@settings(deadline=None)
@given(st.integers(4, 8), st.data())
def test_a_choice_never_gains_by_a_wrong_tick(n: int, data: st.DataObject) -> None:
    options = LETTERS[:n]
    right = data.draw(st.sets(st.sampled_from(options), min_size=1, max_size=n - 1))
    ticked = data.draw(st.sets(st.sampled_from(options), min_size=1))
    wrong = data.draw(st.sampled_from(sorted(set(options) - right)))
    assert choice_share(ticked | {wrong}, [right], options) <= choice_share(ticked, [right], options)


@settings(deadline=None)
@given(st.permutations(LETTERS[:6]), st.integers(0, 5), st.integers(0, 5))
def test_an_order_nearer_by_the_footrule_never_gets_less(order: list[str], i: int, j: int) -> None:
    right = list(LETTERS[:6])

    def distance(one: list[str]) -> int:
        return sum(abs(n - right.index(item)) for n, item in enumerate(one))

    other = list(order)
    other[i], other[j] = other[j], other[i]
    near, far = sorted((order, other), key=distance)
    assert order_share(near, [right]) >= order_share(far, [right])


def test_full_marks_are_for_full_answers_only() -> None:
    assert choice_share({"a", "b"}, ["ab"], "abcdef") == 1
    assert choice_share({"a"}, ["ab"], "abcdef") < 1
    assert order_share("abcd", ["abcd"]) == 1
    assert group_share({"a": "x"}, {"a": ["x"], "b": ["y"]}, "xy") < 1
    assert mapping_share({"a": 1, "b": 2}, {"a": 1}) < mapping_share({"a": 1}, {"a": 1}) == 1


def test_the_nearest_accepted_answer_counts() -> None:
    assert choice_share("ab", ["ab", "cd"], "abcdef") == choice_share("cd", ["ab", "cd"], "abcdef") == 1
    assert order_share("badc", ["abcd", "badc"]) == 1
    assert order_share("cab", ["abc", "cab"]) == 1
    assert 0 < order_share("cabedf", ["abcdef", "cabdef"]) < 1


CHOICES = [("abcde", "ab"), ("abcdef", "abc"), ("abcdefg", "abc"), ("abcdefgh", "abcd")]


@pytest.mark.parametrize(("options", "right"), CHOICES)
def test_guessing_at_a_choice_pays_nothing(options: str, right: str) -> None:
    rng = random.Random(7)
    guesses = [[o for o in options if rng.random() < 0.5] or [rng.choice(options)] for _ in range(TRAINEES)]
    assert sum(choice_share(g, [right], options) for g in guesses) / TRAINEES <= PAID + NOISE
    assert choice_share(options, [right], options) <= PAID
    assert sum(choice_share(o, [right], options) for o in options) / len(options) <= PAID


@pytest.mark.parametrize(("n", "groups"), [(6, "xyz"), (8, "xyz"), (8, "wxyz"), (10, "wxyz")])
def test_guessing_at_groups_pays_nothing(n: int, groups: str) -> None:
    rng = random.Random(7)
    right = {LETTERS[i]: [groups[i % len(groups)]] for i in range(n)}
    guesses = [{item: rng.choice(groups) for item in right} for _ in range(TRAINEES)]
    assert sum(group_share(g, right, groups) for g in guesses) / TRAINEES <= PAID + NOISE
    assert max(group_share(dict.fromkeys(right, g), right, groups) for g in groups) <= PAID


@pytest.mark.parametrize(("n", "options"), [(4, 4), (4, 7), (5, 5), (6, 8), (7, 9), (10, 10)])
def test_guessing_at_pairs_pays_nothing(n: int, options: int) -> None:
    """Who gives each option once is right more often than who gives any, and one option for all is right once."""
    rng = random.Random(7)
    offered = LETTERS[:options]
    right = dict(zip(map(str, range(n)), offered, strict=False))
    once = [dict(zip(right, rng.sample(offered, options), strict=False)) for _ in range(TRAINEES)]
    freely = [{item: rng.choice(offered) for item in right} for _ in range(TRAINEES)]
    for guesses in (once, freely):
        assert sum(pairs_share(g, [right], offered) for g in guesses) / TRAINEES <= PAID + NOISE
    assert max(pairs_share(dict.fromkeys(right, option), [right], offered) for option in offered) <= PAID


@settings(deadline=None)
@given(st.permutations(LETTERS[:6]), st.sampled_from("0123"), st.sampled_from(LETTERS[:6]))
def test_pairs_never_gain_by_a_wrong_pair_or_by_losing_a_right_one(given: list[str], item: str, option: str) -> None:
    right = dict(zip("0123", LETTERS, strict=False))
    answer = dict(zip("0123", given, strict=False))
    before = pairs_share(answer, [right], LETTERS[:6])
    if option != right[item]:
        assert pairs_share(answer | {item: option}, [right], LETTERS[:6]) <= before
    assert pairs_share({i: o for i, o in answer.items() if i != item}, [right], LETTERS[:6]) <= before


SCALE = (1, 2, 3, 4, 5)
KEYS = (
    [(5, 0.5, 1), (2, 0.5, 1), (1, 0.5, 1), (1, 0.5, 1)],
    [(4.8, 0.45, 0.9), (2.4, 0.9, 0.6), (1.2, 0.45, 0.9), (3.2, 0.84, 0.65), (1.6, 0.55, 0.85)],
    [(4.6, 0.5, 0.87), (4.2, 0.8, 0.68), (3.0, 0.7, 0.75), (2.0, 0.7, 0.75), (1.4, 0.5, 0.87), (1.0, 0.0, 1.0)],
)


@pytest.mark.parametrize("key", KEYS)
def test_guessing_at_marks_pays_nothing(key: list[tuple[float, float, float]]) -> None:
    """Nor does hedging: moderate marks are never far from any mean."""
    rng = random.Random(7)
    experts = {str(n): Consensus(*one) for n, one in enumerate(key)}
    for some in (SCALE, (2, 3, 4), (1, 5), (2, 4)):
        guesses = [{reaction: rng.choice(some) for reaction in experts} for _ in range(TRAINEES)]
        assert sum(marks_share(g, experts, SCALE) for g in guesses) / TRAINEES <= PAID + NOISE
    assert max(marks_share(dict.fromkeys(experts, mark), experts, SCALE) for mark in SCALE) <= PAID
    assert marks_share({r: round(one.mean) for r, one in experts.items()}, experts, SCALE) == 1


@settings(deadline=None)
@given(st.lists(st.sampled_from(SCALE), min_size=5, max_size=5), st.sampled_from("01234"), st.sampled_from(SCALE))
def test_marks_never_gain_by_going_farther_from_the_experts(marks: list[int], reaction: str, other: int) -> None:
    experts = {str(n): Consensus(*one) for n, one in enumerate(KEYS[1])}
    given = dict(zip("01234", marks, strict=True))
    mean, before = experts[reaction].mean, marks_share(given, experts, SCALE)
    if abs(other - mean) > abs(given[reaction] - mean):
        assert marks_share(given | {reaction: other}, experts, SCALE) <= before
    assert marks_share({r: m for r, m in given.items() if r != reaction}, experts, SCALE) <= before


def test_what_experts_do_not_agree_on_counts_for_nothing() -> None:
    experts = {"a": Consensus(3, 2, 0), "b": Consensus(3, 2, 0)}
    assert (marks_cut(experts, SCALE), marks_share({"a": 3, "b": 3}, experts, SCALE)) == (1, 0)


@pytest.mark.parametrize("n", [4, 5, 6, 7, 9])
def test_guessing_at_an_order_pays_nothing(n: int) -> None:
    rng = random.Random(7)
    right = LETTERS[:n]
    assert sum(order_share(rng.sample(right, n), [right]) for _ in range(TRAINEES)) / TRAINEES <= PAID + NOISE


def test_guessing_where_several_answers_are_accepted_pays_nothing() -> None:
    rng = random.Random(7)
    orders, sets = ["abcdef", "bacdef", "abcdfe"], ["abc", "abcd", "abce"]
    assert sum(order_share(rng.sample("abcdef", 6), orders) for _ in range(TRAINEES)) / TRAINEES <= PAID + NOISE
    guesses = [[o for o in "abcdefgh" if rng.random() < 0.5] or ["a"] for _ in range(TRAINEES)]
    assert sum(choice_share(g, sets, "abcdefgh") for g in guesses) / TRAINEES <= PAID + NOISE


@pytest.mark.parametrize(
    ("cut", "stays"),
    [
        (choice_cut("abcd", ["a"]), False),
        (choice_cut("abcd", ["ab"]), False),
        (choice_cut("abcde", ["ab"]), True),
        (order_cut(["abc"]), False),
        (pairs_cut([dict(zip("123", "abc", strict=True))], "abc"), False),
        (pairs_cut([dict(zip("1234", "abcd", strict=True))], "abcd"), True),
        (order_cut(["abcd"]), True),
        (order_cut(["abcd", "bacd"]), False),
        (group_cut({"a": ["x"], "b": ["y"], "c": ["z"]}, 3), True),
        (group_cut({"a": ["x"], "b": ["y"], "c": ["x", "z"]}, 3), False),
    ],
)
def test_a_form_whose_full_answer_is_guessed_too_often_has_no_cut(cut: float, stays: bool) -> None:
    assert (cut < 1) is stays


@pytest.mark.parametrize(
    ("cut", "documented"),
    [
        (choice_cut("abcdef", ["abc"]), 0.741),
        (choice_cut("abcdefgh", ["abcd"]), 0.672),
        (group_cut({str(n): [str(n % 3)] for n in range(8)}, 3), 0.447),
        (group_cut({str(n): [str(n % 4)] for n in range(10)}, 4), 0.295),
        (order_cut(["abcde"]), 0.576),
        (order_cut(["abcdefg"]), 0.466),
        (pairs_cut([dict(zip("12345", "abcde", strict=True))], "abcde"), 0.359),
        (pairs_cut([dict(zip("1234567", "abcdefg", strict=True))], "abcdefghi"), 0.122),
    ],
)
def test_the_cuts_are_those_of_decision_0011(cut: float, documented: float) -> None:
    assert cut == documented


@pytest.mark.parametrize("found", [[], ["z"], "abcdefgh", "a", ["b"]])
def test_a_constant_set_gets_nothing(found: list[str]) -> None:
    assert set_share(found, "abc", "abcdefgh") == 0


def test_a_set_gets_more_the_nearer_it_is_and_less_for_a_repeat() -> None:
    of = [set_share(found, "abcd", "abcdefghij") for found in ("abcd", "abcdd", "abcde", "abcef", "aefg")]
    assert of[0] == 1
    assert of[1] == of[2]
    assert of[2] > of[3] > of[4] == 0
    assert set_share("a", "", "abc") == 0


def test_a_mapping_gets_nothing_for_one_value_under_every_key() -> None:
    right = {"a": 1, "b": 1, "c": 2, "d": 3}
    assert mapping_share(dict.fromkeys(right, 1), right) == 0
    assert mapping_share({}, right) == 0
    assert 0 < mapping_share(right | {"a": 9}, right) < 1
    assert mapping_share(right | {"e": 1}, right) < 1
    assert mapping_share({k: v + 0.4 for k, v in right.items()}, right, lambda a, b: abs(a - b) < 0.5) == 1


def test_a_set_is_corrected_for_the_best_of_several_constants() -> None:
    assert set_share("abx", "abc", "abcdefgh", "abx") == set_share("abx", "abc", "abx") == 0
    assert set_share("abx", "abc", "abcdefgh") > 0
