"""Choice: one option or several."""

from __future__ import annotations

from collections.abc import Callable

import ipywidgets

from academy.notebook.widgets.field import Field, OneOf, tick
from autograder.exercises.markdown import as_text
from autograder.exercises.variants import Variant
from autograder.source.model import Public
from wording.academy import _

__all__ = ["FIELD", "ChoiceField"]


class ChoiceField(Field):
    def __init__(self, exercise: Public, variant: Variant, changed: Callable[[], None]) -> None:
        super().__init__(exercise, variant, changed)
        self._one: OneOf | None = None
        self._boxes: dict[str, ipywidgets.Checkbox] = {}
        if self.displayed["multiple"]:
            self.lead = _("Tick everything that fits.")
            self._boxes = {key: tick(text) for key, text in self.displayed["options"].items()}
            for box in self._boxes.values():
                box.observe(lambda _change: self.changed(), names="value")
            self.box = ipywidgets.VBox(list(self._boxes.values()))
        else:
            self.lead = _("Choose one option.")
            self._one = OneOf(self.displayed["options"], self.changed, as_text(exercise.words.title))
            self.box = ipywidgets.VBox([self._one.box])
        self.box.add_class("academy-list")

    def put(self, answer: set[str]) -> None:
        if self._one:
            self._one.put(next(iter(answer), None))
        for key, box in self._boxes.items():
            box.value = key in answer

    def empty(self) -> None:
        self.put(set())

    def value(self) -> list[str] | None:
        if self._one:
            return None if (chosen := self._one.value()) is None else [chosen]
        return [key for key, box in self._boxes.items() if box.value] or None


FIELD = ChoiceField
