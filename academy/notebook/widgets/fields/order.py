"""Order: a list whose rows move up and down, with buttons or with the mouse."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from typing import Any

import ipywidgets

from academy.notebook.widgets.controls import MOVE
from academy.notebook.widgets.field import Field
from autograder.exercises.markdown import as_text, render
from autograder.exercises.variants import Variant
from autograder.source.model import Public
from wording.academy import _
from wording.languages import language

__all__ = ["FIELD", "OrderField"]


class OrderField(Field):
    """Rows that stay and exchange their texts, so that the keyboard's focus can follow the item that moves."""

    def __init__(self, exercise: Public, variant: Variant, changed: Callable[[], None]) -> None:
        super().__init__(exercise, variant, changed)
        self.lead = _("Put the items in order with the buttons or by dragging: the first stands on top.")
        self._words: dict[str, str] = self.displayed["items"]
        self._order = list(self._words)
        self._answered = False
        self._texts = [ipywidgets.HTML() for _key in self._order]
        self._up = [ipywidgets.Button(description=_("↑ Up")) for _key in self._order]
        self._down = [ipywidgets.Button(description=_("↓ Down")) for _key in self._order]
        self._dragged = ipywidgets.Text(description=_("Move")).add_class(MOVE)
        self._dragged.observe(self._drag, names="value")
        self._announced = ipywidgets.HTML().add_class("academy-unseen")
        for place in range(len(self._order)):
            self._up[place].on_click(lambda _button, place=place: self._move(place, place - 1))
            self._down[place].on_click(lambda _button, place=place: self._move(place, place + 1))
        self._up[0].disabled = self._down[-1].disabled = True
        rows = [
            ipywidgets.HBox(list(row)).add_class("academy-row")
            for row in zip(self._texts, self._up, self._down, strict=True)
        ]
        self.box = (
            ipywidgets.VBox([*rows, self._dragged, self._announced])
            .add_class("academy-list")
            .add_class("academy-order")
        )
        self._draw()

    def put(self, answer: list[str]) -> None:
        self._order, self._answered = list(answer), True
        self._draw()

    def empty(self) -> None:
        self._order, self._answered = list(self._words), False
        self._draw()

    def value(self) -> list[str] | None:
        """Return the order, None before the first move: the order in which the items were dealt is not an answer."""
        return list(self._order) if self._answered else None

    def submitted(self) -> list[str]:
        """Return the order on the screen, moved or not: pressing Check makes it the answer."""
        self._answered = True
        return list(self._order)

    def _move(self, place: int, to: int) -> None:
        if not 0 <= to < len(self._order):
            return
        moved = self._order.pop(place)
        self._order.insert(to, moved)
        self._answered = True
        with language(self.lang):
            self._draw()
            words = {"item": as_text(self._words[moved]), "place": to + 1, "total": len(self._order)}
            announcement = html.escape(_("{item}: place {place} of {total}", **words))
        self._announced.value = f'<span role="status">{announcement}</span>'
        buttons = self._up if to < place else self._down
        (buttons[to] if not buttons[to].disabled else (self._down if to < place else self._up)[to]).focus()
        self.changed()

    def _drag(self, change: dict[str, Any]) -> None:
        """Move an item as the mouse did: the extension of JupyterLab writes `from>to` here, places counted from 0."""
        if moved := re.fullmatch(r"(\d{1,3})>(\d{1,3})", change["new"]):
            self._dragged.value = ""
            place, to = (int(one) for one in moved.groups())
            if place < len(self._order) and place != to:
                self._move(place, to)

    def _draw(self) -> None:
        for place, key in enumerate(self._order):
            name = as_text(self._words[key])
            self._texts[
                place
            ].value = f'<div class="academy-place"><b>{place + 1}.</b><div>{render(self._words[key])}</div></div>'
            self._up[place].tooltip = _("Move up: {item}", item=name)
            self._down[place].tooltip = _("Move down: {item}", item=name)


FIELD = OrderField
