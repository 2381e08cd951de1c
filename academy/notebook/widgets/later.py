"""Doing something once, a moment after the last of many calls."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

__all__ = ["Later"]


class Later:
    """Call it at will: `work` runs `delay` seconds after the last call, at once where no event loop runs."""

    def __init__(self, work: Callable[[], None], delay: float) -> None:
        self._work, self._delay = work, delay
        self._waiting: asyncio.TimerHandle | None = None

    def __call__(self) -> None:
        if self._waiting is not None:
            self._waiting.cancel()
        try:
            self._waiting = asyncio.get_running_loop().call_later(self._delay, self._work)
        except RuntimeError:
            self._work()
