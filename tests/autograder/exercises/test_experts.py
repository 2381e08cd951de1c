"""The key that follows from marks of experts, against published tables and formulas."""

from __future__ import annotations

import datetime as dt

import numpy as np
import pytest

from autograder.exercises.kinds.judgement.experts import Expert, Experts, icc_2k

TODAY = dt.date(2026, 11, 28)
SHROUT_AND_FLEISS = [[9, 2, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8], [7, 1, 2, 6], [10, 5, 6, 9], [6, 2, 4, 7]]
"""Table 2 of Shrout and Fleiss (1979): four judges rate six targets; table 4 gives ICC(2,4) = .62."""


def experts(*marks: int, authors: int = 0) -> Experts:
    """Experts who mark one reaction each as given, and another one always 3; the first of them are authors."""
    found = tuple(
        Expert(id=f"e{n}", date=TODAY, author=n < authors, marks={"a": mark, "b": 3}) for n, mark in enumerate(marks)
    )
    return Experts(format=1, situation="x", expert=found)


def test_icc_agrees_with_the_table_that_defined_it() -> None:
    assert icc_2k(np.array(SHROUT_AND_FLEISS, dtype=float)) == pytest.approx(0.62, abs=0.005)


def test_icc_of_equal_marks_is_no_division_by_zero() -> None:
    assert icc_2k(np.full((4, 3), 3.0)) == 0


@pytest.mark.parametrize(
    ("marks", "mean", "spread", "weight"),
    [
        ((5, 5, 5, 5, 5), 5, 0, 1),
        ((4, 4, 5, 5), 4.5, 0.5774, 0.8333),  # variance 1/3 of 2, which is chance on a scale of five
        ((1, 5, 1, 5, 3), 3, 2, 0),  # worse than chance counts as none
        ((2,), 2, 0.5, 1),  # one person cannot disagree
    ],
)
def test_the_consensus_is_weighted_by_agreement(
    marks: tuple[int, ...], mean: float, spread: float, weight: float
) -> None:
    found = experts(*marks).consensus()["a"]
    assert (found.mean, found.spread, found.weight) == (mean, spread, weight)


def test_a_key_is_a_draft_until_five_independent_experts_have_marked_and_then_leaves_its_author_out() -> None:
    four, five = experts(1, 5, 5, 5, 5, authors=1), experts(1, 5, 5, 5, 5, 5, authors=1)
    assert (four.draft, five.draft) == (True, False)
    assert four.consensus()["a"].mean == 4.2
    assert five.consensus()["a"].mean == 5
    assert [one.id for one in five.counted] == ["e1", "e2", "e3", "e4", "e5"]
    assert experts(3).agreement() is None
    found = five.agreement()
    assert found is not None
    assert found.rwg == 1
