"""The form of an answer by code: what is typed gets the same verdict, and the trainee decides which counts."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from academy import check, load, show
from academy.grading import score
from academy.journey.standing import stands
from academy.notebook import check as checking
from academy.notebook.session import session
from academy.notebook.widgets.form import Form
from tests.support.opened_module import answers
from wording.languages import language

NAME = "cost_per_call"


@pytest.fixture
def variables(folder: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """The notebook's variables."""
    given: dict[str, Any] = {}
    monkeypatch.setattr(checking, "namespace", lambda: given)
    return given


def form(name: str = NAME) -> Form:
    with language(session().sidecar.lang):
        return Form(session(), session().exercise(name))


def right() -> float:
    calls = load("calls")
    return float(calls["spent"].sum() / calls["calls"].sum())


def line(one: Form) -> Any:
    return one.field._lines[""]  # type: ignore[attr-defined]


def state(one: Form) -> str:
    one.check.click()
    return str(one._result.value).partition("academy-result academy-")[2].partition('"')[0]


def test_code_alone_is_judged_by_the_form_as_by_check(variables: dict[str, Any], folder: Path) -> None:
    one = form()
    assert state(one) == "not_attempted"
    variables[NAME] = right()
    assert (state(one), check(NAME).state, score(NAME)) == ("right", "right", 2)
    variables[NAME] = 1
    assert (state(one), check(NAME).state, score(NAME)) == ("wrong", "wrong", 0)
    assert answers(folder).get(NAME) is None if (folder / "answers.json").exists() else True


def test_what_is_typed_counts_until_the_trainee_says_otherwise(variables: dict[str, Any], folder: Path) -> None:
    variables[NAME] = 1
    one = form()
    line(one).value = f"{right():.2f} RUB"
    assert answers(folder)[NAME] == {"typed": f"{right():.2f} RUB", "counts": "typed"}
    assert "what you typed here counts" in one.field._understood.value  # type: ignore[attr-defined]
    assert (state(one), check(NAME).state, score(NAME)) == ("right", "right", 2)
    one.field._counts.box.index = 1  # type: ignore[attr-defined]
    assert answers(folder)[NAME]["counts"] == "code"
    assert "your cell counts" in one.field._understood.value  # type: ignore[attr-defined]
    assert (state(one), check(NAME).state, score(NAME)) == ("wrong", "wrong", 0)
    again = form()
    assert line(again).value == f"{right():.2f} RUB"
    assert again.field._panel.layout.display == ""  # type: ignore[attr-defined]
    line(again).value = ""
    assert (answers(folder)[NAME], check(NAME).state) == (None, "wrong")


def test_what_was_understood_is_shown_and_what_was_not_is_said(variables: dict[str, Any]) -> None:
    one = form()
    line(one).value = "1\u00a0234,5"
    one.field._review()  # type: ignore[attr-defined]
    assert "Understood as: 1,234.5 ₽" in one.field._understood.value  # type: ignore[attr-defined]
    line(one).value = "many <b>"
    one.field._review()  # type: ignore[attr-defined]
    assert "“many &lt;b&gt;” cannot be read as a number" in one.field._understood.value  # type: ignore[attr-defined]
    assert (state(one), score(NAME).verdict.state) == ("unreadable", "unreadable")


def test_the_button_saves_the_data_and_gives_a_link(variables: dict[str, Any], folder: Path) -> None:
    one = form()
    one.field._panel.children[1].click()  # type: ignore[attr-defined]
    (output,) = one.field._file.outputs  # type: ignore[attr-defined]
    assert '<a href="data/cost_per_call.xlsx" download=' in output["data"]["text/html"]
    assert (folder / "data" / "cost_per_call.xlsx").exists()


def test_a_function_is_answered_by_code_alone(variables: dict[str, Any]) -> None:
    one = form("call_price")
    assert not one.field.box.children
    assert "only code can answer" in one.field.lead
    assert state(one) == "not_attempted"
    variables["call_price"] = lambda spent, calls: spent / calls if calls else None
    assert state(one) == "right"


def test_code_counts_where_the_file_of_answers_is_damaged(variables: dict[str, Any], folder: Path) -> None:
    (folder / "answers.json").write_text("{")
    assert check(NAME).state == "unreadable", "what was typed may be in the file"
    variables[NAME] = right()
    assert (check(NAME).state, score(NAME)) == ("right", 2)


def test_where_it_is_graded_the_cell_shows_what_was_typed(
    saved: Callable[..., None], variables: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    saved(cost_per_call={"typed": "12,5", "counts": "typed"})
    monkeypatch.setenv("ACADEMY_SUBMISSION_OF", "ivanova")
    assert "12,5" in show(NAME).text
    saved(cost_per_call={"typed": "12,5", "counts": "code"})
    assert "no answer here" in show(NAME).text


def test_what_check_said_of_typed_text_is_known_again(variables: dict[str, Any], folder: Path) -> None:
    """`progress()` repeats a verdict only of the very answer it was about."""
    one = form()
    line(one).value = f"{right():.2f}"
    one.check.click()
    (stand,) = [found for found in stands(session()) if found.exercise.name == NAME]
    assert (stand.state, stand.points) == ("right", 2)
    line(one).value = "1"
    (stand,) = [found for found in stands(session()) if found.exercise.name == NAME]
    assert stand.state == "answered"
