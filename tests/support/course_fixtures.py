"""Fixtures of the small course, for every folder of tests."""

from __future__ import annotations

import os
import pickle
import re
import shutil
import sys
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest
from nbgrader.api import get_alembic_version

from autograder.authoring.scaffold import new_exercise, new_module
from autograder.building.build import build_course
from autograder.exercises.kinds import kind_names
from autograder.grading.grade_module import grade_module
from tests.support.built_course import COHORT, BuiltCourse
from tests.support.opened_module import MODULE
from tests.support.paths import KINDS, ROOT, SMALL, TINY
from tests.support.shared import shared_folder
from wording.languages import language


@cache
def _alembic_version() -> str:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PATH", os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]]))
        return get_alembic_version()


@pytest.fixture(scope="session", autouse=True)
def _alembic_asked_once() -> Iterator[None]:
    """Save a second for every new gradebook, for which nbgrader starts the program `alembic`."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("nbgrader.api.get_alembic_version", _alembic_version)
        yield


@pytest.fixture(autouse=True)
def small_content(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let kernels and `load` find the small course's generators, in tests that use that course."""
    if {"desk", "graded"} & set(request.fixturenames):
        monkeypatch.setenv("ACADEMY_CONTENT", str(SMALL))
        monkeypatch.delenv("JUPYTERHUB_USER", raising=False)


@pytest.fixture(scope="session")
def released(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small course, built and released. Copy it to change it."""
    return shared_folder(tmp_path_factory, "released", lambda out: BuiltCourse(out).build().release())


@pytest.fixture
def desk(released: Path, tmp_path: Path) -> BuiltCourse:
    """A released course that the test may change."""
    return BuiltCourse.copy(released, tmp_path / "ru")


@pytest.fixture(scope="session")
def graded(released: Path, tmp_path_factory: pytest.TempPathFactory) -> BuiltCourse:
    """A graded cohort, which tests only read; `COHORT` lists who submitted what."""

    def grade(folder: Path) -> None:
        course = BuiltCourse.copy(released, folder / "ru")
        for trainee, submit in COHORT.items():
            submit(course, trainee)
        with pytest.MonkeyPatch.context() as patch, language("en"):
            patch.setenv("ACADEMY_CONTENT", str(SMALL))
            patch.delenv("JUPYTERHUB_USER", raising=False)
            grading = grade_module(course.out, "01_basics")
        (folder / "grading.pickle").write_bytes(pickle.dumps(grading))

    folder = shared_folder(tmp_path_factory, "graded", grade)
    course = BuiltCourse(folder / "ru")
    course.grading = pickle.loads((folder / "grading.pickle").read_bytes())
    return course


@pytest.fixture(scope="session")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """`tiny("en")` is the folder of the tiny course's module, built in that language. Copy it to change it."""

    def built(lang: str) -> Path:
        def make(out: Path) -> None:
            build_course(TINY / "course", TINY / "datasets", out, lang)

        return shared_folder(tmp_path_factory, f"tiny-{lang}", make) / "source" / MODULE

    return built


@pytest.fixture(scope="session")
def kinds(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """`kinds("en")` is the folder of a module with the kinds that the tiny course lacks. Copy it to change it."""

    def built(lang: str) -> Path:
        def make(out: Path) -> None:
            build_course(KINDS / "course", SMALL / "datasets", out, lang)

        return shared_folder(tmp_path_factory, f"kinds-{lang}", make) / "source" / MODULE

    return built


def new_course(folder: Path) -> Path:
    """A course of one new module with a new exercise of every kind, as `academy new` writes them."""
    root = folder / "course"
    (root / "modules").mkdir(parents=True)
    for name in ("course.toml", "competencies.toml", "nbgrader_config.py"):
        shutil.copyfile(ROOT / "course" / name, root / name)
    text = (root / "course.toml").read_text("utf-8")
    text, replaced = re.subn(r"(?ms)^modules = \[.*?\]", 'modules = ["01_start"]', text)
    assert replaced == 1
    (root / "course.toml").write_text(text, "utf-8")
    new_module(root, "01_start")
    for kind in kind_names():
        new_exercise(root, "01_start", f"new_{kind}", kind)
    return root


@pytest.fixture
def skeleton(tmp_path: Path) -> Path:
    """A course of one new module with a new exercise of every kind, as `academy new` writes them."""
    return new_course(tmp_path)
