"""Notice when a check changes the data that it was given, because all checks of an answer receive the same objects."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from typing import Any

import pandas as pd

from autograder.exercises.variants import Arguments, Variant
from autograder.source.model import Public

__all__ = ["ChangeDetector"]


@dataclass(frozen=True)
class ChangeDetector(Variant):
    """A variant that makes what checks may ask for once for all answers, and notices when a check changed it."""

    #: What checks were given, by exercise and name.
    _made: dict[tuple[str, str], Any] = field(default_factory=dict, init=False, repr=False, compare=False)
    #: The same made a second time, which no check sees.
    _untouched: dict[tuple[str, str], Any] = field(default_factory=dict, init=False, repr=False, compare=False)
    #: What was asked for since the last look.
    _asked: set[tuple[str, str]] = field(default_factory=set, init=False, repr=False, compare=False)

    def arguments(self, exercise: Public, **more: Any) -> Arguments:
        found = super().arguments(exercise, **more)
        for name in ("case", *exercise.manifest.data):
            found[name] = partial(self._once, (exercise.name, name), found[name], super().arguments(exercise)[name])
        return found

    def _once(self, key: tuple[str, str], make: Callable[[], Any], make_again: Callable[[], Any]) -> Any:
        if key not in self._made:
            self._made[key], self._untouched[key] = make(), make_again()
        self._asked.add(key)
        return self._made[key]

    def changed(self) -> list[str]:
        """Return the names of the objects that checks have changed since the last call; they are made anew."""
        changed = [key for key in sorted(self._asked) if not _same(self._made[key], self._untouched[key])]
        self._asked.clear()
        for key in changed:
            del self._made[key], self._untouched[key]
        return [name for _exercise, name in changed]


def _same(a: Any, b: Any) -> bool:
    return bool(a.equals(b)) if isinstance(a, pd.DataFrame) else repr(a) == repr(b)
