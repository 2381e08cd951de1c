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
CARD = """format = 1
file = "calls.csv"
reader = "academy.data:read_table"
licence = "CC0-1.0"
origin = "the log of a telephone exchange, as a client keeps it"

[title]
ru = "Звонки за неделю"
en = "Calls of a week"

[[planted]]
key = "night"
ru = "Звонок ночью, на который никто не ответил"
en = "A call at night that nobody answered"

[[column]]
name = "Hour"
dtype = "int64"
unit = "hour of the day"
ru = "Час"
en = "Hour"

[[column]]
name = "Seconds"
dtype = "int64"
unit = "seconds"
ru = "Длительность"
en = "Duration"
"""
MAKE = '''"""Calls of a week: a row a call."""


def make(rng, lang):
    rows = [f"{rng.randint(9, 19)};{rng.randint(20, 400)}" for _ in range(30)]
    return "\\n".join(["Hour;Seconds", *rows, "3;0"]).encode()
'''


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A course without modules, as somebody has it who begins."""
    course = tmp_path / "course"
    (course / "modules").mkdir(parents=True)
    (tmp_path / "datasets" / "calls").mkdir(parents=True)
    for name in ("competencies.toml", "nbgrader_config.py"):
        shutil.copyfile(ROOT / "course" / name, course / name)
    text = (ROOT / "course" / "course.toml").read_text("utf-8")
    (course / "course.toml").write_text(re.sub(r"(?ms)^modules = \[.*?\]", "modules = []", text), "utf-8")
    (tmp_path / "datasets" / "calls" / "card.toml").write_text(CARD, "utf-8")
    (tmp_path / "datasets" / "calls" / "make.py").write_text(MAKE, "utf-8")
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
