"""Where datasets come from: generators in a folder, or the judge that grades this submission."""

from __future__ import annotations

import pkgutil
import tempfile
import tomllib
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

import pandas as pd

from autograder.errors import AcademyError
from autograder.exercises.course_code import course_code, namespace
from autograder.exercises.variants import Variant, random_state
from wording.autograder import _

__all__ = ["FromJudge", "Generators"]


@dataclass(frozen=True)
class Generators:
    """A data source that runs the generators of a folder: `<name>/make.py`, described by `<name>/card.toml`."""

    folder: Path

    def names(self) -> list[str]:
        return sorted(path.parent.name for path in self.folder.glob("*/make.py"))

    def export(self, name: str, variant: Variant) -> tuple[str, bytes]:
        generator = self._generator(name)
        return generator.card()["file"], _export(generator, *_seed(variant))

    def frame(self, name: str, variant: Variant) -> pd.DataFrame:
        return _frame(self._generator(name), *_seed(variant)).copy()

    def _generator(self, name: str) -> _Generator:
        make = self.folder / name / "make.py"
        if not make.exists():
            raise AcademyError(
                _("There is no dataset “{name}”. There are: {known}.", name=name, known=", ".join(self.names()))
            )
        return _Generator(name, str(make), make.read_text("utf-8"), (make.parent / "card.toml").read_text("utf-8"))


@dataclass(frozen=True)
class FromJudge:
    """A data source that asks the judge.

    A trainee's process holds no generators; the judge runs them once for both sides.
    """

    #: Called as `fetch("export" or "frame", dataset)`; returns what `Generators` would for the trainee being graded.
    fetch: Callable[[str, str], Any]
    #: Datasets of the course.
    known: tuple[str, ...]
    _fetched: dict[tuple[str, str], Any] = field(default_factory=dict, init=False, repr=False, compare=False)

    def names(self) -> list[str]:
        return sorted(self.known)

    def export(self, name: str, variant: Variant) -> tuple[str, bytes]:
        file, content = self._once("export", name)
        return file, content

    def frame(self, name: str, variant: Variant) -> pd.DataFrame:
        return self._once("frame", name).copy()

    def _once(self, what: str, name: str) -> Any:
        if (what, name) not in self._fetched:
            self._fetched[what, name] = self.fetch(what, name)
        return self._fetched[what, name]


@dataclass(frozen=True)
class _Generator:
    """The text of a generator, the key under which its data is remembered: an edited text makes other data."""

    name: str
    path: str
    make: str
    card_text: str

    def card(self) -> dict[str, Any]:
        return _card(self.card_text)


@lru_cache(maxsize=16)
def _card(text: str) -> dict[str, Any]:
    return tomllib.loads(text)


def _seed(variant: Variant) -> tuple[str, str, str, str]:
    return variant.course, variant.edition, variant.trainee, variant.lang


@lru_cache(maxsize=32)
def _export(generator: _Generator, course: str, edition: str, trainee: str, lang: str) -> bytes:
    with course_code(generator.name):
        make = namespace(generator.make, generator.path)["make"]
        return make(random_state(course, edition, generator.name, trainee), lang)


@lru_cache(maxsize=32)
def _frame(generator: _Generator, course: str, edition: str, trainee: str, lang: str) -> pd.DataFrame:
    card = generator.card()
    with tempfile.TemporaryDirectory() as scratch:
        path = Path(scratch) / card["file"]
        path.write_bytes(_export(generator, course, edition, trainee, lang))
        with course_code(generator.name):
            return pkgutil.resolve_name(card["reader"])(path)
