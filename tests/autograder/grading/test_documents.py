"""A document beside the notebook is judged by `check` and graded, and its text stands on the feedback page."""

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

GIVEN = {"anna": "solution", "boris": "mistakes/no_dates", "vera": "mistakes/only_headings", "gleb": "stub"}


def test_documents_are_graded_and_explained(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ACADEMY_CONTENT", str(SMALL))
    monkeypatch.delenv("JUPYTERHUB_USER", raising=False)
    course = BuiltCourse(tmp_path / "en", KINDS, "en")
    course.datasets = SMALL / "datasets"
    course.build()
    release_module(course.out, MODULE)
    for trainee, label in GIVEN.items():
        course.submit(trainee, MODULE, crew_brief=label)
    near = course.submit("dina", MODULE)
    (near / "brief.docx").rename(near / "Brief (1).docx")
    broken = course.submit("egor", MODULE)
    (broken / "brief.docx").write_bytes(b"PK\3\4 cut off")
    forged = course.submit("fedor", MODULE)
    (forged / "brief.docx").unlink()
    answers = forged / "answers.json"
    answers.write_text(
        answers.read_text("utf-8").replace('"answers": {', '"answers": {"crew_brief": {"a": 1}, '), "utf-8"
    )
    grade_module(course.out, MODULE)
    everybody = (*GIVEN, "dina", "egor", "fedor")
    with CourseFolder.open(course.out).gradebook() as gradebook:
        points = {t: gradebook.find_grade("crew_brief-grade", MODULE, MODULE, t).score for t in everybody}
    assert (points["anna"], points["dina"]) == (2, 2), "under a usual name too"
    assert 0 < points["boris"] < 2
    assert [points[t] for t in ("vera", "gleb", "egor", "fedor")] == [0, 0, 0, 0], "a template gets nothing"
    write_feedback(course.out, course.root, course.datasets, MODULE)
    pages = {t: (course.out / "feedback" / t / MODULE / f"{MODULE}.html").read_text("utf-8") for t in everybody}
    assert "Columns missing: What, Due" in pages["boris"]
    assert "so that the second crew has work" in pages["boris"], "its text stands on the page"
    assert "brief.docx cannot be read as .docx" in pages["egor"]
