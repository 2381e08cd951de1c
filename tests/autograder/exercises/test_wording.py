"""A verdict in words: filled, formatted for the language, and safe as HTML."""

from __future__ import annotations

import datetime as dt
from typing import Any

import numpy as np
import pandas as pd
import pytest

from autograder.exercises.markdown import as_text
from autograder.exercises.verdict import Remark, Verdict
from autograder.exercises.wording import message, message_html, shown, state_word
from autograder.source.model import ExerciseManifest, ExerciseWords, Public


def exercise(kind: str = "code", **feedback: str) -> Public:
    manifest = ExerciseManifest(name="x", kind=kind, points=1, competencies=("a.b",))
    return Public(manifest=manifest, words=ExerciseWords(title="t", task="t", feedback=feedback))


def messages(feedback: str, values: dict[str, Any], lang: str = "en") -> tuple[str, str]:
    """The feedback of a failed check, as text and as HTML."""
    verdict, of = Verdict("x", "wrong", 0, 1, check="key", values=values), exercise(key=feedback)
    return message(verdict, of, lang), message_html(verdict, of, lang)


@pytest.mark.parametrize(
    ("value", "ru", "en"),
    [
        (1234567.891, "1 234 567,89", "1,234,567.89"),
        (125000, "125 000", "125,000"),
        (np.int64(1500), "1 500", "1,500"),
        (np.float64(0.004123), "0,00412", "0.00412"),
        (100.0, "100", "100"),
        (-0.5, "-0,5", "-0.5"),
        (0.0, "0", "0"),
        (float("nan"), "NaN", "NaN"),
        (float("-inf"), "−∞", "−∞"),
        (2.5e20, "2.5e+20", "2.5e+20"),
        (True, "True", "True"),
        (None, "None", "None"),
        ([1, 2.5], "1; 2,5", "1, 2.5"),
        ({"b", "a"}, "a, b", "a, b"),
        ({"social": 2}, "social: 2", "social: 2"),
        (list(range(12)), "0, 1, 2, 3, 4, 5, 6, 7, 8, 9, …", "0, 1, 2, 3, 4, 5, 6, 7, 8, 9, …"),
        (dt.date(2026, 8, 3), "3 августа 2026", "3 August 2026"),
        (pd.Timestamp("2026-08-03 09:40"), "3 августа 2026, 09:40", "3 August 2026, 09:40"),
        ("x" * 300, "x" * 200 + "…", "x" * 200 + "…"),
    ],
)
def test_a_value_is_written_as_the_language_writes_it(value: Any, ru: str, en: str) -> None:
    assert shown(value, "ru").replace("\xa0", " ") == ru
    assert shown(value, "en") == en


def test_all_remarks_on_a_text_are_shown_at_once_as_advice() -> None:
    remarks = (Remark("first", {"n": 3}), Remark("second", {"sentence": "<b>x</b>"}))
    verdict = Verdict("x", "wrong", 0, 1, check="first", values={"n": 3}, remarks=remarks)
    of = exercise("text", first="Has {n} words.", second="“{sentence}” blames.")
    text, page = message(verdict, of, "en"), message_html(verdict, of, "en")
    assert text.startswith("The pre-check has 2 remarks")
    assert "your mentor reads every text" in text
    assert text.endswith("1. Has 3 words.\n\n2. “<b>x</b>” blames.")
    assert page.count("<li>") == 2
    assert "“&lt;b&gt;x&lt;/b&gt;” blames." in page
    assert [state_word(verdict, lang) for lang in ("ru", "en")] == ["Есть замечания", "There are remarks"]
    assert Verdict.from_json(verdict.to_json()) == verdict


def test_a_verdict_from_before_remarks_can_be_read() -> None:
    old = Verdict("x", "wrong", 0, 1, check="key").to_json()
    del old["remarks"]
    assert Verdict.from_json(old).failed == (Remark("key"),)


def test_a_table_is_described_by_its_size() -> None:
    assert shown(pd.DataFrame({"a": [1, 2, 3]}), "en") == "a table of 3 rows and 1 columns"


def test_placeholders_are_filled_and_may_ask_for_a_format() -> None:
    text, page = messages("**{n}** rows, {share:.0%}, {{kept}}", {"n": 1234, "share": 0.256})
    assert text == "**1,234** rows, 26%, {kept}"
    assert page == "<p><strong>1,234</strong> rows, 26%, {kept}</p>"


@pytest.mark.parametrize("template", ["{got}", "`{got}`", "**{got}**", "- {got}", "| a |\n| - |\n| {got} |"])
@pytest.mark.parametrize(
    "value", ["<b>x</b>", "[x](http://a)", "![x](http://a)", "`**x**`", "a | b", "\ue0000\ue001", "{got}", "# x"]
)
def test_a_value_is_never_markup(template: str, value: str) -> None:
    page = messages(template, {"got": value})[1]
    assert not any(tag in page for tag in ("<b>", "<a ", "<img", "<h1"))
    shown_as = value.replace("<", "&lt;").replace(">", "&gt;")
    assert shown_as in page


def test_html_in_feedback_is_shown_not_run() -> None:
    assert messages("<script>x</script>", {})[1] == "<p>&lt;script&gt;x&lt;/script&gt;</p>"


@pytest.mark.parametrize("values", [{}, {"other": 1}])
def test_a_value_that_the_check_did_not_pass_is_an_error(values: dict[str, Any]) -> None:
    """`academy verify` turns it into a defect with the exercise's name."""
    with pytest.raises(KeyError):
        messages("{got}", values)


def test_a_key_without_feedback_is_an_error() -> None:
    with pytest.raises(KeyError):
        message(Verdict("x", "wrong", 0, 1, check="other"), exercise(), "en")


@pytest.mark.parametrize(
    ("kind", "key", "values", "says"),
    [
        ("code", "raises", {"error": "KeyError: 'Cost'"}, "stopped with an error: KeyError: 'Cost'"),
        ("group", "unplaced", {"n": 1}, "1 item has no group yet"),
        ("group", "unplaced", {"n": 2}, "2 items have no group yet"),
        ("matching", "unpaired", {"n": 1}, "1 item has no pair yet"),
        ("matching", "unpaired", {"n": 2}, "2 items have no pair yet"),
        ("text", "too_short", {"n": 1, "least": 20}, "The text has 1 word, and at least 20 are needed."),
        ("text", "too_long", {"n": 1200, "most": 1000}, "1200 words, and 1,000 are the most"),
        (
            "text",
            "style",
            {"n": 3, "fragment": "in order to", "why": "Long."},
            "3 places to rewrite. The first is “in order to”. Long.",
        ),
    ],
)
def test_built_in_checks_have_words_of_their_own(kind: str, key: str, values: dict[str, Any], says: str) -> None:
    verdict = Verdict("x", "wrong", 0, 1, check=key, values=values)
    assert says in message(verdict, exercise(kind), "en")
    assert message(verdict, exercise(kind, **{key: "The author's own words."}), "en") == "The author's own words."


@pytest.mark.parametrize("state", ["not_attempted", "unreadable", "right", "waiting"])
def test_every_state_has_a_word_and_a_sentence(state: Any) -> None:
    verdict = Verdict("x", state, 0, 1)
    assert state_word(verdict, "en")
    assert message_html(verdict, exercise(), "en") == f"<p>{message(verdict, exercise(), 'en')}</p>"


def test_why_an_answer_is_unreadable_is_worded_in_full_and_escaped() -> None:
    reason = "It is `Foo`, not <b>. " + "x" * 300
    page = message_html(Verdict("x", "unreadable", 0, 1, reason=reason), exercise(), "en")
    assert page == "<p>It is <code>Foo</code>, not &lt;b&gt;. " + "x" * 300 + "</p>"


def test_labels_lose_their_marks() -> None:
    assert (
        as_text("**Call** the `number`\non [the site](http://x)\n\nand wait") == "Call the number on the site and wait"
    )
