"""The engine of one machine: a warm process, started when it is needed and again when it has died."""

from __future__ import annotations

import atexit
import contextlib
import os
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

from autograder.engine.contract.isolation import Isolation
from autograder.engine.contract.warm_config import WarmConfig
from autograder.engine.warm.start import Warm, start_warm
from autograder.errors import AcademyError

__all__ = ["Engine", "start_early"]

SECRET_WORDS = ("TOKEN", "SECRET", "PASSWORD", "_KEY")
"""Parts of the names of environment variables that the isolation must hide."""
_early: dict[tuple[WarmConfig, Isolation], Warm] = {}


def start_early(config: WarmConfig, isolation: Isolation) -> None:
    """Start a warm process while the caller still imports. An engine with the same config takes it over.

    A failure is left to that engine, which raises it when the caller is ready.
    """
    with contextlib.suppress(AcademyError, OSError):
        warm = _early[config, isolation] = start_warm(config, isolation)
        atexit.register(warm.close)


class Engine:
    """Keeps a warm process running."""

    def __init__(self, config: WarmConfig, isolation: Isolation, out_of_reach: Sequence[Path]) -> None:
        """Start nothing yet.

        Args:
            config: What the warm process prepares.
            isolation: How trainees' processes are isolated.
            out_of_reach: Paths that a trainee's code must not see; `prove` looks for them.
        """
        self.config, self.isolation, self.out_of_reach = config, isolation, list(out_of_reach)
        self._warm: Warm | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def warm(self) -> Warm:
        """Return the running warm process. Raises AcademyError where none can be started."""
        if self._warm is not None and self._warm.alive():
            return self._warm
        self.close()
        early = _early.pop((self.config, self.isolation), None)
        self._warm = early if early is not None and early.alive() else start_warm(self.config, self.isolation)
        return self._warm

    def prove(self) -> None:
        """Raise AcademyError and close unless the isolation holds. Does nothing without isolation.

        A canary that dies is tried once more in a new warm process.
        """
        if self.isolation == "full":
            from autograder.engine.outside.canary import Unproved, prove_isolation

            try:
                try:
                    prove_isolation(self.warm().source, self.out_of_reach, _secrets())
                except Unproved:
                    self.close()
                    prove_isolation(self.warm().source, self.out_of_reach, _secrets())
            except BaseException:
                self.close()
                raise

    def close(self) -> None:
        if self._warm is not None:
            self._warm.close()
            self._warm = None


def _secrets() -> list[str]:
    return [name for name in os.environ if any(word in name.upper() for word in SECRET_WORDS)]
