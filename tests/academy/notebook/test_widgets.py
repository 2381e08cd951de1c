"""`show`: forms without a front end. A click is saved at once and restored later."""

from __future__ import annotations

import asyncio
import html
from collections.abc import Callable
from pathlib import Path
from typing import Any

import ipywidgets
import pytest

from academy import show
from academy.notebook.result import Result
from academy.notebook.session import session
from academy.notebook.widgets.fields import text as text_module
from academy.notebook.widgets.form import Form
from academy.notebook.widgets.highlights import highlighted
from academy.notebook.widgets.later import Later
from autograder.style_check import Finding, find
from tests.support.opened_module import answers, progress
from wording.languages import current_language, language

ANSWERS: dict[str, Any] = {
    "first_reaction": ["silence"],
    "questions": ["hours", "phone"],
    "when_to_act": {"call": "today", "plan": "week"},
    "first_steps": ["facts", "answer", "cause", "offer"],
    "reply": "Irina, good morning! <b>Calls</b> & spend by 5 August.",
}
WHEN = ("Today", "This week")
RIGHT: dict[str, Any] = {
    "first_reaction": {"promise"},
    "questions": {"phone", "hours", "prices"},
    "when_to_act": {"call": "today", "report": "today", "plan": "week", "blame": "never"},
    "first_steps": ["answer", "facts", "cause", "offer"],
}


def form(name: str) -> Form:
    with language(session().sidecar.lang):
        return Form(session(), session().exercise(name))


def boxes(one: Form) -> list[ipywidgets.Checkbox]:
    """The check boxes of a form, top to bottom."""
    found: list[ipywidgets.Checkbox] = []

    def walk(widget: ipywidgets.Widget) -> None:
        if isinstance(widget, ipywidgets.Checkbox):
            found.append(widget)
        for child in getattr(widget, "children", ()):
            walk(child)

    walk(one.widget)
    return found


def groups(one: Form) -> list[ipywidgets.RadioButtons]:
    """The groups of radio buttons of a form, top to bottom."""
    found: list[ipywidgets.RadioButtons] = []

    def walk(widget: ipywidgets.Widget) -> None:
        if isinstance(widget, ipywidgets.RadioButtons):
            found.append(widget)
        for child in getattr(widget, "children", ()):
            walk(child)

    walk(one.widget)
    return found


def tick(one: Form, *texts: str) -> None:
    for box in boxes(one):
        if box.tooltip in texts:
            box.value = True


@pytest.mark.parametrize("name", ANSWERS)
def test_a_saved_answer_is_shown_again_and_showing_saves_nothing(
    folder: Path, saved: Callable[..., None], name: str
) -> None:
    saved(**ANSWERS)
    before = (folder / "answers.json").read_bytes()
    field = form(name).field
    given = field.value()
    assert (sorted(given) if name == "questions" else given) == ANSWERS[name]
    assert (folder / "answers.json").read_bytes() == before
    assert progress(folder) == {}, "only Check and Hint are counted"


@pytest.mark.parametrize("name", RIGHT)
def test_the_right_answer_is_right(folder: Path, name: str) -> None:
    one = form(name)
    one.field.restore(RIGHT[name])
    one.check.click()
    assert "academy-right" in one._result.value
    assert progress(folder)["checks"] == {name: 1}


@pytest.mark.parametrize("name", ["first_reaction", "questions", "when_to_act", "reply"])
def test_nothing_given_is_not_attempted(folder: Path, name: str) -> None:
    one = form(name)
    one.check.click()
    assert "academy-not_attempted" in one._result.value
    assert progress(folder) == {}
    assert not (folder / "answers.json").exists()


def test_one_option_only(folder: Path) -> None:
    one = form("first_reaction")
    (group,) = groups(one)
    assert group.index is None, "nothing is chosen for the trainee"
    for place in range(len(group.options)):
        group.index = place
        assert len(answers(folder)["first_reaction"]) == 1


def test_every_tick_is_saved(folder: Path) -> None:
    one = form("questions")
    tick(one, "Has the phone number on the site changed?")
    assert answers(folder) == {"questions": ["phone"]}
    assert one._saved.value == "Saved."
    tick(one, "Has the phone number on the site changed?", "Have prices or offers changed?")
    assert sorted(answers(folder)["questions"]) == ["phone", "prices"]


def test_an_item_stands_in_one_group(folder: Path) -> None:
    one = form("when_to_act")
    items = groups(one)
    assert len(items) == 4
    today, week = (next(i for i, (label, _) in enumerate(items[0].options) if label == text) for text in WHEN)
    items[0].index = today
    items[0].index = week
    items[1].index = today
    assert sorted(answers(folder)["when_to_act"].values()) == ["today", "week"]
    assert len({group.description for group in items}) == 4, "who hears the page must hear the item too"


def test_items_move_and_the_focus_goes_with_them(folder: Path) -> None:
    one = form("first_steps")
    field: Any = one.field
    focused: list[ipywidgets.Button] = []
    for button in [*field._up, *field._down]:
        button.focus = lambda button=button: focused.append(button)
    dealt = list(field._order)
    field._down[0].click()
    assert answers(folder)["first_steps"] == [dealt[1], dealt[0], *dealt[2:]]
    field._down[1].click()
    field._down[2].click()
    assert answers(folder)["first_steps"] == [*dealt[1:], dealt[0]]
    assert focused == [field._down[1], field._down[2], field._up[3]], "at the end the other button takes the focus"
    assert field._down[3].disabled
    assert field._up[0].disabled
    assert "place 4 of 4" in field._announced.value
    field._up[0].click()
    field._down[3].click()
    assert answers(folder)["first_steps"] == [*dealt[1:], dealt[0]], (
        "there is no place above the first or below the last"
    )


def test_the_order_that_was_dealt_is_an_answer_only_when_it_is_checked(folder: Path) -> None:
    one = form("first_steps")
    assert one.field.value() is None
    assert not (folder / "answers.json").exists()
    one.check.click()
    assert answers(folder)["first_steps"] == one.field.value()


def test_hints_in_a_form(folder: Path) -> None:
    one = form("questions")
    for word in ("Hint 1 of 2", "Hint 2 of 2", "Hint 2 of 2"):
        one.hint.click()
        assert word in one._hint.value
    assert progress(folder)["hints"] == {"questions": 3}


def test_a_click_speaks_the_language_of_the_notebook(open_module: Callable[[str], Path]) -> None:
    """JupyterLab handles clicks in another thread, where no language is chosen."""
    open_module("en")
    one = form("first_steps")
    with language("ru"):
        one.field._down[0].click()  # type: ignore[attr-defined]
        one.check.click()
        assert current_language() == "ru"
    assert "place 2 of 4" in one.field._announced.value  # type: ignore[attr-defined]
    assert "Not right yet" in one._result.value or "Right" in one._result.value


def test_a_text_is_counted_and_reviewed_while_it_is_written(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No event loop runs here, so the review runs at once."""
    one = form("reply")
    field: Any = one.field
    assert field._count.value == "0 words; from 20 to 120 are needed"
    field._area.value = "Irina, good morning!"
    assert field._count.value == "3 words; from 20 to 120 are needed"
    assert "academy-live" not in field._notes.value, "a text that is being written is not called too short"
    field._area.value = "Irina, the phone number on your site has changed and so nobody could call you. " * 2
    assert "Irina will not learn when to expect the next step" in field._notes.value
    assert answers(folder)["reply"] == field._area.value
    field._area.value = "   "
    assert field._notes.value == ""
    assert answers(folder)["reply"] is None


def test_the_review_waits_until_the_trainee_pauses(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(text_module, "PAUSE", 0.05)

    async def typing() -> list[str]:
        field: Any = form("reply").field
        counts = []
        for n in range(1, 4):
            field._area.value = "word " * n
            counts.append(field._count.value)
            assert answers(folder)["reply"] == "word " * n, "saving does not wait"
        await asyncio.sleep(0.2)
        return [*counts, field._count.value]

    counted = asyncio.run(typing())
    assert [text.split()[0] for text in counted] == ["0", "0", "0", "3"]


def test_later_runs_once_after_the_last_call() -> None:
    runs: list[int] = []

    async def calls() -> None:
        later = Later(lambda: runs.append(1), 0.02)
        for _n in range(5):
            later()
        await asyncio.sleep(0.1)

    asyncio.run(calls())
    assert runs == [1]


def finding(start: int, end: int, severity: int = 2, why: str = "why") -> Finding:
    return Finding(start, end, "rule", "0123456789"[start:end], why, "", severity)


@pytest.mark.parametrize(
    ("findings", "body"),
    [
        ([finding(0, 3)], '<mark class="academy-fault">012</mark><sup>1</sup>3456789'),
        ([finding(2, 4, 1)], '01<mark class="academy-mild">23</mark><sup>1</sup>456789'),
        (
            [finding(0, 10, 1), finding(4, 6)],
            '<mark class="academy-mild">0123</mark><mark class="academy-fault">45</mark><sup>2</sup>{rest}',
        ),
        (
            [finding(1, 3), finding(2, 3)],
            '0<mark class="academy-fault">1</mark><mark class="academy-fault">2</mark><sup>1,2</sup>3456789',
        ),
        ([finding(8, 10)], '01234567<mark class="academy-fault">89</mark><sup>1</sup>'),
    ],
)
def test_places_are_marked_in_the_text(findings: list[Finding], body: str) -> None:
    with language("en"):
        page = highlighted("0123456789", findings)
    rest = '<mark class="academy-mild">6789</mark><sup>1</sup>'
    assert f">{body.format(rest=rest)}</div>" in page
    assert page.count("<li>") == len(findings)


def test_the_marked_text_is_the_text() -> None:
    """Whatever the style check finds, the text between the highlights is the written one, escaped."""
    text = (
        "Ирина! В рамках <b>данного</b> проекта нами осуществляется работа & контроль.\n\nВозможно, в кратчайшие сроки."
    )
    with language("en"):
        page = highlighted(text, find(text, "ru"))
        assert highlighted(text, []) == ""
    body = page.partition('with notes">')[2].partition("</div>")[0]
    import re

    assert html.unescape(re.sub(r"<sup>[\d,]+</sup>|</?mark[^>]*>", "", body)) == text
    assert "<b>" not in page


@pytest.mark.parametrize(
    ("name", "says"),
    [("nonsense", "It has: cost_per_call"), (7, 'show("cost_per_call")')],
)
def test_where_there_is_no_form(folder: Path, name: Any, says: str) -> None:
    result = show(name)
    assert isinstance(result, Result)
    assert (result.state, says in result.text) == ("trouble", True)


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("first_reaction", "• Answer nothing until you find the cause"),
        ("when_to_act", "Prepare the plan for autumn: This week"),
        ("first_steps", "1. Collect spend and calls by day"),
        ("reply", "<b>Calls</b> & spend by 5 August."),
    ],
)
def test_a_graded_notebook_shows_the_answer_as_text(
    folder: Path, saved: Callable[..., None], monkeypatch: pytest.MonkeyPatch, name: str, says: str
) -> None:
    """Its forms have no kernel, and its reader wants to see the answers."""
    saved(**ANSWERS)
    monkeypatch.setenv("NBGRADER_EXECUTION", "autograde")
    result = show(name)
    assert says in result.text
    assert html.escape(says) in result._repr_html_()
    monkeypatch.delenv("NBGRADER_EXECUTION")
    assert "application/vnd.jupyter.widget-view+json" in show(name)._repr_mimebundle_()


def test_without_a_kernel_the_saved_answer_stands_there(folder: Path, saved: Callable[..., None]) -> None:
    empty = show("questions")._repr_mimebundle_()
    assert empty["text/plain"] == "Answer: What to ask\nThere is no answer here yet."
    saved(**ANSWERS)
    given = show("reply")._repr_mimebundle_()
    assert ANSWERS["reply"] in given["text/plain"]
    assert html.escape(ANSWERS["reply"]) in given["text/html"]
    assert "<style" not in given["text/html"]
