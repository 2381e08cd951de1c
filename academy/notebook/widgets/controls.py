"""What stands in the controls of a field, in the order in which a browser has them.

The browser compares it with what is on the screen: as long as they differ, something is not saved yet.
"""

from __future__ import annotations

from typing import Any

import ipywidgets

__all__ = ["MOVE", "controls"]

MOVE = "academy-move"
"""Class of a control that carries what the mouse did, and is no part of the answer."""


def controls(widget: ipywidgets.Widget) -> list[Any]:
    """Return the states of all controls in a widget: a text, a tick, or the place of what is selected.

    A group of radio buttons gives one tick for each of them, because the browser has as many controls.
    """
    if MOVE in getattr(widget, "_dom_classes", ()):
        return []
    match widget:
        case ipywidgets.RadioButtons():
            return [place == widget.index for place in range(len(widget.options))]
        case ipywidgets.Dropdown() | ipywidgets.Select():
            return [-1 if widget.index is None else widget.index]
        case ipywidgets.Checkbox() | ipywidgets.Text() | ipywidgets.Textarea() | ipywidgets.Combobox():
            return [widget.value]
    return [state for child in getattr(widget, "children", ()) for state in controls(child)]
