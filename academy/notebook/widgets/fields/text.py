"""Text: a field to write in; while the text is written, it shows what the pre-check of Check finds."""

from __future__ import annotations

import html
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import ipywidgets

from academy.notebook.widgets.field import Field
from academy.notebook.widgets.highlights import highlighted
from academy.notebook.widgets.later import Later
from autograder.exercises.judge import judge_answer
from autograder.exercises.variants import Variant
from autograder.exercises.vocabulary import words
from autograder.exercises.wording import message_html
from autograder.source.model import Public
from autograder.style_check import find
from wording.academy import _, ngettext
from wording.languages import language

__all__ = ["FIELD", "TextField"]

PAUSE = 0.7
"""Seconds without a key press before the pre-check runs: it must not correct a word that is being typed."""


class TextField(Field):
    def __init__(self, exercise: Public, variant: Variant, changed: Callable[[], None]) -> None:
        super().__init__(exercise, variant, changed)
        self._area = ipywidgets.Textarea(description=_("Your text"), rows=9)
        self._count = ipywidgets.HTML().add_class("academy-count")
        self._notes = ipywidgets.HTML()
        self._review_later = Later(self._review, PAUSE)
        self._area.observe(self._typed, names="value")
        self.box = ipywidgets.VBox([self._area, self._count, self._notes])
        self._review()

    def put(self, answer: str) -> None:
        self._area.value = answer
        self._review()

    def empty(self) -> None:
        self.put("")

    def value(self) -> str | None:
        return self._area.value if self._area.value.strip() else None

    def _typed(self, _change: Any) -> None:
        self.changed()
        if not self._restoring:
            self._review_later()

    def _review(self) -> None:
        """Show the number of words, all remarks of the pre-check, and the highlighted text.

        This is help while writing, not a check, so it is not counted as one.
        """
        text = self._area.value
        with language(self.lang):
            self._count.value = html.escape(self._length(len(words(text))))
            if not text.strip():
                self._notes.value = ""
                return
            try:
                self._notes.value = self._remarks(text) + (
                    highlighted(text, find(text, self.lang)) if self.displayed["style"] else ""
                )
            except Exception:  # our own defect in live help must not stop a trainee from writing
                self._notes.value = ""

    def _length(self, n: int) -> str:
        least, most = self.displayed["min_words"], self.displayed["max_words"]
        have = ngettext("{n} word", "{n} words", n)
        return _("{have}; from {least} to {most} are needed", have=have, least=least, most=most)

    def _remarks(self, text: str) -> str:
        verdict = judge_answer(self.exercise, text, self.variant)
        shown = tuple(one for one in verdict.remarks if one.check != "style")  # the highlights show the style
        if not shown or shown[0].check == "too_short":  # a text that is being written is only counted
            return ""
        page = message_html(replace(verdict, remarks=shown), self.exercise, self.lang)
        return f'<div class="academy-live">{page}</div>'


FIELD = TextField
