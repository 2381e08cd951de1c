"""`academy alike` names works that are alike, says what it compared, and accuses nobody."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from academy.cli.main import main
from autograder.building.course_folder import CourseFolder
from autograder.exercises.checks_file import expected_of
from autograder.exercises.variants import call_with
from autograder.grading.grade_module import grade_module
from autograder.mentoring.alike import find_alike
from tests.support.built_course import BuiltCourse
from tests.support.paths import SMALL
from wording.languages import language

MODULE = "01_basics"
LETTER = (
    "Пётр Ильич, добрый день! Отчёт за март готов, он во вложении. Заявок стало меньше, чем в феврале, потому что "
    "первую неделю форма на сайте не отправлялась. Подрядчик уже исправил её, и заявки вернулись. Ждём вашего ответа "
    "до пятницы."
)


@pytest.fixture
def course(released: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> BuiltCourse:
    monkeypatch.setenv("ACADEMY_CONTENT", str(SMALL))
    monkeypatch.setenv("ACADEMY_LANG", "en")
    return BuiltCourse.copy(released, tmp_path / "ru")


def write(folder: Path, text: str) -> None:
    path = folder / "answers.json"
    data = json.loads(path.read_text("utf-8"))
    data["answers"]["reply"] = text
    path.write_text(json.dumps(data), "utf-8")


def found(course: BuiltCourse) -> list[tuple[str, ...]]:
    grade_module(course.out, MODULE)
    work = find_alike(CourseFolder.open(course.out), MODULE)
    return [(one.what, *one.people) for one in work.found]


def right_number(course: BuiltCourse, trainee: str) -> float:
    sidecar = CourseFolder.open(course.out).sidecar(MODULE)
    exercise = sidecar.exercises["cost_per_lead"]
    expected = expected_of(exercise.checks, exercise.name)
    assert expected is not None
    return float(call_with(expected, course.variant(MODULE, trainee).arguments(exercise)))


def test_texts_that_are_nearly_the_same_are_named(course: BuiltCourse) -> None:
    write(course.submit("anna", default="stub"), LETTER)
    write(course.submit("boris", default="stub"), LETTER.replace("март", "апрель").upper())
    write(course.submit("dina", default="stub"), LETTER.lower())
    write(course.submit("vera", default="stub"), "Совсем другое письмо о другом. " * 9)
    assert found(course) == [("text", "anna", "dina"), ("text", "anna", "dina", "boris")]
    said = CliRunner().invoke(main, ["alike", MODULE, "--course", str(course.out)]).output
    assert "% of the text in common" in said
    assert "This proves nothing" in said
    assert "Compared: people 4, texts 4, wrong answers 0." in said


def test_the_same_code_is_named_and_the_stub_is_not(course: BuiltCourse) -> None:
    def solve(trainee: str, body: str) -> None:
        def change(notebook: dict) -> None:
            cell = next(c for c in notebook["cells"] if c["id"] == "cheapest")
            cell["source"] = body

        course.edit(course.submit(trainee, default="stub"), change)

    own = "\n".join(f"    step_{n} = {n}" for n in range(30))
    solve("anna", f"def cheapest(rows):\n{own}\n    return None")
    solve("boris", f"def cheapest( rows ):\n{own}\n\n    return None")
    solve("vera", f"def cheapest(rows):\n{own}\n    return rows")
    course.submit("gleb", default="stub")
    course.submit("egor", default="stub")
    assert found(course) == [("code", "anna", "boris")]


def test_an_answer_that_is_right_for_somebody_else_is_named(course: BuiltCourse) -> None:
    """The numbers of both are their own, so this answer is found by nobody's mistake."""
    value = right_number(course, "boris")
    assert abs(value - right_number(course, "anna")) > 0.01 * value

    def change(notebook: dict) -> None:
        next(c for c in notebook["cells"] if c["id"] == "cost_per_lead")["source"] = f"cost_per_lead = {value!r}"

    course.edit(course.submit("anna", default="stub"), change)
    course.submit("boris", default="stub")
    course.submit("vera", default="stub")
    assert found(course) == [("numbers", "anna", "boris")]
    with language("ru"):
        said = CliRunner().invoke(main, ["alike", MODULE, "--course", str(course.out)], env={"ACADEMY_LANG": "ru"})
    assert "верен для чисел boris" in said.output


def test_honest_works_are_not_alike(course: BuiltCourse) -> None:
    course.submit("anna")
    course.submit("vera", cost_per_lead="alternatives/loop", cheapest="alternatives/sorting", reply="alternatives/form")
    course.submit("boris", default="stub", cost_per_lead="mistakes/inverted")
    assert found(course) == []
    said = CliRunner().invoke(main, ["alike", MODULE, "--course", str(course.out)]).output
    assert said.startswith("Nothing is alike beyond the limits.\nCompared: people 3")


def test_an_unknown_module_is_answered_with_near_ones(course: BuiltCourse) -> None:
    said = CliRunner().invoke(main, ["alike", "01", "--course", str(course.out)])
    assert said.exit_code == 1
    assert "Did you mean 01_basics?" in said.output
