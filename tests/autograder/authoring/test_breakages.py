"""What an author breaks, and what they read: each breakage is said once, with its place, in the reader's language.

The rows of `breakages.toml`:
file        of the course of `skeleton`, in which the first `old` is replaced by `new`; without `old` it is written anew
at          text of the line that must be named, when it is not the first of `new`
path        the file that must be named, when it is another one
en, ru      the sentence after `path:line: `; without them the breakage is none, and nothing may be said. {kinds} and
            {sections} stand for the lists of those that there are
"""

from __future__ import annotations

import shutil
import tomllib
from pathlib import Path
from typing import Any

import pytest

from autograder.authoring.lint import lint_course
from autograder.exercises.kinds import kind_names
from autograder.source.markdown import SECTIONS
from tests.support.course_fixtures import new_course
from wording.languages import LANGUAGES, language

ROWS = tomllib.loads((Path(__file__).with_name("breakages.toml")).read_text("utf-8"))
DATASETS = Path(__file__).parents[2] / "data" / "course_small" / "datasets"


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = new_course(tmp_path_factory.mktemp("whole"))
    assert lint_course(root, DATASETS) == []
    return root


def broken(whole: Path, folder: Path, row: dict[str, Any]) -> Path:
    root = folder / "course"
    shutil.copytree(whole, root)
    path = root / row["file"]
    if "old" in row:
        text = path.read_text("utf-8")
        assert row["old"] in text, "the row must change something"
        path.write_text(text.replace(row["old"], row["new"], 1), "utf-8")
    else:
        path.write_text(row["new"], "utf-8")
    return root


def line_of(row: dict[str, Any], root: Path) -> int:
    at = row.get("at", row["new"].splitlines()[0] if row["new"] else "")
    path = root / row.get("path", row["file"])
    if not at or not path.is_file():
        return 1
    return next(n for n, line in enumerate(path.read_text("utf-8").splitlines(), 1) if at in line)


@pytest.mark.parametrize("name", ROWS)
def test_a_breakage_is_said_once_with_its_place(whole: Path, tmp_path: Path, name: str) -> None:
    row = ROWS[name]
    root = broken(whole, tmp_path, row)
    place = f"{root / row.get('path', row['file'])}:{line_of(row, root)}: "
    for lang in LANGUAGES:
        with language(lang):
            said = [str(defect) for defect in lint_course(root, DATASETS)]
        assert said == ([place + words(row[lang])] if lang in row else [])


def words(sentence: str) -> str:
    lists = {"{kinds}": kind_names(), "{sections}": SECTIONS}
    for name, listed in lists.items():
        sentence = sentence.replace(name, ", ".join(listed))
    return sentence
