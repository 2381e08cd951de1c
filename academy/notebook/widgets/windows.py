"""Forms of one exercise that are open at once in this kernel: two tabs of a notebook, or a cell that ran again."""

from __future__ import annotations

from collections import defaultdict
from typing import Any, Protocol

__all__ = ["follow", "opened"]


class Window(Protocol):
    """A form, as far as other forms of its exercise are concerned."""

    def close(self) -> None: ...
    def follow(self, value: Any) -> None: ...


MOST = 4
"""Forms of one exercise that are kept alike. Older ones are closed: their tabs were closed or loaded again."""
_open: dict[tuple[str, str], list[Window]] = defaultdict(list)


def opened(key: tuple[str, str], form: Window) -> None:
    """Register a form under its folder and exercise, and close the oldest when there are too many."""
    _open[key].append(form)
    while len(_open[key]) > MOST:
        _open[key].pop(0).close()


def follow(key: tuple[str, str], form: Window, value: Any) -> None:
    """Have all other forms show what one of them has saved."""
    for other in list(_open[key]):
        if other is not form:
            other.follow(value)
