"""Dialogue: the talk so far, the replies to its last line, and a button that gives one. Practice can take it back."""

from __future__ import annotations

import html
from collections.abc import Callable
from typing import Any

import ipywidgets

from academy.notebook.widgets.field import Field
from autograder.exercises.markdown import as_text, render
from autograder.exercises.variants import Variant
from autograder.source.model import Public
from wording.academy import _
from wording.languages import language

__all__ = ["FIELD", "DialogueField"]


class DialogueField(Field):
    """A reply is chosen, then given: what is chosen only is no part of the answer, so no slip of the hand is.

    Replies are buttons: clicks reach the kernel in their order, while the state of other controls may come after the
    click on the button that follows.
    """

    def __init__(self, exercise: Public, variant: Variant, changed: Callable[[], None]) -> None:
        super().__init__(exercise, variant, changed)
        self.lead = (
            _("Choose a reply and give it. You can take replies back until you hand the work in.")
            if self.displayed["takes_back"]
            else _("Choose a reply and give it. What is said cannot be taken back.")
        )
        self._talk: dict[str, Any] = self.displayed["talk"]
        self._path: list[str] = []
        self._chosen: str | None = None
        self._replies: dict[str, ipywidgets.Button] = {}
        self._lines = ipywidgets.HTML()
        self._choice = ipywidgets.VBox()
        self._note = ipywidgets.HTML().add_class("academy-count")
        self._give = ipywidgets.Button(description=_("Reply"))
        self._give.on_click(lambda _button: self._said())
        self._back = ipywidgets.Button(description=_("Take the last reply back"))
        self._back.on_click(lambda _button: self._taken_back())
        buttons = ipywidgets.HBox([self._give, self._back] if self.displayed["takes_back"] else [self._give])
        self.box = ipywidgets.VBox([self._lines, self._choice, self._note, buttons.add_class("academy-row")])
        self.box.add_class("academy-talk")
        self._draw()

    def put(self, answer: list[str]) -> None:
        self._path = list(answer)
        self._draw()

    def empty(self) -> None:
        self.put([])

    def value(self) -> list[str] | None:
        return list(self._path) or None

    def _said(self) -> None:
        with language(self.lang):
            if self._chosen is None:
                self._note.value = html.escape(_("Choose a reply first."))
                return
            self._path.append(self._chosen)
            self._draw()
        self.changed()

    def _taken_back(self) -> None:
        if not self._path:
            return
        self._path.pop()
        with language(self.lang):
            self._draw()
        self.changed()

    def _draw(self) -> None:
        """Show the lines so far, and the replies that the last of them leaves."""
        state = self._talk["start"]
        lines = [self._line(self.displayed["other"], self.displayed["lines"][state], "they")]
        for reply in self._path:
            state = self._talk["moves"][state][reply]
            lines.append(self._line(_("You"), self.displayed["replies"][reply], "you"))
            lines.append(self._line(self.displayed["other"], self.displayed["lines"][state], "they"))
        self._lines.value = f'<div class="academy-said" role="log">{"".join(lines)}</div>'
        self._chosen = None
        self._replies = {reply: self._button(reply) for reply in self._talk["moves"].get(state, {})}
        self._choice.children = tuple(self._replies.values())
        self._note.value = "" if self._replies else html.escape(_("The talk is over."))
        self._give.layout.display = "" if self._replies else "none"
        self._back.disabled = not self._path

    def _button(self, reply: str) -> ipywidgets.Button:
        words = as_text(self.displayed["replies"][reply])
        button = ipywidgets.Button(description=words).add_class("academy-reply")
        button.on_click(lambda _button: self._choose(reply))
        return button

    def _choose(self, reply: str) -> None:
        """Mark a reply as chosen, for the eye and for people who hear the page."""
        self._chosen, self._note.value = reply, ""
        for one, button in self._replies.items():
            words = as_text(self.displayed["replies"][one])
            with language(self.lang):
                button.description = _("Chosen: {reply}", reply=words) if one == reply else words
            (button.add_class if one == reply else button.remove_class)("academy-chosen")

    def _line(self, who: str, words: str, side: str) -> str:
        return f'<div class="academy-{side}"><b>{html.escape(who)}</b>{render(words)}</div>'


FIELD = DialogueField
