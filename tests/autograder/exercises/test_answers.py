"""Reading answers: equal answers are read alike, and an unreadable one is told what was expected."""

import datetime as dt
from decimal import Decimal

import numpy as np
import pandas as pd
import pytest

from autograder.errors import NotAttempted, Unreadable
from autograder.exercises.answers import plain, read
from autograder.source.model import AnswerSpec
from wording.languages import language

NUMBER = AnswerSpec(unit="RUB", rel=0.01)


@pytest.mark.parametrize(
    "given",
    [
        1250.5,
        np.float64(1250.5),
        np.float32(1250.5),
        Decimal("1250.5"),
        "1250.5",
        "1250,5",
        "1 250,5 ₽",
        "1\u00a0250,5 руб.",
        pd.Series([1250.5]),
        pd.DataFrame({"a": [1250.5]}),
        np.array(1250.5),
        [1250.5],
    ],
    ids=repr,
)
def test_the_same_number_however_it_is_written(given):
    """A trainee may choose the type of a number."""
    assert read(given, NUMBER) == 1250.5


@pytest.mark.parametrize("nothing", [None, ..., "", "  "], ids=repr)
def test_a_stub_is_not_an_attempt(nothing):
    with pytest.raises(NotAttempted):
        read(nothing, NUMBER)


@pytest.mark.parametrize(
    ("spec", "given", "says"),
    [
        (NUMBER, float("nan"), "NaN"),
        (NUMBER, float("inf"), "divided by zero"),
        (NUMBER, 10**400, "too large"),
        (NUMBER, True, "a logical value"),
        (NUMBER, "about a thousand", "about a thousand"),
        (NUMBER, "12 apples", "12 apples"),
        (NUMBER, [1, 2], "a list"),
        (NUMBER, pd.DataFrame({"a": [1, 2]}), "a table"),
        (NUMBER, lambda: 1, "a function"),
        (AnswerSpec(type="set"), "brand", "a text"),
        (AnswerSpec(type="set"), {"a": 1}, "a dictionary"),
        (AnswerSpec(type="set"), [["a"], ["b"]], "single items"),
        (AnswerSpec(type="list"), {"a", "b"}, "a set"),
        (AnswerSpec(type="mapping"), [1, 2], "a list"),
        (AnswerSpec(type="table", columns=("Cost",)), 5, "a number"),
        (AnswerSpec(type="table", columns=("Cost",)), pd.DataFrame({"Clicks": [1]}), "Cost"),
        (AnswerSpec(type="function", params=("x",)), 5, "without brackets"),
        (AnswerSpec(type="text"), 5, "a number"),
    ],
)
def test_what_cannot_be_read_says_what_was_expected(spec, given, says):
    with language("en"), pytest.raises(Unreadable, match=says):
        read(given, spec)


def test_a_table_may_keep_its_key_in_the_index():
    """groupby moves the key into the index, which must not cost points."""
    table = pd.DataFrame({"Campaign": ["a", "a"], "Cost": [1, 2]}).groupby("Campaign").sum()
    assert list(read(table, AnswerSpec(type="table", columns=("Campaign", "Cost"))).columns) == ["Campaign", "Cost"]


def test_rows_as_dictionaries_are_a_table():
    assert read([{"a": 1}, {"a": 2}], AnswerSpec(type="table", columns=("a",)))["a"].tolist() == [1, 2]


def test_a_series_is_a_mapping_and_its_numbers_are_plain():
    answer = read(pd.Series({"a": np.int64(1)}), AnswerSpec(type="mapping"))
    assert answer == {"a": 1}
    assert type(answer["a"]) is int


@pytest.mark.parametrize(
    ("unit", "value", "read_as"),
    [
        ("count", "3 страницы", 3),
        ("RUB", "3 страницы", "3 страницы"),
        ("RUB", "(1 200)", -1200),
        ("percent", "0,35", 0.35),
        ("share", "35", 35),
        ("percent", "+12,5 %", 12.5),
        ("count", "12,5", 12.5),
        ("share", "40 %", 0.4),
        ("percent", "40%", 40),
        ("RUB", "1 204 ₽", 1204),
        ("count", "few", "few"),
        (None, "12,5", "12,5"),
    ],
)
def test_a_mapping_with_a_unit_has_numbers_also_when_they_are_text(unit, value, read_as):
    assert read({"a": value}, AnswerSpec(type="mapping", unit=unit)) == {"a": read_as}


def test_a_column_is_a_set_of_its_values():
    assert read(pd.Series(["a", "b", "a"]), AnswerSpec(type="set")) == {"a", "b"}


def test_plain_keeps_dates_and_unwraps_nested_containers():
    day = dt.date(2026, 2, 28)
    assert plain({"d": (np.int64(1), day)}) == {"d": [1, day]}
