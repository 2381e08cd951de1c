"""What the fields of all kinds have in common.

Every control is a check box, a button or a text area. Radio buttons and drop-down lists would say more exactly what is
meant, but they are worked with the arrow keys, and in a JupyterLab notebook those move from cell to cell instead.
"""

from __future__ import annotations

import html
from collections.abc import Callable, Mapping
from typing import Any

import ipywidgets

from autograder.exercises.wording import as_text
from wording.languages import current_language

__all__ = ["Field", "OneOf", "tick"]


class Field:
    """The part of a form that holds the answer. `changed` is called after every change a trainee makes."""

    box: ipywidgets.Widget
    lead = ""
    """What to do, in a few words."""

    def __init__(self, changed: Callable[[], None]) -> None:
        self._changed = changed
        self._restoring = False
        self.lang = current_language()
        """A click is handled outside of the cell's context, so that the language has to be remembered."""

    def changed(self) -> None:
        if not self._restoring:
            self._changed()

    def restore(self, answer: Any) -> None:
        """Show an answer that the kind has read, without calling `changed`."""
        self._restoring = True
        try:
            self.put(answer)
        finally:
            self._restoring = False

    def put(self, answer: Any) -> None:
        raise NotImplementedError

    def value(self) -> Any:
        """The answer as it is saved: plain JSON, None for no answer."""
        raise NotImplementedError

    def submitted(self) -> Any:
        """The answer when Check is pressed."""
        return self.value()


def tick(label: str, of: str = "") -> ipywidgets.Checkbox:
    """A check box whose whole text is its label. of: what it belongs to, for those who hear the page."""
    text = html.escape(as_text(label))
    unseen = f'<span class="academy-unseen">{html.escape(of)}: </span>' if of else ""
    box = ipywidgets.Checkbox(value=False, description=unseen + text, description_allow_html=True, indent=False)
    box.tooltip = as_text(label)
    box.layout.width = "auto"
    return box


class OneOf:
    """Check boxes of which one at most is ticked; ticking another moves the tick."""

    def __init__(self, labels: Mapping[str, str], changed: Callable[[], None], of: str = "") -> None:
        self.boxes = {key: tick(label, of) for key, label in labels.items()}
        self._changed = changed
        self._moving = False
        for key, box in self.boxes.items():
            box.observe(lambda change, key=key: self._ticked(key, change["new"]), names="value")

    def value(self) -> str | None:
        return next((key for key, box in self.boxes.items() if box.value), None)

    def put(self, chosen: str | None) -> None:
        for key, box in self.boxes.items():
            box.value = key == chosen

    def _ticked(self, key: str, on: bool) -> None:
        if self._moving:
            return
        self._moving = True
        try:
            for other, box in self.boxes.items():
                if on and other != key:
                    box.value = False
        finally:
            self._moving = False
        self._changed()
