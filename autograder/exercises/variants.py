"""A trainee's own numbers: seeds, datasets and cases.

The seed is sha256 over course, edition, name (dataset or exercise) and trainee, and drives `numpy.random.RandomState`,
whose stream NumPy froze for good (NEP 19): the same trainee has the same numbers on every machine and Python version.
"""

from __future__ import annotations

import hashlib
import inspect
import pkgutil
import tempfile
import tomllib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from copy import deepcopy
from dataclasses import dataclass
from functools import cache, lru_cache, partial
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from autograder.errors import AcademyError, CourseError
from autograder.source.model import Public
from wording.autograder import _

__all__ = ["Given", "Variant", "call_with", "random_state", "take_from"]

_fetch: Callable[[str, str], Any] | None = None
_fetched: dict[tuple[str, str], Any] = {}
_names: tuple[str, ...] = ()


def take_from(fetch: Callable[[str, str], Any], names: tuple[str, ...]) -> None:
    """From now on this process makes no data: `fetch("export" or "frame", name)` gives this trainee's.

    While a submission is graded the judge makes them, once, and the trainee's process holds no generator.
    """
    global _fetch, _names
    _fetch, _names = fetch, names


def _taken(what: str, name: str) -> Any:
    if _fetch is not None and (what, name) not in _fetched:
        _fetched[what, name] = _fetch(what, name)
    return _fetched[what, name]


def random_state(course: str, edition: str, name: str, trainee: str) -> np.random.RandomState:
    """The generator of one dataset or exercise for one trainee."""
    digest = hashlib.sha256("\0".join((course, edition, name, trainee)).encode()).digest()
    return np.random.RandomState(np.frombuffer(digest, dtype=">u4").astype(np.uint32))


@lru_cache(maxsize=64)
def _namespace(source: str, filename: str) -> dict[str, Any]:
    namespace: dict[str, Any] = {"__name__": filename, "__file__": filename}
    exec(compile(source, filename, "exec"), namespace)
    return namespace


@lru_cache(maxsize=16)
def _generator(folder: Path) -> tuple[Callable[[np.random.RandomState, str], bytes], dict[str, Any]]:
    make = folder / "make.py"
    if not make.exists():
        known = ", ".join(sorted(p.parent.name for p in folder.parent.glob("*/make.py")))
        raise AcademyError(_("There is no dataset “{name}”. There are: {known}.", name=folder.name, known=known))
    card = tomllib.loads((folder / "card.toml").read_text("utf-8"))
    return _namespace(make.read_text("utf-8"), str(make))["make"], card


@lru_cache(maxsize=32)
def _export(folder: Path, course: str, edition: str, trainee: str, lang: str) -> bytes:
    with _course_code(folder.name):
        make, _card = _generator(folder)
        return make(random_state(course, edition, folder.name, trainee), lang)


@lru_cache(maxsize=32)
def _frame(folder: Path, course: str, edition: str, trainee: str, lang: str) -> pd.DataFrame:
    _make, card = _generator(folder)
    with tempfile.TemporaryDirectory() as scratch:
        path = Path(scratch) / card["file"]
        path.write_bytes(_export(folder, course, edition, trainee, lang))
        with _course_code(folder.name):
            return pkgutil.resolve_name(card["reader"])(path)


@contextmanager
def _course_code(name: str) -> Iterator[None]:
    """Whatever the course's own code raises is the course's defect."""
    try:
        yield
    except AcademyError:
        raise
    except Exception as error:
        detail = f"{type(error).__name__}: {error}"
        raise CourseError(
            _("The data of “{name}” cannot be made ({detail}). Tell your mentor.", name=name, detail=detail)
        ) from error


def _same(value: Any) -> Any:
    return value


Given = dict[str, Callable[[], Any]]
"""What a function may ask for by parameter name, and how to come by it."""


def call_with(function: Callable[..., Any], available: Given) -> Any:
    """Call by parameter name, computing only what is asked for. Raises AcademyError for what is not there."""
    wanted = inspect.signature(function).parameters
    unknown = [name for name in wanted if name not in available]
    if unknown:
        raise AcademyError(
            _(
                "{function} asks for {unknown}; it may ask for {known}. "
                "List the dataset in `data` or rename the parameter.",
                function=function.__name__,
                unknown=", ".join(unknown),
                known=", ".join(available),
            )
        )
    return function(**{name: available[name]() for name in wanted})


@dataclass(frozen=True)
class Variant:
    """One trainee's variant of the course's data, in one language."""

    course: str
    edition: str
    trainee: str
    lang: str
    datasets: Path

    def _key(self, name: str) -> tuple[Path, str, str, str, str]:
        return self.datasets / name, self.course, self.edition, self.trainee, self.lang

    def export(self, name: str) -> tuple[str, bytes]:
        """File name and bytes of a dataset, exactly as the service would export it."""
        if _fetch is not None:
            file, content = _taken("export", name)
            return file, content
        _make, card = _generator(self.datasets / name)
        return card["file"], _export(*self._key(name))

    def dataset(self, name: str) -> pd.DataFrame:
        """A fresh frame of a dataset; changing it changes nobody else's."""
        if _fetch is not None:
            return _taken("frame", name).copy()
        return _frame(*self._key(name)).copy()

    def has_dataset(self, name: str) -> bool:
        return name in self.dataset_names()

    def dataset_names(self) -> list[str]:
        """Names of all datasets, sorted."""
        if _fetch is not None:
            return sorted(_names)
        return sorted(path.parent.name for path in self.datasets.glob("*/make.py"))

    def case(self, exercise: Public) -> Any:
        """What `load("<exercise>")` gives: the generated case, else the only dataset, else None."""
        if exercise.variants:
            return deepcopy(self._generate(exercise))
        if len(exercise.manifest.data) == 1:
            return self.dataset(exercise.manifest.data[0])
        return None

    def _generate(self, exercise: Public) -> Any:
        generate = _namespace(exercise.variants, f"{exercise.name}/variants.py")["generate"]
        rng = random_state(self.course, self.edition, exercise.name, self.trainee)
        available: Given = {"rng": lambda: rng, "lang": lambda: self.lang}
        with _course_code(exercise.name):
            return call_with(generate, available | self._data(exercise))

    def _data(self, exercise: Public) -> Given:
        return {name: partial(self.dataset, name) for name in exercise.manifest.data}

    def given(self, exercise: Public, **more: Any) -> Given:
        """What checks and `expected` may ask for. All that are called with it get the same objects and change none."""
        made: Given = {"case": partial(self.case, exercise)} | self._data(exercise)
        known: Given = {name: partial(_same, value) for name, value in (more | {"lang": self.lang}).items()}
        return known | {name: cache(make) for name, make in made.items()}
