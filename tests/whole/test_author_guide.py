"""The author guide, followed from a course without modules to results: an exercise of every kind, and a dataset."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from academy.demo import cohort
from autograder.exercises.kinds import kind_names
from tests.support.paths import ROOT

MODULE = "11_case"
ACADEMY = (str(Path(sys.executable).with_name("academy")),)


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A course without modules, as somebody has it who begins."""
    course = tmp_path / "course"
    (course / "modules").mkdir(parents=True)
    (tmp_path / "datasets").mkdir()
    for name in ("competencies.toml", "nbgrader_config.py"):
        shutil.copyfile(ROOT / "course" / name, course / name)
    text = (ROOT / "course" / "course.toml").read_text("utf-8")
    (course / "course.toml").write_text(re.sub(r"(?ms)^modules = \[.*?\]", "modules = []", text), "utf-8")
    return tmp_path


def academy(content: Path, *words: str) -> str:
    environment = os.environ | {"ACADEMY_CONTENT": str(content), "ACADEMY_LANG": "en"}
    ended = subprocess.run(
        [*ACADEMY, *words], cwd=content, env=environment, capture_output=True, text=True, timeout=600, check=False
    )
    assert ended.returncode == 0, (words, ended.stdout, ended.stderr)
    return ended.stdout


def _uses_the_dataset(content: Path) -> None:
    """Name the dataset in module.toml and show it in both lessons, as the guide says."""
    folder = content / "course" / "modules" / MODULE
    manifest = folder / "module.toml"
    manifest.write_text(manifest.read_text("utf-8").replace("datasets = []", 'datasets = ["calls"]'), "utf-8")
    for lang in ("ru", "en"):
        lesson = folder / f"lesson.{lang}.md"
        cell = '```{code-cell}\n:name: calls\nload("calls").head()\n```\n'
        lesson.write_text(lesson.read_text("utf-8").rstrip("\n") + f"\n\n{cell}", "utf-8")


@pytest.mark.slow
def test_from_nothing_to_results(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each command succeeds as the guide shows it, and who answers right gets all points that a machine gives."""
    academy(content, "new", "dataset", "calls")
    academy(content, "new", "module", MODULE)
    for kind in kind_names():
        academy(content, "new", "exercise", MODULE, f"new_{kind}", "--kind", kind)
    academy(content, "new", "assessment", MODULE)
    _uses_the_dataset(content)
    academy(content, "stamp", MODULE)
    assert "No defects" in academy(content, "lint")
    assert "failures: 0" in academy(content, "verify", MODULE, "--variants", "2", "--no-cache")
    academy(content, "build", "--lang", "en")
    for module in (MODULE, f"{MODULE}_assessment"):
        academy(content, "release", module, "--course", "build/en")
    one = cohort.Person(
        "anna", {"en": "Anna Right", "ru": "Анна Верная"}, (1, 0, 0, 0), 1.0, "2026-03-02 10:00:00", False
    )
    monkeypatch.setattr(cohort, "cohort", lambda: (one,))
    cohort.make_cohort(content / "build" / "en", content / "course", content / "datasets", [MODULE])
    assert "graded 1" in academy(content, "grade", MODULE, "--course", "build/en")
    academy(content, "feedback", MODULE, "--course", "build/en")
    page = (content / "build" / "en" / "feedback" / "anna" / MODULE / f"{MODULE}.html").read_text("utf-8")
    assert "Anna" in academy(content, "results", "--course", "build/en")
    for kind in kind_names():
        assert f"new_{kind}" in page
