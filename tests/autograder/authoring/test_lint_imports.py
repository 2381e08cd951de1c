"""Imports that would be missing where the course's own code runs, and datasets that cannot be the same every time."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from autograder.authoring.lint import lint_course
from tests.support.paths import ROOT, SMALL
from wording.languages import language

MORE = "course/modules/02_more"
SHARE = f"{MORE}/exercises/wasted_share"
REPORT = "datasets/tiny_report"


def defects(content: Path, only: list[str] | None = None) -> list[str]:
    with language("en"):
        found = lint_course(content / "course", content / "datasets", only)
    return [str(defect).removeprefix(f"{content}/") for defect in found]


@pytest.fixture
def content(tmp_path: Path) -> Path:
    root = tmp_path / "content"
    shutil.copytree(SMALL, root)
    assert not [found for found in defects(root) if "import" in found]
    return root


@pytest.mark.parametrize(
    ("file", "old", "new", "says"),
    [
        (f"{MORE}/lesson.ru.md", "import pandas as pd", "import scipy", r"lesson.ru.md:\d+: scipy may not be imported"),
        (
            f"{MORE}/lesson.ru.md",
            "import pandas as pd",
            "from academy.notebook.load import load_data",
            r"lesson.ru.md:\d+: academy.notebook.load may not",
        ),
        (
            f"{MORE}/lesson.en.md",
            "import pandas as pd",
            "from academy import notebook",
            r"lesson.en.md:\d+: academy offers no “notebook”",
        ),
        (
            f"{MORE}/lesson.en.md",
            "import pandas as pd",
            "from academy.data import tables",
            r"academy.data offers no “tables”",
        ),
        (f"{MORE}/lesson.en.md", "import pandas as pd", "import pandas as", r"lesson.en.md:\d+: Python cannot read"),
        (f"{SHARE}/solution.py", "### BEGIN", "import requests\n### BEGIN", r"solution.py:\d+: requests may not"),
        (f"{SHARE}/mistakes/rest.py", "\n", "\nfrom . import x\n", r"rest.py:2: . may not be imported"),
        (
            f"{SHARE}/checks.py",
            "from autograder.checks",
            "from autograder.exercises.judge import judge_answer\nfrom autograder.checks",
            r"checks.py:\d+: autograder.exercises.judge may not be imported here. .*autograder.checks",
        ),
        (f"{SHARE}/checks.py", "from autograder.checks", "import academy\nfrom autograder.checks", r"academy may not"),
        (f"{REPORT}/make.py", "NAMES =", "from academy.data import read_table\nNAMES =", r"make.py:3: a generator may"),
        (f"{REPORT}/make.py", "NAMES =", "import random\nNAMES =", r"make.py:3: random differs from start to start"),
        (f"{REPORT}/make.py", "lines = [", "date.today()\n    lines = [", r"make.py:\d+: today\(\) differs from start"),
        (f"{REPORT}/make.py", "def make(", "def make", r"make.py:\d+: Python cannot read"),
        (f"{REPORT}/card.toml", "pandas:read_table", "academy.data:read_tabel", r"card.toml:3: there is no reader"),
        (f"{REPORT}/card.toml", "pandas:read_table", "academy.dada:read_table", r"card.toml:3: there is no reader"),
        (f"{REPORT}/card.toml", 'origin = "', "origin = ", r"card.toml:5: .* Mend the TOML"),
    ],
    ids=lambda value: value.rsplit("/", 1)[-1][:24] if isinstance(value, str) else None,
)
@pytest.mark.parametrize("only", [None, ["02_more"]], ids=["all", "one module"])
def test_what_may_not_be_used_is_reported_where_it_stands(content, file, old, new, says, only) -> None:
    """A module alone is linted with the datasets that it uses."""
    path = content / file
    text = path.read_text("utf-8")
    assert old in text, "the row must change something"
    path.write_text(text.replace(old, new, 1), "utf-8")
    assert any(re.search(says, found) for found in defects(content, only)), defects(content, only)


def test_a_line_of_ipython_is_no_defect(content: Path) -> None:
    """What runs is proved by `academy verify`; here such a cell is passed over."""
    lesson = content / MORE / "lesson.ru.md"
    lesson.write_text(
        lesson.read_text("utf-8").replace("import pandas", "%matplotlib inline\nimport pandas", 1), "utf-8"
    )
    assert not [found for found in defects(content) if "Python cannot read" in found]


def test_datasets_of_other_modules_are_left_alone(content: Path) -> None:
    shutil.copytree(ROOT / "datasets" / "survey", content / "datasets" / "survey")
    (content / "datasets" / "survey" / "card.toml").write_text("format =", "utf-8")
    assert any("survey/card.toml:1" in found for found in defects(content))
    assert not any("survey" in found for found in defects(content, ["02_more"]))
