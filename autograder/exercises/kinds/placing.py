"""What group and matching share: every item with the one key that belongs to it."""

from __future__ import annotations

from pydantic import Field, model_validator

from autograder.exercises.kinds.keyed import Example
from wording.autograder import _

__all__ = ["Placing"]


class Placing(Example):
    """Either every item with its key, or only the items that stand elsewhere than in the solution."""

    answer: dict[str, str] = Field(default_factory=dict)
    moved: dict[str, str] = Field(default_factory=dict)

    @model_validator(mode="after")
    def _one_of_two(self) -> Placing:
        if bool(self.answer) == bool(self.moved):
            raise ValueError(_("write either `answer` or `moved`"))
        return self

    def whole(self, solution: dict[str, str]) -> dict[str, str]:
        return self.answer or solution | self.moved
