"""Points of bonus exercises make up for lost ones, and lift nobody above 100 %."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from autograder.exercises.bonus import full_marks, with_bonus


@dataclass(frozen=True)
class One:
    points: float
    max_points: float
    bonus: bool = False


@pytest.mark.parametrize(
    ("scores", "points", "most"),
    [
        ([One(3, 4), One(2, 2)], 5, 6),
        ([One(3, 4), One(2, 2), One(4, 5, bonus=True)], 6, 6),
        ([One(1, 4), One(0, 2), One(4, 5, bonus=True)], 5, 6),
        ([One(4, 5, bonus=True)], 0, 0),
        ([], 0, 0),
    ],
)
def test_a_bonus_counts_up_to_the_whole(scores: list[One], points: float, most: float) -> None:
    assert (with_bonus(scores), full_marks(scores)) == (points, most)
