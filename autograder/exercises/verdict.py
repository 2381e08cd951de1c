"""What is said of one answer."""

from __future__ import annotations

import math
from dataclasses import dataclass, field, fields
from typing import Any, Literal

from autograder.exercises.answers import plain

__all__ = ["VERDICT_MIME", "State", "Verdict"]

VERDICT_MIME = "application/vnd.academy.verdict+json"
"""Under this type a grade cell leaves its verdict in the notebook."""

State = Literal["not_attempted", "unreadable", "wrong", "right", "waiting"]


@dataclass(frozen=True)
class Verdict:
    """One exercise's verdict.

    state: waiting means that the pre-check is passed and a person grades. points: 0..max_points, from the machine.
    check: the first failed check, which is also the feedback key. reason: why an answer is unreadable, in words.
    """

    exercise: str
    state: State
    points: float
    max_points: float
    check: str | None = None
    values: dict[str, Any] = field(default_factory=dict)
    reason: str = ""
    hidden: bool = False

    def to_json(self) -> dict[str, Any]:
        """Plain data for a sidecar or an output; values that JSON cannot hold (NaN among them) are turned into text."""
        data = {one.name: getattr(self, one.name) for one in fields(self)}
        data["values"] = {name: _jsonable(plain(value)) for name, value in self.values.items()}
        return data

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Verdict:
        return cls(**data)


def _jsonable(value: Any) -> int | float | str | bool:
    finite = isinstance(value, int | str) or (isinstance(value, float) and math.isfinite(value))
    return value if finite else str(value)
