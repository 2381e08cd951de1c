"""Where datasets come from: generators in a folder, or the judge that grades this submission.

A folder with a card is a dataset. Its generator is its own make.py, or that of the dataset which the card names: one
generator then serves several clients, each with data files of its own. Datasets of a family get one world, made by
the family's world.py: the same ids, dates and campaigns, so that they join.
"""

from __future__ import annotations

import pkgutil
import tempfile
import tomllib
from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

import pandas as pd

from autograder.errors import AcademyError
from autograder.exercises.course_code import course_code, namespace
from autograder.exercises.variants import Variant, call_with, random_state
from wording.autograder import _

__all__ = ["CARD", "MAKE", "WORLD", "FromJudge", "Generators", "dataset_folders", "folders_behind"]

CARD, MAKE, WORLD = "card.toml", "make.py", "world.py"


def dataset_folders(datasets: Path) -> list[Path]:
    """Return the folders of all datasets, sorted."""
    return sorted(path.parent for path in datasets.glob(f"*/{CARD}"))


def folders_behind(folder: Path) -> list[Path]:
    """Return all folders that a dataset's data depends on: its own, its generator's and its family's."""
    card = _card((folder / CARD).read_text("utf-8"))
    names = [folder.name, card.get("generator"), card.get("family")]
    return [folder.parent / name for name in dict.fromkeys(name for name in names if name)]


@dataclass(frozen=True)
class Generators:
    """A data source that runs the generators of a folder: `<name>/card.toml` describes what a make.py makes."""

    folder: Path
    #: Defects that are left out of a dataset's data, as (dataset, defect).
    left_out: tuple[tuple[str, str], ...] = ()

    def without(self, name: str, defect: str) -> Generators:
        """Return the same source with a dataset that lacks one of its defects."""
        return Generators(self.folder, (*self.left_out, (name, defect)))

    def defects(self, name: str, exercise: str) -> list[str]:
        """Return the defects of a dataset that decide the answer to an exercise, as its card says."""
        card = _card((self.folder / name / CARD).read_text("utf-8"))
        return [one["key"] for one in card.get("defect", ()) if exercise in one["exercises"]]

    def names(self) -> list[str]:
        return [folder.name for folder in dataset_folders(self.folder)]

    def export(self, name: str, variant: Variant) -> tuple[str, bytes]:
        generator = self._generator(name)
        return generator.card()["file"], _export(generator, *_seed(variant))

    def frame(self, name: str, variant: Variant) -> pd.DataFrame:
        return _frame(self._generator(name), *_seed(variant)).copy()

    def _generator(self, name: str) -> _Generator:
        folder = self.folder / name
        if not (folder / CARD).exists():
            raise AcademyError(
                _("There is no dataset “{name}”. There are: {known}.", name=name, known=", ".join(self.names()))
            )
        text = (folder / CARD).read_text("utf-8")
        card = _card(text)
        make, family = self.folder / card.get("generator", name) / MAKE, card.get("family", "")
        with course_code(name):
            world = (self.folder / family / WORLD).read_text("utf-8") if family else ""
            without = tuple(defect for dataset, defect in self.left_out if dataset == name)
            return _Generator(folder, str(make), make.read_text("utf-8"), text, world, without)


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

    #: Folder of the dataset, where the data files of its client lie.
    folder: Path
    path: str
    make: str
    card_text: str
    #: Text of the family's world.py; empty without a family.
    world: str
    #: Defects that are left out.
    without: tuple[str, ...]

    @property
    def name(self) -> str:
        return self.folder.name

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
        made: bytes = call_with(
            namespace(generator.make, generator.path)["make"],
            {
                "rng": lambda: random_state(course, edition, generator.name, trainee),
                "lang": lambda: lang,
                "scenario": lambda: generator.folder,
                "world": lambda: deepcopy(_world(generator, course, edition, trainee, lang)),
                "without": lambda: generator.without,
            },
        )
        return made


@lru_cache(maxsize=32)
def _world(generator: _Generator, course: str, edition: str, trainee: str, lang: str) -> Any:
    """Return what all datasets of a family share for one trainee."""
    family = generator.card()["family"]
    world = namespace(generator.world, str(generator.folder.parent / family / WORLD))["world"]
    rng = random_state(course, edition, f"{family}/world", trainee)
    return call_with(world, {"rng": lambda: rng, "lang": lambda: lang})


@lru_cache(maxsize=32)
def _frame(generator: _Generator, course: str, edition: str, trainee: str, lang: str) -> pd.DataFrame:
    card = generator.card()
    with tempfile.TemporaryDirectory() as scratch:
        path = Path(scratch) / card["file"]
        path.write_bytes(_export(generator, course, edition, trainee, lang))
        with course_code(generator.name):
            return pkgutil.resolve_name(card["reader"])(path)
