"""The engine of one machine: a warm process that is started when it is needed and started anew when it died."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

from autograder.engine.start import Isolation, Warm, start_warm

__all__ = ["ALWAYS", "Engine"]

ALWAYS = ("autograder.engine.trainee", "autograder.engine.submission", "autograder.engine.grading", "bleach.sanitizer")
"""Ours, and needed by every run; a judge is forked from the same process."""
FOR_MODULES = (
    "autograder.engine.submission_module",
    "academy.checking",
    "academy.hints",
    "academy.loading",
    "academy.widgets",
    "academy.data",
    "matplotlib_inline.backend_inline",
)


class Engine:
    """modules: what the notebooks import. out_of_reach: paths that a trainee's code must not see."""

    def __init__(self, modules: Iterable[str], isolation: Isolation, out_of_reach: Sequence[Path]) -> None:
        self.modules, self.isolation, self.out_of_reach = tuple(modules), isolation, list(out_of_reach)
        self._warm: Warm | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def warm(self) -> Warm:
        """The running warm process; it was proved, once, to isolate. Raises AcademyError where it does not."""
        if self._warm is not None and self._warm.alive():
            return self._warm
        self.close()
        self._warm = start_warm(self.modules, self.isolation)
        return self._warm

    def prove(self) -> None:
        """Raises AcademyError unless the isolation holds; nothing to prove where none was asked for."""
        if self.isolation == "full":
            from autograder.engine.canary import prove_isolation

            try:
                prove_isolation(self.warm().place, self.out_of_reach, _secrets())
            except BaseException:
                self.close()
                raise

    def close(self) -> None:
        if self._warm is not None:
            self._warm.close()
            self._warm = None


def _secrets() -> list[str]:
    return [
        name for name in os.environ if any(word in name.upper() for word in ("TOKEN", "SECRET", "PASSWORD", "_KEY"))
    ]
