"""Text: a field to write in, and while it is written, the same pre-check that Check runs."""

from __future__ import annotations

import html
from collections.abc import Callable
from typing import Any

import ipywidgets

from academy.notebook.widgets.field import Field
from academy.notebook.widgets.later import Later
from academy.notebook.widgets.marks import marked
from autograder.exercises.judge import judge_given
from autograder.exercises.variants import Variant
from autograder.exercises.vocabulary import words
from autograder.exercises.wording import message_html
from autograder.source.model import Public
from autograder.style_check import find
from wording.academy import _, ngettext
from wording.languages import language

__all__ = ["TextField"]

PAUSE = 0.7
"""Seconds without a key after which the pre-check runs: long enough not to correct a word that is being typed."""


class TextField(Field):
    def __init__(self, shown: dict[str, Any], changed: Callable[[], None], exercise: Public, variant: Variant) -> None:
        super().__init__(changed)
        self._exercise, self._variant, self._style = exercise, variant, shown["style"]
        self._limits = (shown["min_words"], shown["max_words"])
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

    def value(self) -> str | None:
        return self._area.value if self._area.value.strip() else None

    def _typed(self, _change: Any) -> None:
        self.changed()
        if not self._restoring:
            self._review_later()

    def _review(self) -> None:
        """Count, say what the pre-check would say, and mark the text. It is help, not a check: nothing is counted."""
        text = self._area.value
        with language(self.lang):
            self._count.value = html.escape(self._counted(len(words(text))))
            if not text.strip():
                self._notes.value = ""
                return
            try:
                self._notes.value = self._first_failure(text) + (
                    marked(text, find(text, self.lang)) if self._style else ""
                )
            except Exception:  # a defect of ours in a live comment must not stop anybody from writing
                self._notes.value = ""

    def _counted(self, n: int) -> str:
        least, most = self._limits
        have = ngettext("{n} word", "{n} words", n)
        return _("{have}; from {least} to {most} are needed", have=have, least=least, most=most)

    def _first_failure(self, text: str) -> str:
        verdict = judge_given(self._exercise, text, self._variant)
        if verdict.state != "wrong" or verdict.check in ("too_short", "style"):
            return ""  # the count says the one, the marks say the other
        return f'<div class="academy-live">{message_html(verdict, self._exercise.words, self.lang)}</div>'
