"""A trainee's own numbers: seeds, cases and datasets.

The seed is sha256 over course, edition, name (dataset or exercise) and the trainee's login in its normal form. It
drives `numpy.random.RandomState`, whose stream NumPy froze for good (NEP 19): the same trainee has the same numbers on
every machine and Python version.
"""

from __future__ import annotations

import hashlib
import inspect
from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass
from functools import cache, partial
from typing import Any, Protocol

import numpy as np
import pandas as pd

from autograder.errors import AcademyError
from autograder.exercises.course_code import course_code, namespace
from autograder.source.model import Public
from wording.autograder import _
from wording.identity import identity

__all__ = ["Arguments", "DataSource", "Variant", "call_with", "random_state"]


def random_state(course: str, edition: str, name: str, trainee: str) -> np.random.RandomState:
    """Return the random generator of one dataset or exercise for one trainee."""
    digest = hashlib.sha256("\0".join((course, edition, name, identity(trainee))).encode()).digest()
    return np.random.RandomState(np.frombuffer(digest, dtype=">u4").astype(np.uint32))


Arguments = dict[str, Callable[[], Any]]
"""Arguments that a function may ask for by parameter name; each value is computed when it is asked for."""


def call_with(function: Callable[..., Any], available: Arguments) -> Any:
    """Call a function with the arguments that its parameters name, computing only those.

    Raises AcademyError for a parameter that is not available.
    """
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


class DataSource(Protocol):
    """Makes or fetches datasets (see `autograder.exercises.data_sources`). `variant` is the one that asks."""

    def names(self) -> list[str]:
        """Return the names of all datasets, sorted."""

    def export(self, name: str, variant: Variant) -> tuple[str, bytes]:
        """Return file name and bytes of a dataset, exactly as the service would export it."""

    def frame(self, name: str, variant: Variant) -> pd.DataFrame:
        """Return a copy of a dataset's frame. Raises AcademyError for an unknown name."""


@dataclass(frozen=True)
class Variant:
    """One trainee's variant of the course's data, in one language."""

    course: str
    edition: str
    trainee: str
    lang: str
    source: DataSource

    def export(self, name: str) -> tuple[str, bytes]:
        """Return file name and bytes of a dataset, exactly as the service would export it."""
        return self.source.export(name, self)

    def dataset(self, name: str) -> pd.DataFrame:
        """Return a fresh frame of a dataset; changing it changes no other."""
        return self.source.frame(name, self)

    def dataset_names(self) -> list[str]:
        """Return the names of all datasets, sorted."""
        return self.source.names()

    def case(self, exercise: Public) -> Any:
        """Return what `load("<exercise>")` gives: the generated case, else the only dataset, else None."""
        if exercise.variants:
            return deepcopy(self._generate(exercise))
        if len(exercise.manifest.data) == 1:
            return self.dataset(exercise.manifest.data[0])
        return None

    def _generate(self, exercise: Public) -> Any:
        generate = namespace(exercise.variants, f"{exercise.name}/variants.py")["generate"]
        rng = random_state(self.course, self.edition, exercise.name, self.trainee)
        available: Arguments = {"rng": lambda: rng, "lang": lambda: self.lang}
        with course_code(exercise.name):
            return call_with(generate, available | self._data(exercise))

    def _data(self, exercise: Public) -> Arguments:
        return {name: partial(self.dataset, name) for name in exercise.manifest.data}

    def arguments(self, exercise: Public, **more: Any) -> Arguments:
        """Return what checks and `expected` may ask for.

        All functions called with it get the same objects, and none may change them.
        """
        made: Arguments = {"case": partial(self.case, exercise)} | self._data(exercise)
        known: Arguments = {name: partial(_same, value) for name, value in (more | {"lang": self.lang}).items()}
        return known | {name: cache(make) for name, make in made.items()}


def _same(value: Any) -> Any:
    return value
