"""Blanks in a notebook: what is typed is saved, read and judged with this trainee's figures."""

from __future__ import annotations

import datetime as dt
import shutil
from pathlib import Path
from typing import Any

import pytest

from academy import check, load, show
from academy.notebook import result
from academy.notebook.session import session
from academy.notebook.widgets.form import Form
from tests.support.opened_module import answers
from tests.support.paths import SMALL
from wording.languages import language

NAME = "week_figures"


@pytest.fixture
def folder(released: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The second module of the small course, opened by one trainee."""
    for name in ("ACADEMY_SUBMISSION_OF", "NBGRADER_EXECUTION", "JUPYTERHUB_USER", "ACADEMY_LANG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("ACADEMY_CONTENT", str(SMALL))
    monkeypatch.setenv("ACADEMY_TRAINEE", "anna")
    monkeypatch.setattr(result, "_noted", set())
    opened = tmp_path / "02_more"
    shutil.copytree(released / "release" / "02_more", opened)
    monkeypatch.chdir(opened)
    return opened


def form() -> Form:
    with language(session().sidecar.lang):
        return Form(session(), session().exercise(NAME))


def right() -> dict[str, Any]:
    case = load(NAME)
    return {
        "price": case["spent"] / case["leads"],
        "conversion": 100 * case["leads"] / case["clicks"],
        "until": case["report"] + dt.timedelta(days=7),
        "metric": "CPL",
        "step": "keep",
    }


def test_a_plain_answer_is_checked_without_the_form(folder: Path) -> None:
    assert check(NAME, right()).state == "right"
    wrong = check(NAME, right() | {"price": load(NAME)["spent"]})
    assert wrong.state == "wrong"
    assert "весь расход" in wrong.text


def test_the_form_shows_the_figures_of_the_case(folder: Path) -> None:
    page = form().widget.children[0].value
    case = load(NAME)
    assert f"{case['leads']}\u00a0заяв" in page
    assert "₽" in page
    assert "{" not in page.partition("</style>")[2]


def test_what_is_typed_is_saved_restored_and_judged(folder: Path) -> None:
    one = form()
    field = one.field
    field._lines["price"].value = f"{right()['price']:.2f} руб."
    assert list(answers(folder)[NAME]) == ["price"]
    one.check.click()
    assert "Всё заполненное верно; пустыми остались 4 пропуска." in one._result.value
    field._lines["conversion"].value = f"{right()['conversion']:.1f}".replace(".", ",")
    field._lines["until"].value = right()["until"].isoformat()
    field._lines["metric"].value = "цена заявки"
    pick = field._picks["step"].box
    pick.index = next(place for place, (label, _key) in enumerate(pick.options) if label == "Оставляем")
    one.check.click()
    assert "academy-right" in one._result.value
    again = form().field.value()
    assert again == answers(folder)[NAME]
    assert list(again) == ["price", "conversion", "until", "metric", "step"]


def test_a_line_that_cannot_be_read_says_so(folder: Path) -> None:
    field = form().field
    field._lines["price"].value = "примерно"
    field._lines["until"].value = "31.02"
    assert "не читается как число" in field._notes["price"].value
    assert "не читается как дата" in field._notes["until"].value
    field._lines["price"].value = "12 500 ₽"
    assert field._notes["price"].value == ""


def test_nothing_filled_in_is_no_answer(folder: Path) -> None:
    one = form()
    one.check.click()
    assert "Пока не заполнен ни один пропуск." in one._result.value
    assert not (folder / "answers.json").exists()


def test_a_graded_copy_shows_the_answer_in_words(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    one = form()
    one.field._picks["step"].put("keep")
    monkeypatch.setenv("ACADEMY_SUBMISSION_OF", "anna")
    assert "Что делаем со ставкой: Оставляем" in show(NAME).text
