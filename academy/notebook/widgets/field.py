"""What all fields have in common.

Controls are those of the browser: radio buttons, check boxes, lines and areas of text. The extension of JupyterLab
keeps their keys (arrows, letters) from the notebook's shortcuts.
"""

from __future__ import annotations

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

    def clear(self) -> None:
        """Display that there is no answer; it does not count as a change."""
        self._restoring = True
        try:
            self.empty()
        finally:
            self._restoring = False

    def empty(self) -> None:
        """Empty all controls. A field that leaves this out keeps what it shows."""

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


def tick(label: str) -> ipywidgets.Checkbox:
    """Return a check box whose whole text is its label."""
    text = as_text(label)
    box = ipywidgets.Checkbox(value=False, description=text, indent=False, tooltip=text)
    box.layout.width = "auto"
    return box


class OneOf:
    """A group of radio buttons."""

    def __init__(self, labels: Mapping[str, str], changed: Callable[[], None], of: str) -> None:
        """Make the group with nothing chosen.

        Args:
            of: what is chosen, which names the group for people who hear the page.
        """
        self._keys = list(labels)
        options = [(as_text(label), place) for place, label in enumerate(labels.values())]
        self.box = ipywidgets.RadioButtons(options=options, value=None, description=of).add_class("academy-one")
        self.box.layout.width = "auto"
        self.box.observe(lambda _change: changed(), names="index")

    def value(self) -> str | None:
        return None if self.box.index is None else self._keys[self.box.index]

    def put(self, chosen: str | None) -> None:
        self.box.index = self._keys.index(chosen) if chosen in self._keys else None
