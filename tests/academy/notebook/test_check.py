"""`check` and `hint`: every state, every bad input, and never a traceback."""

from __future__ import annotations

import math
import re
import sys
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

from academy import check, hint, load
from academy.notebook import check as checking
from academy.notebook.result import Result
from academy.notebook.session import session
from tests.support.opened_module import progress
from tests.support.paths import TINY


def right_price() -> float:
    calls = load("calls")
    return float(calls.spent.sum() / calls.calls.sum())


def price(spent: float, calls: float) -> float:
    return spent / calls if calls else math.inf


def raising(spent: float, calls: float) -> float:
    raise KeyError("<b>Cost</b>")


def quitting(spent: float, calls: float) -> float:
    sys.exit(3)


def stopped(spent: float, calls: float) -> float:
    raise KeyboardInterrupt


def silent(spent: float, calls: float) -> None:
    print(spent / calls)


STATES: list[tuple[str, Any, str, str]] = [
    # name, answer, state, words of the message
    ("cost_per_call", None, "not_attempted", "`cost_per_call`"),
    ("cost_per_call", ..., "not_attempted", "in place of `...`"),
    ("cost_per_call", "", "not_attempted", "`cost_per_call`"),
    (
        "cost_per_call",
        "about a thousand",
        "unreadable",
        "A number is expected, and this is the text “about a thousand”.",
    ),
    ("cost_per_call", float("nan"), "unreadable", "not a number"),
    ("cost_per_call", np.float64("nan"), "unreadable", "not a number"),
    ("cost_per_call", float("inf"), "unreadable", "infinite"),
    ("cost_per_call", True, "unreadable", "a logical value"),
    ("cost_per_call", [1, 2], "unreadable", "a list"),
    ("cost_per_call", pd.DataFrame({"a": [1, 2]}), "unreadable", "a table"),
    ("cost_per_call", object(), "unreadable", "object"),
    ("cost_per_call", (1234, 56), "unreadable", "1234,56 are several numbers"),
    ("cost_per_call", "1234.56 calls", "unreadable", "without quotes, spaces and units"),
    ("cost_per_call", 10**400, "unreadable", "too large"),
    ("cost_per_call", 1234567.891, "wrong", "1,234,567.89"),
    ("call_price", 5, "unreadable", "A function is expected, and this is a number"),
    ("call_price", pd.Series([5.0]), "unreadable", "Begin with `def call_price(spent, calls):`"),
    ("call_price", price, "right", "All checks pass."),
    ("call_price", lambda spent, calls: 1, "wrong", "For a spend of 125,000 and 40 calls the function returned 1."),
    ("call_price", raising, "wrong", "KeyError"),
    ("call_price", lambda: 1, "wrong", "TypeError"),
    ("call_price", quitting, "unreadable", "SystemExit"),
    ("call_price", stopped, "unreadable", "stopped before it finished"),
    ("call_price", silent, "not_attempted", "gives nothing back"),
    ("call_price", lambda spent, calls: "a lot", "unreadable", "returned a text"),
    ("first_reaction", {"promise"}, "right", "All checks pass."),
    ("first_reaction", "silence", "wrong", "does not know that you are looking"),
    ("first_reaction", ["promise", "silence"], "unreadable", "One option is expected"),
    ("first_reaction", ["nonsense"], "unreadable", "no option “nonsense”"),
    ("first_reaction", 7, "unreadable", "ticked options"),
    ("questions", {"phone"}, "wrong", "wrong or missing"),
    ("when_to_act", {"call": "today"}, "wrong", "3 items have no group yet"),
    ("when_to_act", {"call": "sometimes"}, "unreadable", "no group “sometimes”"),
    ("first_steps", ["answer", "answer"], "unreadable", "exactly once"),
    ("first_steps", ["facts", "answer", "cause", "offer"], "wrong", "2 items are out of place"),
    ("reply", "  ", "not_attempted", "Nothing is written"),
    ("reply", 5, "unreadable", "A text is expected"),
    ("reply", "Too short.", "wrong", "The text has 2 words, and at least 20 are needed."),
    ("reply", "word " * 121, "wrong", "120 are the most"),
    ("reply", "word " * 20, "wrong", "no deadline"),
]


@pytest.mark.parametrize(("name", "answer", "state", "says"), STATES)
def test_an_answer_gets_its_state_and_its_sentence(
    folder: Path, capsys: pytest.CaptureFixture[str], name: str, answer: Any, state: str, says: str
) -> None:
    result = check(name, answer)
    assert (result.state, says in result.text) == (state, True), result.text
    assert capsys.readouterr() == ("", "")
    assert "Traceback" not in repr(result) + result._repr_html_()


NAMED = [
    ("questions", {"phone"}, "one more question"),
    ("first_steps", ["facts", "answer", "cause", "offer"], "lean on"),
    ("when_to_act", {"call": "week", "report": "week", "plan": "week", "blame": "never"}, "every hour costs"),
]


@pytest.mark.parametrize(("name", "answer", "says"), NAMED)
def test_the_first_wrong_item_is_named_from_the_third_check_on(folder: Path, name: str, answer: Any, says: str) -> None:
    """Before that a form says how many items are wrong, so that a trainee looks again and does not click through."""
    first, second, third, fourth = (check(name, answer).text for _time in range(4))
    assert first == second
    assert "third check" in first
    assert says in third
    assert third == fourth != first


def test_a_number_that_is_right_but_for_rounding(folder: Path) -> None:
    price = right_price()
    coarse = next(round(price, -n) for n in (1, 2, 3) if abs(round(price, -n) / price - 1) > 0.006)
    found = check("cost_per_call", coarse)
    assert found.state == "wrong"
    assert "Up to rounding the answer is right." in found.text
    assert "Up to rounding the answer is right." in found.html
    assert "Up to rounding" not in check("cost_per_call", coarse + 1).text


def test_right_and_waiting(folder: Path) -> None:
    assert check("cost_per_call", f"{right_price():.2f} руб.").state == "right"
    good = (TINY / "course/modules/01_first_client/exercises/reply/solution.en.md").read_text("utf-8")
    waiting = check("reply", good)
    assert waiting.state == "waiting"
    assert "mentor will read" in waiting.text


def test_numbers_are_written_as_the_language_writes_them(open_module: Callable[[str], Path]) -> None:
    open_module("ru")
    assert "1 234 567,89" in check("cost_per_call", 1234567.891).text.replace("\xa0", " ")


@pytest.mark.parametrize("name", ["cost_per_cal", "", "show", 5, None, [], price])
def test_a_name_that_does_not_exist(folder: Path, name: Any) -> None:
    for ask in (check, hint):
        result = ask(name)
        assert result.state == "trouble"
        assert "cost_per_call" in result.text, "the names that exist are listed, or one is shown as an example"


def test_the_variable_is_taken_from_the_notebook(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    variables: dict[str, Any] = {}
    monkeypatch.setattr(checking, "namespace", lambda: variables)
    absent = check("cost_per_call")
    assert absent.state == "not_attempted"
    assert "There is no variable `cost_per_call`" in absent.text
    variables["cost_per_call"] = right_price()
    assert check("cost_per_call").state == "right"


def test_the_saved_answer_is_taken_from_the_form(folder: Path, saved: Callable[..., None]) -> None:
    assert check("questions").state == "not_attempted"
    saved(questions=["phone", "hours", "prices"])
    assert check("questions").state == "right"


class Page(HTMLParser):
    """Collects the tags of a page; a properly escaped page has no tag from an answer."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))


@pytest.mark.parametrize(
    ("name", "answer"),
    [
        ("cost_per_call", "<img src=x onerror=alert(1)>"),
        ("call_price", lambda spent, calls: "<script>alert(1)</script>"),
        ("call_price", lambda spent, calls: 1 / 0 if calls else 0),
        ("call_price", raising),
        ("first_reaction", ["<script>alert(1)</script>"]),
        ("when_to_act", {"<svg onload=alert(1)>": "today"}),
        ("reply", "![a](http://tracker/x.png) <b>x</b> [b](javascript:alert(1)) " * 9),
    ],
)
def test_what_a_trainee_gives_is_never_markup(folder: Path, name: str, answer: Any) -> None:
    tags = Page(check(name, answer)._repr_html_()).tags
    assert {tag for tag, _attrs in tags} <= {"style", "div", "span", "svg", "path", "strong", "p", "code", "ol", "li"}
    assert not any(key.startswith("on") or key in ("src", "href") for _tag, attrs in tags for key in attrs)


def test_feedback_is_markdown(folder: Path) -> None:
    result = check("cost_per_call", 1 / right_price())
    assert "<strong>what is divided by what</strong>" in result.html


def test_the_state_is_a_colour_an_icon_and_a_word(folder: Path) -> None:
    pages = [check("cost_per_call", answer) for answer in (None, "x", 1.5, right_price())]
    assert [p.word for p in pages] == ["No answer yet", "Cannot be read", "Not right yet", "Right"]
    assert len({re.search(r'<path d="([^"]+)"', p._repr_html_())[1] for p in pages}) == 4  # type: ignore[index]
    for page in pages:
        box = next(attrs for tag, attrs in Page(page._repr_html_()).tags if attrs.get("role") == "status")
        assert box["class"] == f"academy-result academy-{page.state}"
        assert box["lang"] == "en"
        assert f".academy-{page.state}" in page._repr_html_() or page.state == "not_attempted"


def luminance(colour: str) -> float:
    """Relative luminance of #rrggbb (WCAG 2.2)."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(a: str, b: str) -> float:
    light, dark = sorted((luminance(a), luminance(b)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_the_colours_can_be_told_from_their_surroundings_in_both_themes(folder: Path) -> None:
    """WCAG 2.2: an icon needs 3:1 against its page; 1.4.11. Light theme #ffffff, dark theme #111111."""
    hues = re.findall(r"--academy-hue: (#[0-9a-f]{6})", check("cost_per_call", 1)._repr_html_())
    assert len(hues) == 6
    for hue in hues:
        assert contrast(hue, "#ffffff") >= 4.5, hue
        assert contrast(hue, "#111111") >= 3, hue


def test_only_judged_answers_are_counted(folder: Path) -> None:
    for answer in (None, "x", 1.5, 2.5, right_price()):
        check("cost_per_call", answer)
    check("nonsense", 1)
    assert progress(folder)["checks"] == {"cost_per_call": 3}
    assert set(progress(folder)["times"]["cost_per_call"]) == {"first", "last"}


def test_a_trainee_is_told_once_that_uses_are_counted(folder: Path) -> None:
    results = [check("cost_per_call", 1.5), check("cost_per_call", 1.5), hint("cost_per_call")]
    assert ["does not affect your grade" in repr(one) for one in results] == [True, False, False]


def test_hints_go_one_by_one_and_stay_at_the_last(folder: Path) -> None:
    words = [hint("cost_per_call") for _time in range(4)]
    assert [one.word for one in words] == ["Hint 1 of 3", "Hint 2 of 3", "Hint 3 of 3", "Hint 3 of 3"]
    assert words[0].text == "The export has a row a day. Irina asks about a call, not a day."
    assert words[2].text == words[3].text == "Divide one by the other: roubles stand on top."
    assert "Irina asks about a call" in words[2].html, "the earlier ones can be read again"
    assert progress(folder)["hints"] == {"cost_per_call": 4}


def test_a_wrong_answer_names_the_next_hint(folder: Path) -> None:
    said = 'Hint {} of 3 is next: press Hint, or run hint("cost_per_call").'
    assert said.format(1) in check("cost_per_call", 1.5).notes
    hint("cost_per_call")
    assert said.format(2) in check("cost_per_call", 1.5).notes
    assert not any("is next" in note for note in check("cost_per_call", right_price()).notes)
    assert not any("is next" in note for note in check("cost_per_call", "x").notes)
    for _time in range(2):
        hint("cost_per_call")
    assert not any("is next" in note for note in check("cost_per_call", 1.5).notes)


@pytest.mark.parametrize("variable", ["ACADEMY_SUBMISSION_OF", "NBGRADER_EXECUTION"])
def test_nothing_is_written_while_a_submission_is_graded(
    folder: Path, monkeypatch: pytest.MonkeyPatch, variable: str
) -> None:
    before = sorted(p.name for p in folder.iterdir())
    monkeypatch.setenv(variable, "ivanova")
    assert check("cost_per_call", 1.5).state == "wrong"
    assert hint("cost_per_call").word == hint("cost_per_call").word == "Hint 1 of 3"
    assert sorted(p.name for p in folder.iterdir()) == before


def test_outside_of_a_module(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for result in (check("cost_per_call", 1), hint("cost_per_call")):
        assert result.state == "trouble"
        assert "academy.json" in result.text


def test_a_damaged_sidecar(folder: Path) -> None:
    (folder / "academy.json").write_text('{"format": 1, "exercises": {"a": "?"}}')
    result = check("cost_per_call", 1)
    assert result.state == "trouble"
    assert "damaged" in result.text


def test_a_defect_of_our_feedback_is_not_shown_as_a_crash(folder: Path) -> None:
    exercise = session().exercise("cost_per_call")
    verdict = check("cost_per_call", 1.5).verdict
    assert verdict
    broken = exercise.model_copy(
        update={"words": exercise.words.model_copy(update={"feedback": {"value": "{missing}"}})}
    )
    result = Result.of(verdict, broken, "en")
    assert result.state == "wrong"
    assert "show it to your mentor" in result.text
