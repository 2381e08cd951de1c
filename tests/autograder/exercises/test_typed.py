"""Answers typed or pasted instead of code: what is understood, and what is refused with which words."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pandas as pd
import pytest

from autograder.errors import NotAttempted, Unreadable
from autograder.exercises import answers
from autograder.exercises.kinds.code.typed import Typed, counted, read_typed
from autograder.source.model import AnswerSpec
from wording.languages import language

SPECS = {
    "number": AnswerSpec(unit="RUB", rel=0.005),
    "count": AnswerSpec(unit="count", abs=0.5),
    "share": AnswerSpec(unit="share", abs=0.001),
    "set": AnswerSpec(type="set"),
    "list": AnswerSpec(type="list"),
    "mapping": AnswerSpec(type="mapping"),
    "sums": AnswerSpec(type="mapping", unit="RUB"),
    "percents": AnswerSpec(type="mapping", unit="percent"),
    "rows": AnswerSpec(type="mapping", rows=("campaign", "week")),
    "models": AnswerSpec(type="mapping", columns=("last", "first")),
    "table": AnswerSpec(type="table", columns=("City", "Leads", "Day")),
    "text": AnswerSpec(type="text"),
}


def read(kind: str, text: str, lang: str = "ru") -> Any:
    return answers.read(read_typed(Typed(text, lang), SPECS[kind]), SPECS[kind])


READ: list[tuple[str, str, Any]] = [
    ("number", "2 345,67", 2345.67),
    ("number", "2\u00a0345,67 ₽", 2345.67),
    ("number", "1,234,567.89", 1234567.89),
    ("number", "1.234.567,89", 1234567.89),
    ("number", " 12 500 руб. ", 12500),
    ("number", "−3,5", -3.5),
    ("number", "5,2050", 5.205),
    ("number", "34,1273 %", 34.1273),
    ("number", "1,2E+05", 120000),
    ("number", "3.4965034965034967", 3.4965034965034967),
    ("number", "Итого\t2 345,67", 2345.67),
    ("count", "12 заявок", 12),
    ("share", "12,5 %", 0.125),
    ("share", "0,125", 0.125),
    ("set", "a\nb\n\nb\n", {"a", "b"}),
    ("set", "a; b, c; d", {"a", "b, c", "d"}),
    ("set", "why, cause", {"why", "cause"}),
    ("set", "«баня под ключ»\n• сруб", {"баня под ключ", "сруб"}),
    ("set", "12\n7\r\n12", {12, 7}),
    ("set", "007\n12", {"007", "12"}),
    ("set", "Баня / SEARCH\tБаня / MOBILE, 2", {"Баня / SEARCH", "Баня / MOBILE, 2"}),
    ("list", "b\na", ["b", "a"]),
    ("mapping", "why\t3\ncause\t5", {"why": 3, "cause": 5}),
    ("mapping", "Предложение\tМыслей\nwhy\t3\ncause\t5", {"why": 3, "cause": 5}),
    ("mapping", "why: 3\ncause = 5\nads; 2\nform 1", {"why": 3, "cause": 5, "ads": 2, "form": 1}),
    ("mapping", "bath site 12 500", {"bath site": 12500}),
    ("mapping", "bath — 3\nbath – reviews 5\nlast week – -2", {"bath": 3, "bath – reviews": 5, "last week": -2}),
    ("mapping", "a\t1\nb\t—\nc\t", {"a": 1}),
    ("mapping", "1\tx\n2\ty", {1: "x", 2: "y"}),
    ("percents", "Campaign\tCTR, %\na\t3,50%\nb\t1,204", {"a": 3.5, "b": 1.204}),
    ("percents", "a\t3.50%\nb\t1,204", {"a": 3.5, "b": 1204}),
    ("rows", "campaign\tbath_generic\nweek\t06.07.2026", {"campaign": "bath_generic", "week": dt.date(2026, 7, 6)}),
    ("rows", "Week\t2026-07-06 00:00:00\ncampaign\tx", {"week": dt.date(2026, 7, 6), "campaign": "x"}),
    ("models", "source\tlast\tfirst\nad\t3\t5\nsocial\t\t2", {"last": {"ad": 3}, "first": {"ad": 5, "social": 2}}),
    ("models", "источник\tпоследний\tпервый\nad\t3\t5", {"last": {"ad": 3}, "first": {"ad": 5}}),
    ("models", "ad\t3\t5", {"last": {"ad": 3}, "first": {"ad": 5}}),
    ("text", "two\nlines", "two\nlines"),
    ("number", "(1 200)", -1200),
    ("number", "(1,200.50) ₽", -1200.5),
    ("number", "1,2 млн", 1_200_000),
    ("count", "3 стр.", 3),
    ("sums", "a\t1,204\nb\t(3,500)\nc\t950", {"a": 1204, "b": -3500, "c": 950}),
    ("sums", "a\t1,204\nb\t12,5", {"a": 1.204, "b": 12.5}),
    ("list", "1. b\n2. a", ["b", "a"]),
    ("list", "1) b; 2) a", ["b", "a"]),
    ("list", "1\tb\n2\ta", ["b", "a"]),
    ("list", "1.5 л\n2.5 л", ["1.5 л", "2.5 л"]),
    ("list", "2. b\n1. a", ["2. b", "1. a"]),
    ("mapping", "1. b — 3\n2. a — 5", {"b": 3, "a": 5}),
    ("mapping", "why\tcause\tads\n3\t5\t8", {"why": 3, "cause": 5, "ads": 8}),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "text", "value"), READ)
def test_what_is_understood(kind: str, text: str, value: Any) -> None:
    assert read(kind, text) == value


def test_a_lone_comma_is_decided_by_the_language() -> None:
    assert (read("number", "1,234", "ru"), read("number", "1,234", "en")) == (1.234, 1234)
    assert read("number", "0,035", "en") == 0.035


@pytest.mark.parametrize(
    "text",
    [
        "City\tLeads\tDay\nKazan\t1 200\t06.07.2026\nSamara\t\t07.07.2026",
        "DAY\tcity\tcost\tleads\n2026-07-06\tKazan\t5\t1200\n2026-07-07\tSamara\t6\t-",
        "Город\tЗаявки\tДень\nKazan\t1200\t2026-07-06\nSamara\tн/д\t2026-07-07",
        "Kazan\t1200\t06.07.2026\nSamara\t\t07.07.2026",
    ],
)
def test_a_table_is_known_by_its_headings_or_by_the_order_of_the_task(text: str) -> None:
    days = pd.to_datetime(["2026-07-06", "2026-07-07"])
    wanted = pd.DataFrame({"City": ["Kazan", "Samara"], "Leads": [1200, None], "Day": days})
    pd.testing.assert_frame_equal(read("table", text)[["City", "Leads", "Day"]], wanted, check_dtype=False)


REFUSED: list[tuple[str, str, str]] = [
    ("number", "many", "“many” cannot be read as a number"),
    ("number", "1\n2", "One number is expected, and there are several: 1; 2"),
    ("number", "#ДЕЛ/0!", "Your spreadsheet shows an error in place of a value: “#ДЕЛ/0!”"),
    ("percents", "a\t1\nb\tlots", "Line 2: “lots” cannot be read as a number"),
    ("percents", "Campaign\tCTR\na\t1\nb\tlots", "Line 2: “CTR”|Line 3: “lots”|Line 1: “CTR”"),
    ("number", "(−1 200)", "cannot be read as a number"),
    ("number", "12 (двенадцать)", "cannot be read as a number"),
    ("mapping", "a\tb\tc\n1\t2\t3\n4\t5\t6", "Two columns are expected"),
    ("mapping", "a", "Line 1: “a” has no value beside its name"),
    ("mapping", "a\t1\t2", "Two columns are expected, names and values, and there are 3"),
    ("mapping", "a\t1\na\t2", "“a” stands twice"),
    ("set", "a\tb\nc\td", "One column is expected, and there are 2"),
    ("models", "ad\t3", "3 columns are expected, with the values last, first, and there are 2"),
    ("set", "x" * 300_001, "There are more than 300000 characters"),
]


@pytest.mark.parametrize(("kind", "text", "words"), REFUSED)
def test_what_cannot_be_understood_is_said_with_the_line(kind: str, text: str, words: str) -> None:
    with language("en"), pytest.raises(Unreadable, match=words):
        read(kind, text)


def test_nothing_is_no_answer() -> None:
    for text in ("", " \n\t\n"):
        with pytest.raises(NotAttempted):
            read("set", text)


def test_which_of_the_two_counts() -> None:
    spec, function = SPECS["set"], AnswerSpec(type="function", params=("x",))
    assert counted({"typed": "a"}, spec, "ru") == Typed("a", "ru")
    assert counted({"typed": "a", "counts": "typed"}, spec, "ru") == Typed("a", "ru")
    for entry in ({"typed": "a", "counts": "code"}, {"typed": " "}, {}, None, "a", ["a"], {"typed": 5}):
        assert counted(entry, spec, "ru") is None
    assert counted({"typed": "a"}, function, "ru") is None
