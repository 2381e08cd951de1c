"""A command in a terminal of its own: keys go in, and what stands on its screen is read."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

import pexpect
import pyte

__all__ = ["Terminal"]

SECONDS = 60.0


class Terminal:
    """`academy` with arguments, on a screen of that many columns and rows."""

    def __init__(self, arguments: Sequence[str], columns: int = 120, rows: int = 40, **environment: str) -> None:
        command = str(Path(sys.executable).parent / "academy")
        self._process = pexpect.spawn(
            command,
            list(arguments),
            dimensions=(rows, columns),
            env={**os.environ, "TERM": "xterm-256color", "PROMPT_TOOLKIT_NO_CPR": "1", **environment},
            timeout=SECONDS,
        )
        self._process.delaybeforesend = None
        self._screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self._screen)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._process.close(force=True)

    @property
    def lines(self) -> list[str]:
        return [line.rstrip() for line in self._screen.display]

    @property
    def text(self) -> str:
        return "\n".join(self.lines)

    def press(self, keys: str, until: Callable[[str], object]) -> str:
        """Send keys, and wait for the screen that they lead to. Returns it."""
        self._process.send(keys)
        return self.wait(until)

    def wait(self, until: Callable[[str], object]) -> str:
        """Wait until the screen is as `until` says. Fails with the screen after a minute."""
        end = time.monotonic() + SECONDS
        while not until(self.text):
            try:
                self._stream.feed(self._process.read_nonblocking(65536, timeout=1))
            except pexpect.TIMEOUT:
                pass
            except pexpect.EOF:
                assert until(self.text), f"it ended with:\n{self.text}"
            assert time.monotonic() < end, f"the screen stays:\n{self.text}"
        return self.text

    def end(self) -> str:
        """Wait for the command's end. Returns what it printed after the screen was closed."""
        rest = self._process.read()
        self._stream.feed(rest)
        self._process.wait()
        assert self._process.exitstatus == 0
        return rest.decode("utf-8", "replace")
