"""Fixtures of the small course, for every folder of tests."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from autograder.authoring.scaffold import new_exercise, new_module
from autograder.exercises.kinds import kind_names
from autograder.grading.grade_module import grade_module
from tests.support.built_course import COHORT, BuiltCourse
from tests.support.paths import ROOT, SMALL
from wording.languages import language


@pytest.fixture(autouse=True)
def small_content(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Kernels and `load` find the small course's generators; only for tests that use a desk."""
    if {"desk", "graded"} & set(request.fixturenames):
        monkeypatch.setenv("ACADEMY_CONTENT", str(SMALL))
        monkeypatch.delenv("JUPYTERHUB_USER", raising=False)


@pytest.fixture(scope="session")
def _released(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("released") / "ru"
    BuiltCourse(out).build().release()
    return out


@pytest.fixture
def desk(_released: Path, tmp_path: Path) -> BuiltCourse:
    """A released course of one's own."""
    shutil.copytree(_released, tmp_path / "ru")
    return BuiltCourse(tmp_path / "ru")


@pytest.fixture(scope="session")
def graded(_released: Path, tmp_path_factory: pytest.TempPathFactory) -> BuiltCourse:
    """A cohort that is graded once, for tests that only look: see `COHORT` for who did what."""
    desk = BuiltCourse(tmp_path_factory.mktemp("graded") / "ru")
    shutil.copytree(_released, desk.out)
    for trainee, prepare in COHORT.items():
        prepare(desk, trainee)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ACADEMY_CONTENT", str(SMALL))
        patch.delenv("JUPYTERHUB_USER", raising=False)
        with language("en"):
            desk.grading = grade_module(desk.out, "01_basics")
    return desk


@pytest.fixture
def skeleton(tmp_path: Path) -> Path:
    """A course of one new module with a new exercise of every kind: what `academy new` writes."""
    root = tmp_path / "course"
    (root / "modules").mkdir(parents=True)
    for name in ("course.toml", "competencies.toml", "nbgrader_config.py"):
        shutil.copyfile(ROOT / "course" / name, root / name)
    text = (root / "course.toml").read_text("utf-8")
    (root / "course.toml").write_text(
        "".join('modules = ["01_start"]\n' if line.startswith("modules") else line for line in text.splitlines(True))
    )
    new_module(root, "01_start")
    for kind in kind_names():
        new_exercise(root, "01_start", f"new_{kind}", kind)
    return root
