"""An assessment opened by a trainee: `check`, form and grade cell say whether an answer can be read, and no more."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from academy import check, hint, load
from academy.grading import score
from academy.notebook import result
from academy.notebook.session import session
from academy.notebook.widgets.form import Form
from autograder.exercises.verdict import VERDICT_MIME
from tests.support.opened_module import progress
from tests.support.paths import SMALL

MODULE = "02_more_assessment"
READ = "Ответ прочитан. Оценка — после сдачи."


@pytest.fixture
def opened(released: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The released folder of the assessment, in which Anna works."""
    for name in ("ACADEMY_SUBMISSION_OF", "NBGRADER_EXECUTION", "JUPYTERHUB_USER"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("ACADEMY_CONTENT", str(SMALL))
    monkeypatch.setenv("ACADEMY_TRAINEE", "anna")
    monkeypatch.setattr(result, "_noted", set())
    folder = tmp_path / MODULE
    shutil.copytree(released / "release" / MODULE, folder)
    monkeypatch.chdir(folder)
    return folder


def right_price() -> float:
    weeks = load("lead_price")
    return float(sum(week["cost"] for week in weeks) / sum(week["leads"] for week in weeks))


def test_right_and_wrong_answers_look_the_same(opened: Path) -> None:
    options = list(session().exercise("report_tells").words.options)
    assert len(options) == 6
    answers: list[tuple[str, Any]] = [("lead_price", right_price()), ("lead_price", 0), ("priciest", len)]
    answers += [("report_tells", options), *(("report_tells", [one]) for one in options)]
    shown = {(repr(check(name, answer)).partition(": ")[0], check(name, answer).text) for name, answer in answers}
    assert shown == {("Прочитано", READ)}
    verdicts = [check(name, answer).verdict for name, answer in answers]
    assert {(v.state, v.points, v.check, len(v.values)) for v in verdicts if v} == {("taken", 0, None, 0)}
    assert progress(opened) == {}, "what says nothing is not counted"


@pytest.mark.parametrize(
    ("name", "answer", "says"),
    [
        ("lead_price", "много", "Ожидается число, а здесь текст «много»."),
        ("priciest", 5, "Ожидается функция"),
        ("report_tells", {"no_such": True}, "Ожидается список"),
        ("report_tells", ["no_such"], "Варианта «no_such» нет среди показанных вам."),
        ("lead_price", None, "lead_price"),
    ],
)
def test_what_cannot_be_read_is_told_as_in_practice(opened: Path, name: str, answer: Any, says: str) -> None:
    found = check(name, answer)
    assert found.state in ("unreadable", "not_attempted")
    assert says in found.text


def test_there_are_no_hints(opened: Path) -> None:
    assert hint("lead_price").text == "В контрольной работе подсказок нет."


def test_the_form_shows_six_options_and_no_hint(opened: Path) -> None:
    form = Form(session(), session().exercise("report_tells"))
    assert len(form.field.box.children) == 6
    assert form.hint not in form.widget.children[3].children
    form.field.box.children[0].value = True
    form.check.click()
    assert READ in form._result.value
    assert len(json.loads((opened / "answers.json").read_text("utf-8"))["answers"]["report_tells"]) == 1


def test_a_grade_cell_gives_no_points_yet(opened: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("academy.notebook.check.namespace", lambda: {"lead_price": right_price()})
    points = score("lead_price", None)
    assert points == 0
    assert points._repr_mimebundle_()[VERDICT_MIME]["state"] == "taken"
    pages = [points._repr_html_(), score("report_tells", None)._repr_html_()]
    assert [re.sub("<[^>]+>", "", page) for page in pages] == ["Прочитано", "Ответа пока нет"], "it names no points"


def test_numbers_are_others_than_in_practice(opened: Path, released: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    here = load("tiny_report")
    folder = opened.parent / "02_more"
    shutil.copytree(released / "release" / "02_more", folder)
    monkeypatch.chdir(folder)
    assert not here.equals(load("tiny_report"))


def test_a_text_is_written_without_the_pre_check(opened: Path, open_field: Callable[..., Any]) -> None:
    field = open_field(opened)
    field.put("Мы в полном объёме осуществляем проведение работ по факту получения оплаты.")
    assert field._notes.value == ""
    assert "от 15" in field._count.value


@pytest.fixture
def open_field() -> Callable[..., Any]:
    """The field of a text, as an assessment would show it."""
    from academy.notebook.widgets.fields.text import TextField
    from autograder.exercises.public import public
    from autograder.exercises.reader import read_course
    from wording.languages import language

    def make(_folder: Path) -> Any:
        reply = read_course(SMALL / "course", SMALL / "datasets", ["01_basics"]).modules[0].exercise("reply")
        form = public(reply.model_copy(update={"part": "assessment"}), "ru", released=True)
        with language("ru"):
            return TextField(form, session().variant, lambda: None)

    return make
