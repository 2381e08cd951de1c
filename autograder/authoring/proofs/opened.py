"""A module opened for a proof: read once in a process, and laid out as a trainee has it."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path

from autograder.exercises.reader import read_course
from autograder.exercises.sidecar import SIDECAR, encode
from autograder.files import ASSETS
from autograder.source.model import Course, Module

__all__ = ["as_released", "opened_module"]


@lru_cache(maxsize=4)
def opened_module(root: Path, datasets: Path, name: str) -> tuple[Course, Module]:
    course = read_course(root, datasets, [name])
    return course, course.modules[0]


@lru_cache(maxsize=8)
def _released_sidecar(root: Path, datasets: Path, module: str, lang: str) -> str:
    return encode(*opened_module(root, datasets, module), lang, released=True)


@contextmanager
def as_released(root: Path, datasets: Path, module: str, lang: str) -> Iterator[Path]:
    """Make the current folder look like a released module to `load`, with the generators that checks use."""
    before = Path.cwd()
    os.environ["MPLBACKEND"] = "Agg"
    os.environ["ACADEMY_CONTENT"] = str(datasets.parent)
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / SIDECAR).write_text(_released_sidecar(root, datasets, module, lang), "utf-8")
        if (assets := opened_module(root, datasets, module)[1].path / ASSETS).is_dir():
            shutil.copytree(assets, Path(folder) / ASSETS)
        os.chdir(folder)
        try:
            yield Path(folder)
        finally:
            os.chdir(before)
            os.environ.pop("ACADEMY_SUBMISSION_OF", None)
