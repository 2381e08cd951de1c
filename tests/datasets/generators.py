"""Load generators, cards and frames of datasets by name."""

from __future__ import annotations

import inspect
import pkgutil
import runpy
import tomllib
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
import pandas as pd

from tests.support import paths

ROOT = paths.ROOT / "datasets"
NAMES = sorted(folder.name for folder in ROOT.iterdir() if (folder / "card.toml").exists())
SEEDS = range(5)


@cache
def generator(name: str) -> dict[str, Any]:
    """Return the names that make.py defines: the dataset's own or its generator's."""
    return runpy.run_path(str(ROOT / card(name).get("generator", name) / "make.py"))


def make(name: str, rng: np.random.RandomState, lang: str, without: tuple[str, ...] = ()) -> bytes:
    """Run a generator, with its scenario and the world of its family."""
    family = card(name).get("family")
    given: dict[str, Any] = {"rng": rng, "lang": lang, "scenario": ROOT / name, "without": without}
    if family:
        given["world"] = runpy.run_path(str(ROOT / family / "world.py"))["world"](rng, lang)
    function = generator(name)["make"]
    names = inspect.signature(function).parameters
    made: bytes = function(**{key: value for key, value in given.items() if key in names})
    return made


@cache
def card(name: str) -> dict[str, Any]:
    return tomllib.loads((ROOT / name / "card.toml").read_text("utf-8"))


@cache
def export(name: str, seed: int, lang: str = "ru") -> bytes:
    return make(name, np.random.RandomState(seed), lang)


@cache
def _frame(name: str, seed: int, lang: str) -> pd.DataFrame:
    with TemporaryDirectory() as scratch:
        path = Path(scratch) / card(name)["file"]
        path.write_bytes(export(name, seed, lang))
        return pkgutil.resolve_name(card(name)["reader"])(path)


def frame(name: str, seed: int, lang: str = "ru") -> pd.DataFrame:
    return _frame(name, seed, lang).copy()
