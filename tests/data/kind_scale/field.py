"""Scale: a row of numbers, of which one is ticked."""

from __future__ import annotations

from collections.abc import Callable

from academy.notebook.widgets.field import Field, OneOf
from autograder.exercises.variants import Variant
from autograder.source.model import Public

__all__ = ["FIELD", "ScaleField"]


class ScaleField(Field):
    lead = "Tick a number."

    def __init__(self, exercise: Public, variant: Variant, changed: Callable[[], None]) -> None:
        super().__init__(exercise, variant, changed)
        self._numbers = OneOf(
            {str(n): str(n) for n in range(1, self.displayed["highest"] + 1)}, self.changed, self.lead
        )
        self.box = self._numbers.box

    def put(self, answer: int) -> None:
        self._numbers.put(str(answer))

    def value(self) -> int | None:
        chosen = self._numbers.value()
        return None if chosen is None else int(chosen)


FIELD = ScaleField
