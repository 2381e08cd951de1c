"""What group, matching and judgement share: an answer that gives every item one thing."""

from __future__ import annotations

from typing import Generic, TypeVar

from pydantic import Field, model_validator

from autograder.exercises.kinds.keyed import Example
from wording.autograder import _

__all__ = ["Placing"]

V = TypeVar("V")


class Placing(Example, Generic[V]):
    """Either every item with what it gets, or only the items that get something else than in the solution."""

    answer: dict[str, V] = Field(default_factory=dict)
    moved: dict[str, V] = Field(default_factory=dict)

    @model_validator(mode="after")
    def _one_of_two(self) -> Placing[V]:
        if bool(self.answer) == bool(self.moved):
            raise ValueError(_("write either `answer` or `moved`"))
        return self

    def whole(self, solution: dict[str, V]) -> dict[str, V]:
        return self.answer or solution | self.moved
