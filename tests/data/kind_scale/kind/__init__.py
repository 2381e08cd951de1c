"""Scale: choose one number of a scale. A neighbour of the right number gets half of the points."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import Any

from autograder.errors import NotAttempted, SourceError, Unreadable
from autograder.exercises.kinds.base import Kind, Shown, Trial
from autograder.exercises.kinds.cells import CellPlan
from autograder.exercises.variants import Variant
from autograder.exercises.verdict import Verdict
from autograder.source.model import AnswerSpec, Exercise, Frozen, Public
from autograder.source.toml import parse_toml

__all__ = ["KIND", "Scale"]

FILE = "scale.toml"


class ScaleFile(Frozen):
    right: int


class Scale(Kind):
    field = "scale"
    required_files = (FILE,)
    answer_keys = frozenset({"highest"})

    def unfit(self, answer: AnswerSpec) -> str:
        highest = (answer.model_extra or {}).get("highest")
        return "" if isinstance(highest, int) and highest > 1 else "a scale needs `highest`, a number above 1"

    def lint(self, exercise: Exercise) -> Iterator[SourceError]:
        right = self._right(exercise)
        if not 1 <= right <= highest(exercise):
            yield SourceError(exercise.path / FILE, 1, f"{right} is not on the scale", "Mend `right`.")

    def _right(self, exercise: Exercise) -> int:
        return parse_toml(exercise.path / FILE, exercise.files[FILE], ScaleFile).right

    def feedback_keys(self, exercise: Exercise, lang: str) -> tuple[set[str], set[str]]:
        return {"other"}, set()

    def test(self, exercise: Exercise, lang: str) -> list[Trial]:
        right = self._right(exercise)
        wrong = [n for n in range(1, highest(exercise) + 1) if n != right]
        trials = [Trial("solution", right, "right"), Trial("stub", None, "not_attempted")]
        return trials + [Trial(f"mistakes/{n}", n, "wrong", "other") for n in wrong]

    def build(self, exercise: Exercise, lang: str) -> list[CellPlan]:
        return [CellPlan.show(exercise), CellPlan.grade(exercise)]

    def key(self, exercise: Exercise) -> dict[str, Any]:
        right = self._right(exercise)
        return {"right": seal(exercise.name, right), "near": [seal(exercise.name, n) for n in (right - 1, right + 1)]}

    def show(self, exercise: Public, variant: Variant) -> dict[str, Any]:
        return {"highest": highest(exercise)}

    def read(self, exercise: Public, raw: Any) -> int:
        if raw is None:
            raise NotAttempted()
        if type(raw) is not int or not 1 <= raw <= highest(exercise):
            raise Unreadable("Choose a number of the scale.")
        return raw

    def judge(self, exercise: Public, answer: int, variant: Variant) -> Verdict:
        sealed, points = seal(exercise.name, answer), exercise.points
        if sealed == exercise.key["right"]:
            return Verdict(exercise.name, "right", points, points)
        share = 0.5 if sealed in exercise.key["near"] else 0.0
        return Verdict(exercise.name, "wrong", share * points, points, check="other", values={"got": answer})

    def shown(self, exercise: Public, raw: Any) -> Shown | None:
        return Shown("text", str(raw)) if isinstance(raw, int) else None

    def missing(self, exercise: Public, raw: Any, *, defined: bool) -> str:
        return "No number is chosen yet."


def highest(exercise: Exercise | Public) -> int:
    return int((exercise.manifest.answer.model_extra or {})["highest"])


def seal(exercise: str, number: int) -> str:
    return hashlib.sha256(f"{exercise}\0{number}".encode()).hexdigest()[:16]


KIND = Scale()
