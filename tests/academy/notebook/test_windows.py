"""What a form tells the browser, and forms of one exercise in several windows: nothing is overwritten unseen."""

from __future__ import annotations

import errno
import html
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from academy.notebook.session import session
from academy.notebook.store import Store
from academy.notebook.widgets.form import Form
from tests.support.opened_module import answers
from wording.languages import language

RIGHT: dict[str, Any] = {
    "first_reaction": {"promise"},
    "questions": {"phone", "hours", "prices"},
    "when_to_act": {"call": "today", "report": "today", "plan": "week", "blame": "never"},
    "first_steps": ["answer", "facts", "cause", "offer"],
}


def form(name: str) -> Form:
    with language(session().sidecar.lang):
        return Form(session(), session().exercise(name))


def told(one: Form) -> dict[str, Any]:
    """What the form tells the browser."""
    data: dict[str, Any] = json.loads(
        html.unescape(one._kept.value.partition('data-kept="')[2].partition('"></span>')[0])
    )
    return data


def test_controls_are_named_in_the_order_of_the_browser(folder: Path, saved: Callable[..., None]) -> None:
    """A tick for each option, or a text: the browser compares them with its own controls, place by place."""
    saved(first_reaction=["silence"], questions=["phone"], when_to_act={"call": "today"}, reply="Good morning")
    counts = {name: told(form(name))["controls"] for name in ("first_reaction", "questions", "when_to_act", "reply")}
    assert [counts["first_reaction"].count(True), counts["questions"].count(True)] == [1, 1]
    assert (len(counts["when_to_act"]), counts["when_to_act"].count(True)) == (12, 1)
    assert counts["reply"] == ["Good morning"]


def test_the_browser_is_told_what_is_saved(folder: Path) -> None:
    """Only what the file holds: a save that failed leaves the controls of the one before."""
    one = form("reply")
    area: Any = one.field._area  # type: ignore[attr-defined]
    assert told(one)["controls"] == [""]
    area.value = "Irina, good morning"
    assert told(one)["controls"] == ["Irina, good morning"]
    assert "Irina, good morning" in told(one)["page"]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Store, "save", full)
        area.value = "Irina, good morning!"
    assert told(one)["controls"] == ["Irina, good morning"]
    assert "no space left" in one._saved.value
    assert "data-kept" not in one._saved.value


def full(*args: Any, **kwargs: Any) -> None:
    raise OSError(errno.ENOSPC, "No space left on device")


def test_forms_of_two_tabs_show_the_same(folder: Path) -> None:
    """The tabs of one notebook share a kernel: what is typed in one stands in the other, or it would be overwritten."""
    first, second = form("reply"), form("reply")
    first.field._area.value = "From the first tab."  # type: ignore[attr-defined]
    assert second.field.value() == "From the first tab."
    assert told(second) == told(first)
    second.field._area.value = ""  # type: ignore[attr-defined]
    assert first.field.value() is None
    for name in ("first_reaction", "questions", "when_to_act", "first_steps"):
        one, other = form(name), form(name)
        one.field.restore(RIGHT[name])
        one._save()
        assert other.field.value() == one.field.value()
        other.field.clear()
        assert other.field.value() is None


def test_an_answer_of_another_kernel_is_not_overwritten(folder: Path, saved: Callable[..., None]) -> None:
    one = form("reply")
    area: Any = one.field._area  # type: ignore[attr-defined]
    saved(reply="From another notebook.")
    area.value = "From here."
    assert answers(folder)["reply"] == "From another notebook.", "nothing is lost before the trainee has chosen"
    assert one._saved.value == ""
    assert "From another notebook." in one._elsewhere._words.value
    taking, keeping = one._elsewhere.box.children[1].children
    keeping.click()
    assert answers(folder)["reply"] == "From here."
    saved(reply="Once more from there.")
    area.value = "From here again."
    taking.click()
    assert one.field.value() == answers(folder)["reply"] == "Once more from there."
    assert one._elsewhere.box.layout.display == "none"


def test_only_the_newest_forms_of_an_exercise_stay_open(folder: Path) -> None:
    """Every reload of a page makes a form: old ones would be kept alike for ever."""
    many = [form("questions") for _n in range(6)]
    assert [one.widget.comm is None for one in many] == [True, True, False, False, False, False]


def test_the_mouse_moves_an_item_to_any_place(folder: Path) -> None:
    one = form("first_steps")
    field: Any = one.field
    dealt = list(field._order)
    field._dragged.value = "0>2"
    assert answers(folder)["first_steps"] == [dealt[1], dealt[2], dealt[0], dealt[3]]
    assert field._dragged.value == "", "the same move can be made again"
    for nonsense in ("9>1", "1>9", "1>1", "x"):
        field._dragged.value = nonsense
    assert answers(folder)["first_steps"] == [dealt[1], dealt[2], dealt[0], dealt[3]]
    assert told(one)["controls"] == []
