"""What the linter says of a course, in English, and what it says after one slip of an author."""

from __future__ import annotations

import re
from pathlib import Path

from autograder.authoring.lint import lint_course
from tests.support.paths import ROOT
from wording.languages import language

__all__ = ["linted", "slip_is_named"]


def linted(root: Path, datasets: Path = ROOT / "datasets") -> list[str]:
    """Return the defects of a course, their paths counted from its folder."""
    with language("en"):
        return [str(defect).removeprefix(f"{root}/") for defect in lint_course(root, datasets)]


def slip_is_named(root: Path, file: str, old: str, new: str, says: str) -> None:
    """Replace the first `old` of a file by `new`, and assert that a defect fits the pattern `says`."""
    path = root / file
    text = path.read_text("utf-8")
    assert old in text, "the row must change something"
    path.write_text(text.replace(old, new, 1), "utf-8")
    found = linted(root)
    assert any(re.search(says, defect) for defect in found), found
