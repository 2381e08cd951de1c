"""Points for an answer: more for a better one, nothing for a guess."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from autograder.exercises.scoring import (
    PAID,
    choice_share,
    corrected,
    f1_share,
    group_share,
    mapping_share,
    order_share,
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
    assert choice_share(ticked | {wrong}, right, options) <= choice_share(ticked, right, options)


@settings(deadline=None)
@given(st.permutations(LETTERS[:6]), st.integers(0, 5), st.integers(0, 5))
def test_an_order_nearer_by_the_footrule_never_gets_less(order: list[str], i: int, j: int) -> None:
    right = list(LETTERS[:6])

    def distance(one: list[str]) -> int:
        return sum(abs(n - right.index(item)) for n, item in enumerate(one))

    other = list(order)
    other[i], other[j] = other[j], other[i]
    near, far = sorted((order, other), key=distance)
    assert order_share(near, right) >= order_share(far, right)


def test_full_marks_are_for_full_answers_only() -> None:
    assert choice_share({"a", "b"}, {"a", "b"}, "abcdef") == 1
    assert choice_share({"a"}, {"a", "b"}, "abcdef") < 1
    assert order_share("abcd", "abcd") == 1
    assert group_share({"a": "x"}, {"a": ["x"], "b": ["y"]}, "xy") < 1
    assert mapping_share({"a": 1, "b": 2}, {"a": 1}, ["a"]) < mapping_share({"a": 1}, {"a": 1}, ["a"]) == 1


CHOICES = [("abcde", "ab"), ("abcdef", "abc"), ("abcdefg", "abc"), ("abcdefgh", "abcd")]


@pytest.mark.parametrize(("options", "right"), CHOICES)
def test_guessing_at_a_choice_pays_nothing(options: str, right: str) -> None:
    rng = random.Random(7)
    guesses = [[o for o in options if rng.random() < 0.5] or [rng.choice(options)] for _ in range(TRAINEES)]
    assert sum(choice_share(g, right, options) for g in guesses) / TRAINEES <= PAID + NOISE
    assert choice_share(options, right, options) <= PAID
    assert sum(choice_share(o, right, options) for o in options) / len(options) <= PAID


@pytest.mark.parametrize(("n", "groups"), [(6, "xyz"), (8, "xyz"), (8, "wxyz"), (10, "wxyz")])
def test_guessing_at_groups_pays_nothing(n: int, groups: str) -> None:
    rng = random.Random(7)
    right = {LETTERS[i]: [groups[i % len(groups)]] for i in range(n)}
    guesses = [{item: rng.choice(groups) for item in right} for _ in range(TRAINEES)]
    assert sum(group_share(g, right, groups) for g in guesses) / TRAINEES <= PAID + NOISE
    assert max(group_share(dict.fromkeys(right, g), right, groups) for g in groups) <= PAID


@pytest.mark.parametrize("n", [4, 5, 6, 7, 9])
def test_guessing_at_an_order_pays_nothing(n: int) -> None:
    rng = random.Random(7)
    right = LETTERS[:n]
    assert sum(order_share(rng.sample(right, n), right) for _ in range(TRAINEES)) / TRAINEES <= PAID + NOISE
