"""Points with a bonus, wherever they are counted: on a trainee's screen, in results, in a competency."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Protocol

__all__ = ["Scored", "full_marks", "with_bonus"]


class Scored(Protocol):
    """One exercise with its points."""

    @property
    def points(self) -> float: ...
    @property
    def max_points(self) -> float: ...
    @property
    def bonus(self) -> bool:
        """Whether its points are beyond 100 %."""


def full_marks(scores: Iterable[Scored]) -> float:
    """Return the points that are 100 %: bonus exercises add nothing to them."""
    return sum(score.max_points for score in scores if not score.bonus)


def with_bonus(scores: Collection[Scored]) -> float:
    """Return the points of exercises; those of bonus exercises make up for lost ones and lift nobody above 100 %."""
    points = sum(score.points for score in scores if not score.bonus)
    extra = sum(score.points for score in scores if score.bonus)
    return points + min(extra, max(full_marks(scores) - points, 0.0))
