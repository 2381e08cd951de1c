"""Choice: tick one option or several."""

from __future__ import annotations

from collections.abc import Callable

import ipywidgets

from academy.notebook.widgets.field import Field, OneOf, tick
from autograder.exercises.variants import Variant
from autograder.source.model import Public
from wording.academy import _

__all__ = ["FIELD", "ChoiceField"]


class ChoiceField(Field):
    def __init__(self, exercise: Public, variant: Variant, changed: Callable[[], None]) -> None:
        super().__init__(exercise, variant, changed)
        self._one: OneOf | None = None
        if self.displayed["multiple"]:
            self.lead = _("Tick everything that fits.")
            self._boxes = {key: tick(text) for key, text in self.displayed["options"].items()}
            for box in self._boxes.values():
                box.observe(lambda _change: self.changed(), names="value")
        else:
            self.lead = _("Tick one option. Another tick takes the place of the first.")
            self._one = OneOf(self.displayed["options"], self.changed)
            self._boxes = self._one.boxes
        self.box = ipywidgets.VBox(list(self._boxes.values())).add_class("academy-list")
        if self._one:
            self.box.add_class("academy-one")

    def put(self, answer: set[str]) -> None:
        for key, box in self._boxes.items():
            box.value = key in answer

    def value(self) -> list[str] | None:
        return [key for key, box in self._boxes.items() if box.value] or None


FIELD = ChoiceField
