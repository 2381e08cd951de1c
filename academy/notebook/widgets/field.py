"""What all fields have in common.

Every control is a check box, a button or a text area. Radio buttons and drop-down lists would fit better, but they need
the arrow keys, and in a JupyterLab notebook those move from cell to cell.
"""

from __future__ import annotations

import html
from collections.abc import Callable, Mapping
from typing import Any

import ipywidgets

from autograder.exercises.kinds import kind_of
from autograder.exercises.markdown import as_text
from autograder.exercises.personal import personal
from autograder.exercises.variants import Variant
from autograder.source.model import Public
from wording.languages import current_language

__all__ = ["Field", "OneOf", "tick"]


class Field:
    """The part of a form that holds the answer.

    A subclass builds `box` and `lead` in its constructor.
    """

    box: ipywidgets.Widget
    #: What to do, in a few words.
    lead = ""

    def __init__(self, exercise: Public, variant: Variant, changed: Callable[[], None]) -> None:
        """Prepare what all fields share.

        Args:
            variant: the trainee's variant; it decides the order of options and items.
            changed: called after every change that the trainee makes.
        """
        self.exercise, self.variant = personal(exercise, variant), variant
        #: What the kind of exercise lets the field display.
        self.displayed = kind_of(exercise.manifest.kind).show(self.exercise, variant)
        #: A click is handled outside of the cell's context, where another language may be set.
        self.lang = current_language()
        self._changed = changed
        self._restoring = False

    def changed(self) -> None:
        """Report a change, unless a saved answer is being restored."""
        if not self._restoring:
            self._changed()

    def restore(self, answer: Any) -> None:
        """Display a saved answer that the kind has read; it does not count as a change."""
        self._restoring = True
        try:
            self.put(answer)
        finally:
            self._restoring = False

    def read(self, saved: Any) -> Any:
        """Return a saved answer as `put` takes it. Raises NotAttempted, and Unreadable for a damaged one."""
        return kind_of(self.exercise.manifest.kind).read(self.exercise, saved)

    def put(self, answer: Any) -> None:
        """Display an answer that the kind has read."""
        raise NotImplementedError

    def value(self) -> Any:
        """Return the answer as it is saved: plain JSON, None for no answer."""
        raise NotImplementedError

    def submitted(self) -> Any:
        """Return the answer when Check is pressed."""
        return self.value()

    def judged(self, value: Any) -> Any:
        """Return what is judged when the form holds this value."""
        return value


def tick(label: str, of: str = "") -> ipywidgets.Checkbox:
    """Return a check box whose whole text is its label.

    Args:
        of: what the box belongs to, for people who hear the page.
    """
    text = html.escape(as_text(label))
    unseen = f'<span class="academy-unseen">{html.escape(of)}: </span>' if of else ""
    box = ipywidgets.Checkbox(value=False, description=unseen + text, description_allow_html=True, indent=False)
    box.tooltip = as_text(label)
    box.layout.width = "auto"
    return box


class OneOf:
    """Check boxes of which at most one is ticked; ticking another moves the tick."""

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
