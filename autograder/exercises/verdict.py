"""The verdict on one answer."""

from __future__ import annotations

import math
from dataclasses import dataclass, field, fields
from typing import Any, Literal

from autograder.exercises.answers import plain
from autograder.notes import Note

__all__ = ["VERDICT_MIME", "Remark", "State", "Verdict"]

VERDICT_MIME = "application/vnd.academy.verdict+json"
"""MIME type of the verdict in a grade cell's output."""

State = Literal["not_attempted", "unreadable", "wrong", "right", "waiting", "taken", "missing", "stale"]


@dataclass(frozen=True)
class Remark:
    """One failed point of a text."""

    #: The failed check, which is also the feedback key.
    check: str
    #: Values for the placeholders of the feedback.
    values: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Verdict:
    """The verdict on the answer to one exercise."""

    exercise: str
    #: `waiting`: the pre-check passed, and a person grades. `taken`: it can be read, and is judged after submission.
    #: `missing`: the file of the forms' answers was not handed in, so that there is nothing to judge.
    #: `stale`: the notebook would not make what is in memory, so that it is not judged. Only a notebook says so.
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
    #: All failed points of a text, the heaviest first; the first is `check` with `values`.
    remarks: tuple[Remark, ...] = ()

    @property
    def failed(self) -> tuple[Remark, ...]:
        """Return what failed: all remarks on a text, of other answers the first failed check."""
        return self.remarks or ((Remark(self.check, self.values),) if self.check else ())

    def to_json(self) -> dict[str, Any]:
        """Return plain data for a cell's output. Values that JSON cannot hold, NaN among them, become text."""
        data = {one.name: getattr(self, one.name) for one in fields(self)}
        data["values"] = _jsonable_values(self.values)
        data["reason"] = self.reason.to_json() if self.reason else None
        data["remarks"] = [{"check": one.check, "values": _jsonable_values(one.values)} for one in self.remarks]
        return data

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Verdict:
        """Make a verdict from plain data. A reason in words, as older notebooks have it, is shown as it stands."""
        reason = Note.from_json(data["reason"]) if data.get("reason") else None
        remarks = tuple(Remark(**one) for one in data.get("remarks", ()))
        return cls(**data | {"reason": reason, "remarks": remarks})


def _jsonable_values(values: dict[str, Any]) -> dict[str, Any]:
    return {name: _jsonable(plain(value)) for name, value in values.items()}


def _jsonable(value: Any) -> int | float | str | bool:
    finite = isinstance(value, int | str) or (isinstance(value, float) and math.isfinite(value))
    return value if finite else str(value)
