"""Pairs and marks are released, handed in and graded, and the feedback page shows them."""

from __future__ import annotations

from pathlib import Path

import pytest

from autograder.building.course_folder import CourseFolder
from autograder.building.release import release_module
from autograder.grading.grade_module import grade_module
from autograder.results.feedback import write_feedback
from tests.support.built_course import BuiltCourse
from tests.support.opened_module import MODULE
from tests.support.paths import KINDS, SMALL

GIVEN = {"anna": "solution", "boris": "mistakes/line_and_site", "gleb": "stub"}


@pytest.fixture
def course(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> BuiltCourse:
    monkeypatch.setenv("ACADEMY_CONTENT", str(SMALL))
    monkeypatch.delenv("JUPYTERHUB_USER", raising=False)
    built = BuiltCourse(tmp_path / "en", KINDS, "en")
    built.datasets = SMALL / "datasets"
    built.build()
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


@pytest.mark.slow
def test_marks_by_a_draft_key_count_half_and_say_so_and_the_reasons_come_after(course: BuiltCourse) -> None:
    given = {"anna": "solution", "boris": "mistakes/generous", "gleb": "stub"}
    for trainee, label in given.items():
        course.submit(trainee, MODULE, late_call=label)
    grade_module(course.out, MODULE)
    with CourseFolder.open(course.out).gradebook() as gradebook:
        grades = {t: gradebook.find_grade("late_call-grade", MODULE, MODULE, t) for t in given}
        assert {grade.max_score for grade in grades.values()} == {1}, (
            "two points in module.toml, half of them for a draft"
        )
        points = {t: grade.score for t, grade in grades.items()}
    assert (points["anna"], points["gleb"]) == (1, 0)
    assert 0 < points["boris"] < 1
    source = (course.out / "source" / MODULE / f"{MODULE}.ipynb").read_text("utf-8")
    assert "The key is a draft: 1 independent expert of at least 5" in source
    write_feedback(course.out, course.root, course.datasets, MODULE)
    pages = {t: (course.out / "feedback" / t / MODULE / f"{MODULE}.html").read_text("utf-8") for t in given}
    for trainee in ("anna", "boris"):
        assert "The key is a draft" in pages[trainee]
    assert "by the draft key 1.5. It pays for a fault that nobody has found." in pages["anna"]
    assert "It pays for a fault that nobody has found." in pages["boris"], "the farthest mark"
    assert "Nobody has measured it." not in pages["boris"], "other reasons are for after the due date"
