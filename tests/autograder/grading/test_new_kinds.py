"""Pairs are released, handed in and graded, and the feedback page shows them."""

from __future__ import annotations

from pathlib import Path

import pytest

from autograder.building.course_folder import CourseFolder
from autograder.building.release import release_module
from autograder.grading.grade_module import grade_module
from autograder.results.feedback import write_feedback
from tests.support.built_course import BuiltCourse
from tests.support.opened_module import MODULE
from tests.support.paths import KINDS

GIVEN = {"anna": "solution", "boris": "mistakes/line_and_site", "gleb": "stub"}


@pytest.fixture
def course(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> BuiltCourse:
    monkeypatch.setenv("ACADEMY_CONTENT", str(KINDS))
    monkeypatch.delenv("JUPYTERHUB_USER", raising=False)
    built = BuiltCourse(tmp_path / "en", KINDS, "en").build()
    release_module(built.out, MODULE)
    return built


@pytest.mark.slow
def test_pairs_are_graded_and_explained(course: BuiltCourse) -> None:
    for trainee, label in GIVEN.items():
        course.submit(trainee, MODULE, who_knows=label)
    grade_module(course.out, MODULE)
    with CourseFolder.open(course.out).gradebook() as gradebook:
        points = {t: gradebook.find_grade("who_knows-grade", MODULE, MODULE, t).score for t in GIVEN}
    assert (points["anna"], points["gleb"]) == (2, 0)
    assert 0 < points["boris"] < 1, "two pairs of four"
    write_feedback(course.out, course.root, course.datasets, MODULE)
    pages = {t: (course.out / "feedback" / t / MODULE / f"{MODULE}.html").read_text("utf-8") for t in GIVEN}
    assert "A call leaves a trace on the line" in pages["boris"]
    assert "Who did not get through?" in pages["boris"]
    assert "The list of calls" in pages["anna"]
    assert "A call leaves a trace" not in pages["anna"]
