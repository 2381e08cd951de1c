"""What was answered in forms and did not come with the notebook waits, and is never worth 0 in silence."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from nbgrader.apps import NbGraderAPI

from autograder.building.course_folder import CourseFolder
from autograder.grading.grade_module import grade_module
from autograder.results.collect import collect_results
from autograder.results.feedback import write_feedback
from autograder.results.formats import results_csv, results_html
from autograder.results.scores import read_scores
from tests.support.built_course import BuiltCourse
from tests.support.paths import SMALL
from wording.languages import language

MODULE = "01_basics"
FORMS = {"where_to_look", "inbox", "first_steps", "reply"}


@pytest.fixture
def course(released: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> BuiltCourse:
    monkeypatch.setenv("ACADEMY_CONTENT", str(SMALL))
    monkeypatch.delenv("JUPYTERHUB_USER", raising=False)
    return BuiltCourse.copy(released, tmp_path / "ru")


def answers_of(course: BuiltCourse, trainee: str) -> Path:
    course.submit(trainee)
    return course.out / "submitted" / trainee / MODULE / "answers.json"


def waiting(course: BuiltCourse, trainee: str) -> set[str]:
    score = next(s for s in read_scores(CourseFolder.open(course.out), [MODULE]) if s.trainee == trainee)
    return {name for name, one in score.exercises.items() if one.pending}


def test_lost_answers_are_a_state_of_their_own_until_the_file_comes(course: BuiltCourse) -> None:
    lost = {"gone": answers_of(course, "gone"), "cut": answers_of(course, "cut"), "whole": answers_of(course, "whole")}
    kept = lost["gone"].read_bytes()
    lost["gone"].unlink()
    lost["cut"].write_bytes(kept[: len(kept) // 2])
    with language("en"):
        notes = {o.trainee: o.notes for o in grade_module(course.out, MODULE).outcomes}
    assert notes["gone"][0].startswith("There is no answers.json")
    assert notes["cut"][0].startswith("answers.json cannot be read")
    assert waiting(course, "gone") == waiting(course, "cut") == FORMS
    assert waiting(course, "whole") == {"reply"}
    results = collect_results(course.out, course.root)
    found = {row.trainee: row.modules[MODULE] for row in results.trainees}
    assert {who: score.state for who, score in found.items()} == {
        "gone": "incomplete",
        "cut": "incomplete",
        "whole": "passed",
    }
    assert found["gone"].pending == found["cut"].pending == 12
    assert "incomplete" in results_csv(results)
    assert "нет ответов форм" in results_html(results)
    lost["gone"].with_name("answers (2).json").write_bytes(kept)
    grade_module(course.out, MODULE)
    assert waiting(course, "gone") == {"reply"}
    again = {row.trainee: row.modules[MODULE] for row in collect_results(course.out, course.root).trainees}
    assert again["gone"] == again["whole"]


def test_the_trainee_reads_what_is_missing_and_not_that_it_is_failed(course: BuiltCourse) -> None:
    answers_of(course, "gone").unlink()
    grade_module(course.out, MODULE)
    (page,) = write_feedback(course.out, course.root, course.datasets, MODULE)
    text = page.read_text("utf-8")
    assert "Сдайте всю папку модуля вместе с файлом answers.json" in text
    assert len(re.findall(r'class="badge missing"', text)) == 3
    assert "Модуль не пройден" not in text


def test_a_text_typed_into_the_notebook_itself_is_there(course: BuiltCourse) -> None:
    answers = answers_of(course, "gone")
    answers.unlink()
    notebook = answers.with_name(f"{MODULE}.ipynb")
    stub = "*Здесь наставник увидит текст"
    assert stub in notebook.read_text("utf-8")
    notebook.write_text(re.sub(r"\*Здесь наставник увидит[^\"]*", "Добрый день!", notebook.read_text("utf-8")), "utf-8")
    grade_module(course.out, MODULE)
    (page,) = write_feedback(course.out, course.root, course.datasets, MODULE)
    assert "Добрый день!" in page.read_text("utf-8")


def test_nbgraders_own_command_does_the_same(course: BuiltCourse) -> None:
    answers = answers_of(course, "gone")
    answers.unlink()
    renamed = answers_of(course, "renamed")
    renamed.rename(renamed.with_name("answers (1).json"))
    (renamed.parent / "timestamp.txt").write_text("2026-03-02 19:12:00 MSK")
    folder = CourseFolder.open(course.out)
    for trainee in ("gone", "renamed"):
        assert NbGraderAPI(config=folder.config()).autograde(MODULE, trainee, force=True)["success"]
    assert waiting(course, "gone") == FORMS
    assert waiting(course, "renamed") == {"reply"}
    times = {s.trainee: str(s.submitted_at) for s in read_scores(folder, [MODULE])}
    assert times == {"gone": "None", "renamed": "2026-03-02 16:12:00"}
