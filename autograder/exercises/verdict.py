"""The verdict on one answer."""

from __future__ import annotations

import math
from dataclasses import dataclass, field, fields
from typing import Any, Literal

from autograder.exercises.answers import plain
from autograder.notes import Note

__all__ = ["VERDICT_MIME", "State", "Verdict"]

VERDICT_MIME = "application/vnd.academy.verdict+json"
"""MIME type of the verdict in a grade cell's output."""

State = Literal["not_attempted", "unreadable", "wrong", "right", "waiting"]


@dataclass(frozen=True)
class Verdict:
    """The verdict on the answer to one exercise."""

    exercise: str
    #: `waiting`: the pre-check passed, and a person grades.
    state: State
    #: Points that the machine gives, 0..max_points.
    points: float
    max_points: float
    #: The first failed check, which is also the feedback key.
    check: str | None = None
    #: Values for the placeholders of the feedback.
    values: dict[str, Any] = field(default_factory=dict)
    #: Why the answer is unreadable.
    reason: Note | None = None
    #: Whether the failed check is a hidden one.
    hidden: bool = False

    def to_json(self) -> dict[str, Any]:
        """Return plain data for a cell's output. Values that JSON cannot hold, NaN among them, become text."""
        data = {one.name: getattr(self, one.name) for one in fields(self)}
        data["values"] = {name: _jsonable(plain(value)) for name, value in self.values.items()}
        data["reason"] = self.reason.to_json() if self.reason else None
        return data

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Verdict:
        """Make a verdict from plain data. A reason in words, as older notebooks have it, is shown as it stands."""
        reason = data.get("reason")
        return cls(**data | {"reason": Note.from_json(reason) if reason else None})


def _jsonable(value: Any) -> int | float | str | bool:
    finite = isinstance(value, int | str) or (isinstance(value, float) and math.isfinite(value))
    return value if finite else str(value)
