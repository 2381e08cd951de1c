"""Matching: every item with a list of counterparts beside it, of which one is chosen."""

from __future__ import annotations

import html
from collections import Counter
from collections.abc import Callable

import ipywidgets

from academy.notebook.widgets.field import Field
from autograder.exercises.markdown import as_text, render
from autograder.exercises.variants import Variant
from autograder.source.model import Public
from wording.academy import _
from wording.languages import language

__all__ = ["FIELD", "MatchingField"]

NONE = ""
"""The choice of nothing. It is not Python's None, which would leave a list in the browser without any words."""


class MatchingField(Field):
    def __init__(self, exercise: Public, variant: Variant, changed: Callable[[], None]) -> None:
        super().__init__(exercise, variant, changed)
        self.lead = _("Choose a pair for every item. Each is used once; some may be left over.")
        self._names = {key: as_text(text) for key, text in self.displayed["counterparts"].items()}
        options = [(_("— choose —"), NONE), *((name, key) for key, name in self._names.items())]
        self._items: dict[str, ipywidgets.Dropdown] = {}
        rows = []
        for key, text in self.displayed["items"].items():
            one = ipywidgets.Dropdown(options=options, value=NONE, description=as_text(text))
            one.observe(self._chosen, names="index")
            self._items[key] = one
            rows.append(ipywidgets.HBox([ipywidgets.HTML(render(text)), one]).add_class("academy-pair"))
        self._twice = ipywidgets.HTML().add_class("academy-count")
        self.box = ipywidgets.VBox([*rows, self._twice])

    def put(self, answer: dict[str, str]) -> None:
        for key, one in self._items.items():
            one.value = answer.get(key, NONE)
        self._review()

    def empty(self) -> None:
        self.put({})

    def value(self) -> dict[str, str] | None:
        return {key: one.value for key, one in self._items.items() if one.value != NONE} or None

    def _chosen(self, _change: object) -> None:
        self.changed()
        if not self._restoring:
            self._review()

    def _review(self) -> None:
        """Name what is chosen for several items; nothing is said of right and wrong."""
        times = Counter(one.value for one in self._items.values() if one.value != NONE)
        with language(self.lang):
            words = [
                _("“{option}” is chosen more than once. Each belongs to one item at most.", option=self._names[key])
                for key, n in times.items()
                if n > 1
            ]
        self._twice.value = f'<span role="status">{"<br>".join(map(html.escape, words))}</span>'


FIELD = MatchingField
