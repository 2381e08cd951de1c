"""The engine of one machine: a warm process that is started when it is needed and started anew when it died."""

from __future__ import annotations

import atexit
import contextlib
import json
import os
from collections.abc import Iterable, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

from autograder.engine.warm.start import Isolation, Warm, imports_of, start_warm
from autograder.errors import AcademyError
from autograder.files import SIDECAR

__all__ = ["ALWAYS", "FOR_MODULES", "Engine", "modules_for", "start_early"]

ALWAYS = (
    "autograder.engine.inside.process",
    "autograder.grading.assignment_submission",
    "autograder.grading.one_submission",
    "bleach.sanitizer",
)
"""Ours, and needed by every run; a judge is forked from the same process."""
FOR_MODULES = (
    "autograder.grading.module_submission",
    "autograder.engine.inside.answering",
    "academy.notebook.check",
    "academy.notebook.hint",
    "academy.notebook.load",
    "academy.notebook.widgets",
    "academy.data",
    "matplotlib_inline.backend_inline",
)


_early: dict[tuple[tuple[str, ...], Isolation], Warm] = {}


def modules_for(source: Path, ours: bool, preload: Sequence[str] | None = None) -> tuple[str, ...]:
    """What to have warm for the notebooks in a source folder: what they import, and what the engine itself needs.

    preload: `c.Engine.preload`, instead of what they import.
    """
    always = (*ALWAYS, *(FOR_MODULES if ours else ()))
    if preload is not None:
        return (*always, *preload)
    notebooks = [json.loads(path.read_bytes()) for path in sorted(source.glob("*.ipynb"))]
    return (*always, *imports_of(notebooks))


def start_early(root: Path, assignment: str, isolation: Isolation) -> None:
    """Begin to warm up while the caller still imports what it needs; an engine with the same wishes takes it over.

    Whatever is wrong is told by the engine that comes later, in order.
    """
    source = root / "source" / assignment
    with contextlib.suppress(AcademyError, OSError, ValueError, KeyError, TypeError):
        modules = modules_for(source, (source / SIDECAR).exists())
        if source.is_dir():
            warm = _early[modules, isolation] = start_warm(modules, isolation)
            atexit.register(warm.close)


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
        early = _early.pop((self.modules, self.isolation), None)
        self._warm = early if early is not None and early.alive() else start_warm(self.modules, self.isolation)
        return self._warm

    def prove(self) -> None:
        """Raises AcademyError unless the isolation holds; nothing to prove where none was asked for."""
        if self.isolation == "full":
            from autograder.engine.outside.canary import Unproved, prove_isolation

            try:
                try:
                    prove_isolation(self.warm().place, self.out_of_reach, _secrets())
                except Unproved:
                    self.close()
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
