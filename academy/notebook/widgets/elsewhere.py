"""Asking which answer stays when another window has saved a different one."""

from __future__ import annotations

import html
from collections.abc import Callable
from typing import Any

import ipywidgets

from wording.academy import _

__all__ = ["Elsewhere"]


class Elsewhere:
    """A message with two buttons, hidden until it is needed. Nothing is saved before one of them is pressed."""

    def __init__(self, take: Callable[[Any], None], keep: Callable[[], None]) -> None:
        """Prepare the message.

        Args:
            take: called with the other answer when the trainee chooses it.
            keep: called when the trainee keeps what stands in the form.
        """
        self._other: Any = None
        self._words = ipywidgets.HTML()
        taking = ipywidgets.Button(description=_("Take the other answer"))
        keeping = ipywidgets.Button(description=_("Keep what stands here"))
        taking.on_click(lambda _button: take(self._other))
        keeping.on_click(lambda _button: keep())
        row = ipywidgets.HBox([taking, keeping]).add_class("academy-row")
        self.box = ipywidgets.VBox([self._words, row])
        self.hide()

    def show(self, other: Any, page: str) -> None:
        """Ask, with the other answer as HTML."""
        self._other = other
        words = html.escape(
            _("Not saved: another window has saved a different answer to this exercise. Which one stays?")
        )
        self._words.value = f'<div class="academy-lost" role="alert">{words}{page}</div>'
        self.box.layout.display = "flex"

    def hide(self) -> None:
        self._words.value = ""
        self.box.layout.display = "none"
