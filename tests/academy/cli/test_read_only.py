"""A read-only folder is answered with a sentence that says what to do, and never with a traceback."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.support.built_course import BuiltCourse
from tests.support.paths import SMALL
from tests.support.read_only import run_read_only

ACADEMY = [sys.executable, "-m", "academy"]
SAYS = "Nothing can be written into"


@pytest.mark.parametrize("words", [["grade", "01_basics"], ["results", "--html"]], ids=" ".join)
def test_a_read_only_course_is_named(released: Path, tmp_path: Path, words: list[str]) -> None:
    course = BuiltCourse.copy(released, tmp_path / "ru")
    course.submit("anna")
    env = {"ACADEMY_CONTENT": str(SMALL), "ACADEMY_LANG": "en"}
    done = run_read_only(course.out, [*ACADEMY, *words, "--course", str(course.out)], env)
    assert done.returncode == 1
    assert SAYS in done.stderr
    assert str(course.out) in done.stderr
    assert "Traceback" not in done.stderr
