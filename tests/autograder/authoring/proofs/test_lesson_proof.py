"""A lesson runs in a kernel as a trainee runs it: what fails is named with file and line."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from autograder.authoring.proofs.lesson import prove_lesson
from tests.support.paths import SMALL

MORE = "modules/02_more"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    root = tmp_path / "content"
    shutil.copytree(SMALL, root)
    return root


def failures(content: Path, lang: str) -> list[str]:
    _tried, found = prove_lesson(content / "course", content / "datasets", "02_more", lang, 2)
    return [str(one).removeprefix(f"{content}/course/") for one in found]


def change(path: Path, old: str, new: str) -> int:
    """Replace a text and return the number of its line."""
    text = path.read_text("utf-8")
    assert old in text, "the row must change something"
    path.write_text(text.replace(old, new, 1), "utf-8")
    return text[: text.index(old)].count("\n") + 1


def test_a_cell_that_fails_is_named_and_the_other_language_is_not(content: Path) -> None:
    line = change(
        content / "course" / MORE / "lesson.ru.md", "import pandas as pd", "import pandas as pd\n\nprise = 1 / 0"
    )
    (found,) = failures(content, "ru")
    expected = "cell setup: expected a run without an error, got ZeroDivisionError: division by zero"
    assert found == f"{MORE}/lesson.ru.md:{line + 2} [ru, variant-1] {expected}"
    assert failures(content, "en") == []


def test_a_stub_that_stops_the_notebook_is_named(content: Path) -> None:
    change(
        content / "course" / MORE / "exercises/wasted_share/solution.py",
        "### BEGIN",
        "total = silent_report\n### BEGIN",
    )
    (found,) = failures(content, "en")
    assert re.match(rf"{MORE}/exercises/wasted_share/solution.py:\d+ .* stub of wasted_share: .*NameError", found)


def test_what_fails_for_the_second_trainee_alone_is_found(content: Path) -> None:
    new = "import os\nassert os.environ['ACADEMY_TRAINEE'] == 'variant-1'\nimport pandas as pd"
    change(content / "course" / MORE / "lesson.en.md", "import pandas as pd", new)
    (found,) = failures(content, "en")
    assert "[en, variant-2]" in found
