"""A talk in a form without a front end: what is said is saved at once, shown again, and taken back in practice."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from academy.notebook.session import session
from academy.notebook.widgets.form import Form
from tests.support.opened_module import answers
from wording.languages import language

RIGHT = ["ask", "offer", "date"]


def form() -> Form:
    with language("en"):
        return Form(session(), session().exercise("first_call"))


def say(one: Form, reply: str) -> None:
    field: Any = one.field
    with language("en"):
        field._replies[reply].click()
        field._give.click()


def test_each_reply_is_saved_and_the_other_side_answers(kinds_folder: Path) -> None:
    one = form()
    field: Any = one.field
    assert "half as many leads" in field._lines.value
    field._give.click()
    assert "Choose a reply first." in field._note.value
    for number, reply in enumerate(RIGHT, 1):
        say(one, reply)
        assert answers(kinds_folder)["first_call"] == RIGHT[:number]
    assert "I shall expect your letter on Friday" in field._lines.value
    assert "The talk is over." in field._note.value
    again = form()
    assert again.field.value() == RIGHT
    again.check.click()
    assert "academy-right" in again._result.value


def test_a_reply_that_is_chosen_and_not_given_is_no_answer(kinds_folder: Path) -> None:
    one = form()
    one.field._replies["ask"].click()  # type: ignore[attr-defined]
    assert one.field.value() is None


def test_practice_takes_the_last_reply_back_and_says_so_in_what_is_saved(kinds_folder: Path) -> None:
    one = form()
    say(one, "promise")
    assert answers(kinds_folder)["first_call"] == ["promise"]
    one.field._back.click()  # type: ignore[attr-defined]
    assert one.field.value() is None
    assert "half as many leads" in one.field._lines.value  # type: ignore[attr-defined]
    assert "first_call" not in answers(kinds_folder) or not answers(kinds_folder)["first_call"]
