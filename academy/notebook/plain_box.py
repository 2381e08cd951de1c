"""A box of widgets that says something where no kernel runs."""

from __future__ import annotations

from typing import Any

import ipywidgets

__all__ = ["PlainBox"]


class PlainBox(ipywidgets.VBox):
    """A VBox with `page` (HTML) and `plain` (text) for people who read the saved notebook without a kernel."""

    page = plain = ""

    def __repr__(self) -> str:
        return self.plain

    def _repr_mimebundle_(self, **kwargs: Any) -> dict[str, Any] | None:
        data = super()._repr_mimebundle_(**kwargs)
        return data and data | {"text/html": self.page, "text/plain": self.plain}
