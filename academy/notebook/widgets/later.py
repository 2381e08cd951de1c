"""Debouncing: doing something once, a moment after the last of many calls."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

__all__ = ["Later"]


class Later:
    """A function that may be called often: `work` runs `delay` seconds after the last call.

    Where no event loop runs, it runs at once.
    """

    def __init__(self, work: Callable[[], None], delay: float) -> None:
        self._work, self._delay = work, delay
        self._pending: asyncio.TimerHandle | None = None

    def __call__(self) -> None:
        if self._pending is not None:
            self._pending.cancel()
        try:
            self._pending = asyncio.get_running_loop().call_later(self._delay, self._work)
        except RuntimeError:
            self._work()
