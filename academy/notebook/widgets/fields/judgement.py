"""Judgement: every reaction with the marks beside it."""

from __future__ import annotations

from collections.abc import Callable

import ipywidgets

from academy.notebook.widgets.field import Field, OneOf
from autograder.exercises.markdown import as_text, render
from autograder.exercises.variants import Variant
from autograder.source.model import Public
from wording.academy import _

__all__ = ["FIELD", "JudgementField"]


class JudgementField(Field):
    def __init__(self, exercise: Public, variant: Variant, changed: Callable[[], None]) -> None:
        super().__init__(exercise, variant, changed)
        self.lead = _("Mark every reaction. Several may have the same mark.")
        labels = {str(mark): words for mark, words in self.displayed["marks"].items()}
        self._items: dict[str, OneOf] = {}
        rows = []
        for key, text in self.displayed["items"].items():
            marks = OneOf(labels, self.changed, as_text(text))
            self._items[key] = marks
            marks.box.add_class("academy-side")
            rows.append(ipywidgets.VBox([ipywidgets.HTML(render(text)), marks.box]).add_class("academy-item"))
        self.box = ipywidgets.VBox(rows)

    def put(self, answer: dict[str, int]) -> None:
        for key, marks in self._items.items():
            marks.put(str(answer[key]) if key in answer else None)

    def empty(self) -> None:
        self.put({})

    def value(self) -> dict[str, int] | None:
        return {key: int(mark) for key, marks in self._items.items() if (mark := marks.value()) is not None} or None


FIELD = JudgementField
