"""Group: every item with its groups beside it."""

from __future__ import annotations

from collections.abc import Callable

import ipywidgets

from academy.notebook.widgets.field import Field, OneOf
from autograder.exercises.markdown import as_text, render
from autograder.exercises.variants import Variant
from autograder.source.model import Public
from wording.academy import _

__all__ = ["FIELD", "GroupField"]


class GroupField(Field):
    def __init__(self, exercise: Public, variant: Variant, changed: Callable[[], None]) -> None:
        super().__init__(exercise, variant, changed)
        self.lead = _("Choose a group for every item.")
        self._items: dict[str, OneOf] = {}
        rows = []
        for key, text in self.displayed["items"].items():
            groups = OneOf(self.displayed["groups"], self.changed, as_text(text))
            self._items[key] = groups
            groups.box.add_class("academy-side")
            rows.append(ipywidgets.VBox([ipywidgets.HTML(render(text)), groups.box]).add_class("academy-item"))
        self.box = ipywidgets.VBox(rows)

    def put(self, answer: dict[str, str]) -> None:
        for key, groups in self._items.items():
            groups.put(answer.get(key))

    def empty(self) -> None:
        self.put({})

    def value(self) -> dict[str, str] | None:
        return {key: group for key, groups in self._items.items() if (group := groups.value()) is not None} or None


FIELD = GroupField
