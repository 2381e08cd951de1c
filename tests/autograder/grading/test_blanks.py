"""Blanks are graded with each trainee's own figures, and the feedback page shows them."""

from __future__ import annotations

import pytest

from autograder.building.course_folder import CourseFolder
from autograder.grading.grade_module import grade_module
from autograder.results.feedback import write_feedback
from tests.support.built_course import BuiltCourse

MODULE, NAME = "02_more", "week_figures"
GIVEN = {"anna": "solution", "boris": "mistakes/price_inverted", "vera": "alternatives/in_words", "gleb": "stub"}


@pytest.mark.slow
def test_blanks_are_graded_by_the_trainees_own_case(desk: BuiltCourse) -> None:
    for trainee, label in GIVEN.items():
        desk.submit(trainee, MODULE, **{NAME: label})
    grade_module(desk.out, MODULE)
    with CourseFolder.open(desk.out).gradebook() as gradebook:
        points = {t: gradebook.find_grade(f"{NAME}-grade", MODULE, MODULE, t).score for t in GIVEN}
    assert (points["anna"], points["vera"], points["gleb"]) == (2, 2, 0)
    assert 0 < points["boris"] < 2
    saved = [(desk.out / "submitted" / t / MODULE / "answers.json").read_text("utf-8") for t in ("anna", "vera")]
    assert saved[0] != saved[1]
    write_feedback(desk.out, desk.root, desk.datasets, MODULE)
    page = (desk.out / "feedback" / "boris" / MODULE / f"{MODULE}.html").read_text("utf-8")
    assert "заявок на рубль" in page
    assert "Что делаем со ставкой" in page
