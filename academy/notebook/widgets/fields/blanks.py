"""Blanks: a row for each, with a line to type into and its unit, or with options of which one is chosen."""

from __future__ import annotations

import html
from collections.abc import Callable
from typing import Any

import ipywidgets

from academy.notebook.widgets.field import Field, OneOf
from academy.notebook.widgets.later import Later
from autograder.exercises.kinds.blanks.forms import read_date
from autograder.exercises.markdown import as_text, render
from autograder.exercises.variants import Variant
from autograder.source.model import Public
from autograder.source.notation import read_number
from wording.academy import _
from wording.languages import language

__all__ = ["FIELD", "BlanksField"]

PAUSE = 0.7
"""Seconds without a key press before a line is read: a number that is being typed is not yet one."""


class BlanksField(Field):
    def __init__(self, exercise: Public, variant: Variant, changed: Callable[[], None]) -> None:
        super().__init__(exercise, variant, changed)
        self.lead = _("Fill in the blanks. Units may be typed or left out.")
        self._lines: dict[str, ipywidgets.Text] = {}
        self._notes: dict[str, ipywidgets.HTML] = {}
        self._picks: dict[str, OneOf] = {}
        rows = [self._row(name, blank) for name, blank in self.displayed["blanks"].items()]
        self._review_later = Later(self._review, PAUSE)
        self.box = ipywidgets.VBox(rows)

    def _row(self, name: str, blank: dict[str, Any]) -> ipywidgets.Widget:
        label = blank["label"]
        if blank["options"]:
            pick = OneOf(blank["options"], self.changed, as_text(label))
            self._picks[name] = pick
            pick.box.add_class("academy-side")
            return ipywidgets.VBox([ipywidgets.HTML(render(label)), pick.box]).add_class("academy-item")
        line = ipywidgets.Text(description=as_text(label), placeholder=_placeholder(blank["type"]))
        line.observe(self._typed, names="value")
        self._lines[name], self._notes[name] = line, ipywidgets.HTML().add_class("academy-count")
        unit = ipywidgets.HTML(html.escape(blank["unit"])).add_class("academy-unit")
        row = ipywidgets.HBox([line, unit]).add_class("academy-blank")
        return ipywidgets.VBox([row, self._notes[name]]).add_class("academy-item")

    def put(self, answer: dict[str, Any]) -> None:
        for name, line in self._lines.items():
            line.value = str(answer.get(name, ""))
        for name, pick in self._picks.items():
            pick.put(answer.get(name))
        self._review()

    def empty(self) -> None:
        self.put({})

    def value(self) -> dict[str, str] | None:
        typed = {name: line.value.strip() for name, line in self._lines.items()}
        picked = {name: pick.value() for name, pick in self._picks.items()}
        order = self.displayed["blanks"]
        return {name: given for name in order if (given := typed.get(name) or picked.get(name))} or None

    def _typed(self, _change: Any) -> None:
        self.changed()
        if not self._restoring:
            self._review_later()

    def _review(self) -> None:
        """Show which lines cannot be read as what they ask for; nothing is said of right and wrong."""
        with language(self.lang):
            for name, line in self._lines.items():
                self._notes[name].value = html.escape(self._note(name, line.value.strip()))

    def _note(self, name: str, given: str) -> str:
        kind = self.displayed["blanks"][name]["type"]
        if given and kind == "number" and not read_number(given, "count").values:
            return _("This cannot be read as a number yet.")
        if given and kind == "date" and read_date(given, self.lang) is None:
            return _("This cannot be read as a date yet.")
        return ""


def _placeholder(kind: str) -> str:
    return {"number": _("number"), "date": _("day and month"), "word": _("a word or two")}[kind]


FIELD = BlanksField
