"""What every kind of exercise can do."""

from __future__ import annotations

import hashlib
from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import Any, Literal

from autograder.exercises.kinds.cells import CellPlan
from autograder.exercises.variants import Variant, random_state
from autograder.exercises.verdict import Verdict
from autograder.source.model import Exercise, Public

__all__ = ["Kind", "Trial", "Widget", "seal", "shuffled"]


@dataclass(frozen=True)
class Trial:
    """One thing to try when an exercise is verified.

    given: source of a code cell, a widget's answer, or a text. must: the state it must get; check: where it must fail
    (None: anywhere); full: whether it must get all points.
    """

    label: str
    given: Any
    must: Literal["right", "wrong", "not_attempted", "waiting"]
    check: str | None = None


class Kind(ABC):
    """A kind of exercise; the subclasses hold no state."""

    widget = False
    """Whether the answer is clicked or typed in a widget and kept in answers.json."""

    @abstractmethod
    def build(self, exercise: Exercise, lang: str) -> list[CellPlan]:
        """The cells that follow the task in the source notebook."""

    def show(self, exercise: Public, variant: Variant) -> dict[str, Any]:
        """What a front end displays, in this trainee's order. Code kinds need nothing."""
        return {}

    @abstractmethod
    def read(self, exercise: Public, given: Any) -> Any:
        """Plain data. Raises NotAttempted or Unreadable."""

    @abstractmethod
    def judge(self, exercise: Public, answer: Any, variant: Variant) -> Verdict:
        """A verdict on an answer that `read` gave."""

    def key(self, exercise: Exercise) -> dict[str, Any]:
        """The sealed key that travels with a widget exercise."""
        return {}

    @abstractmethod
    def feedback_keys(self, exercise: Exercise, lang: str) -> tuple[set[str], set[str]]:
        """Feedback keys that task.md must have, and those it may have."""

    @abstractmethod
    def test(self, exercise: Exercise, lang: str) -> list[Trial]:
        """Trials that prove the exercise."""


def seal(exercise: str, *parts: object) -> str:
    """A hash that lets a notebook recognise an answer without holding it in words."""
    return hashlib.sha256("\0".join((exercise, *map(str, parts))).encode()).hexdigest()[:16]


def shuffled(keys: list[str], exercise: Public, variant: Variant) -> list[str]:
    """The keys in this trainee's order."""
    rng = random_state(variant.course, variant.edition, f"{exercise.name}/order", variant.trainee)
    return [keys[i] for i in rng.permutation(len(keys))]


class Widget(Kind):
    """What choice, group and order share: the answer lives in answers.json and is proved by one-assignment files."""

    widget = True

    def build(self, exercise: Exercise, lang: str) -> list[CellPlan]:
        return [CellPlan.show(exercise), CellPlan.grade(exercise)]

    def verdict(self, exercise: Public, share: float, check: str | None, **values: Any) -> Verdict:
        if check is None:
            return Verdict(exercise.name, "right", exercise.points, exercise.points)
        return Verdict(
            exercise.name, "wrong", round(share * exercise.points, 2), exercise.points, check=check, values=values
        )

    def test(self, exercise: Exercise, lang: str) -> list[Trial]:
        trials = [
            Trial("solution", assigned(exercise.solution, exercise.name), "right"),
            Trial("stub", None, "not_attempted"),
        ]
        trials += [
            Trial(f"alternatives/{name}", assigned(source, exercise.name), "right")
            for name, source in exercise.alternatives.items()
        ]
        trials += [
            Trial(f"mistakes/{name}", assigned(source, exercise.name), "wrong", caught_by(source))
            for name, source in exercise.mistakes.items()
        ]
        return trials

    def accepted(self, exercise: Exercise) -> list[Any]:
        """The answers that get full marks: the solution and every alternative."""
        return [assigned(source, exercise.name) for source in (exercise.solution, *exercise.alternatives.values())]


def assigned(source: str, name: str) -> Any:
    """The value that a one-assignment file gives to `name`."""
    namespace: dict[str, Any] = {}
    exec(compile(source, name, "exec"), namespace)
    return namespace[name]


def caught_by(source: str) -> str:
    """The check named by the first line of a mistake: `# caught by: micros` (texts: inside an HTML comment)."""
    first = source.lstrip().splitlines()[0] if source.strip() else ""
    return first.partition("caught by:")[2].removesuffix("-->").strip()
