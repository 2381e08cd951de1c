"""The vocabulary of checks: every name by right and wrong uses, and by the cases on the border between them.

Comparison has a file of its own, test_comparison.py.
"""

from __future__ import annotations

import ast
import math
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

from autograder import checks
from autograder.checks import (
    Failure,
    Raised,
    asked_dates,
    call,
    check,
    corrected,
    dates,
    fail,
    mapping_share,
    mentions,
    money,
    numbers,
    once,
    sentences,
    set_share,
    together,
    words,
)
from autograder.errors import NotAttempted
from tests.support.expectations import assert_gives, raises

NAN = float("nan")


LETTERS = [
    # helper, arguments, what it finds
    (words, ("Потратили 1 240 000 ₽ – и минус-слова.",), ["Потратили", "1 240 000", "и", "минус-слова"]),
    (words, ("",), []),
    (words, (" …, !",), []),
    (sentences, ("Добрый день. Есть вопрос?", "ru"), ["Добрый день.", "Есть вопрос?"]),
    (sentences, ("It cost approx. 5 roubles. Fine.", "en"), ["It cost approx. 5 roubles.", "Fine."]),
    (sentences, ("", "ru"), []),
    (mentions, ("Пришлите сметы до пятницы", ["смета", "договор"], "ru"), ["смета"]),
    (mentions, ("Пришлите сметы", "смета", "ru"), ["смета"]),
    (mentions, ("Пришлите сметы", [], "ru"), []),
    (mentions, ("", ["смета"], "ru"), []),
    (mentions, ("Please send us the file.", ["@request"], "en"), ["@request"]),
    (mentions, ("Пришлите", ["@no_such_list"], "ru"), raises(KeyError)),
    (mentions, ("Пришлите", ["смета"], "de"), raises(ValueError)),
    (numbers, ("За три дня 1 240 000 и 1,5 млн, в 17:00",), [3.0, 1_240_000.0, 1_500_000.0]),
    (numbers, ("15–17 clicks",), [15.0, 17.0]),
    (together, ("В рекламу приходят магазины.", [["магазин"], ["реклама"]], "ru"), True),
    (together, ("Ads get dearer. Shops come in.", [["shop"], ["ads"]], "en"), True),
    (together, ("Ads get dearer. It rains. Shops come in.", [["shop"], ["ads"]], "en"), False),
    (asked_dates, ("25 ноября мы созванивались. Отчёт готов.", "ru"), []),
    (numbers, ("ничего",), []),
    (money, ("54 тыс. ₽ за 12 заявок", "ru"), [54_000.0]),
    (money, ("RUB 1.2m for 12 leads", "en"), [1_200_000.0]),
    (money, ("12 заявок", "ru"), []),
]


@pytest.mark.parametrize(("helper", "arguments", "expected"), LETTERS, ids=lambda v: getattr(v, "__name__", ""))
def test_what_a_letter_holds(helper: Callable[..., Any], arguments: tuple[Any, ...], expected: Any) -> None:
    assert_gives(lambda: helper(*arguments), expected)


@pytest.mark.parametrize(
    ("text", "lang", "found"),
    [
        ("до пятницы, 17:00", "ru", [{"weekday": 4, "time": "17:00", "deadline": True, "exact": True}]),
        ("on 3 August", "en", [{"day": 3, "month": 8, "deadline": False, "exact": True}]),
        ("завтра", "ru", [{"relative": "завтра", "exact": True}]),
        ("мы можем", "ru", []),
        ("we may", "en", []),
    ],
)
def test_dates(text: str, lang: str, found: list[dict[str, Any]]) -> None:
    moments = dates(text, lang)
    assert [{key: getattr(m, key) for key in row} for m, row in zip(moments, found, strict=True)] == found


def test_dates_of_an_unknown_language() -> None:
    with pytest.raises(ValueError, match="de"):
        dates("am Freitag", "de")


def test_check_marks_a_function() -> None:
    @check
    def plainly(answer):
        return True

    @check(hidden=True)
    def with_options(answer):
        return True

    assert plainly.__check__ == {"hidden": False}
    assert with_options.__check__ == {"hidden": True}
    assert plainly(1) is True


def test_fail_passes_values_and_leaves_the_share_to_what_measures_it() -> None:
    assert fail() == Failure(None, {})
    assert fail(got=1, week="31") == Failure(None, {"got": 1, "week": "31"})
    assert fail(share=0.5, n=3) == Failure(0.5, {"n": 3})


@pytest.mark.parametrize(("share", "fits"), [(0, True), (0.999, True), (1, False), (-0.001, False), (NAN, False)])
def test_a_named_mistake_has_a_share_below_one(share: float, fits: bool) -> None:
    """A mistake that kept all the points would be none."""
    if fits:
        assert fail(share=share).share == share
    else:
        with pytest.raises(ValueError, match="share"):
            fail(share=share)


@pytest.mark.parametrize(
    ("scheme", "arguments", "share"),
    [
        (set_share, ("ab", "ab", "abcd"), 1.0),
        (set_share, ("abcd", "ab", "abcd"), 0.0),
        (set_share, ("a", "ab", "abcd"), 0.0),
        (set_share, ("abc", "ab", "abcdefgh"), 0.4),
        (set_share, ([], "ab", "abcd"), 0.0),
        (mapping_share, ({"a": 1, "b": 2}, {"a": 1, "b": 2}), 1.0),
        (mapping_share, ({"a": 1, "b": 1}, {"a": 1, "b": 2}), 0.0),
        (mapping_share, ({"a": 1, "b": 2}, {"a": 1, "b": 2, "c": 3}), 0.7),
        (mapping_share, ({"a": 1.4, "b": 2}, {"a": 1, "b": 2}, lambda got, right: abs(got - right) < 0.5), 1.0),
        (mapping_share, ({}, {}), 1.0),
        (corrected, (0.625, 0.25), 0.5),
        (corrected, (0.2, 0.25), 0.0),
    ],
)
def test_schemes_of_partial_credit(scheme: Callable[..., float], arguments: tuple[Any, ...], share: float) -> None:
    """Whatever needs no work gets nothing; test_scoring.py has more of them."""
    assert scheme(*arguments) == pytest.approx(share)


def test_failure_holds_a_share_and_values() -> None:
    assert Failure() == Failure(None, {})
    assert Failure(0.5, {"n": 1}) != Failure(0.5, {"n": 2})
    with pytest.raises(AttributeError):
        Failure().share = 1.0  # type: ignore[misc]


def test_call_gives_plain_data() -> None:
    assert call(lambda a, b: np.int64(a) + b, 1, 2) == 3
    assert type(call(lambda: np.float64(1))) is float
    assert call(lambda: pd.Series({"a": np.int64(1)})) == {"a": 1}
    assert call(lambda: (1, {2})) == [1, {2}]
    assert math.isnan(call(lambda: np.nan))
    for falsy in (0, False, "", [], {}):
        assert call(lambda falsy=falsy: falsy) == falsy


def test_call_passes_copies() -> None:
    given = [1]

    def spoil(items):
        items.append(2)
        return items

    assert call(spoil, given) == [1, 2]
    assert given == [1]


@pytest.mark.parametrize("nothing", [None, ...])
def test_a_function_that_returns_nothing_is_not_attempted(nothing: Any) -> None:
    with pytest.raises(NotAttempted):
        call(lambda: nothing)


@pytest.mark.parametrize(
    ("function", "says"),
    [
        (lambda: 1 / 0, "ZeroDivisionError: division by zero"),
        (lambda x: x, "TypeError: "),
        (lambda: {}["a"], "KeyError: 'a'"),
    ],
)
def test_an_error_of_the_function_is_raised_as_raised(function: Callable[..., Any], says: str) -> None:
    with pytest.raises(Raised, match=says):
        call(function)


def test_a_stop_by_hand_is_no_error_of_the_function() -> None:
    def stopped():
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        call(stopped)


def test_once_computes_once_for_the_same_objects() -> None:
    """See also test_once.py, which looks at what checks of one answer share."""
    calls = []

    @once
    def size(items, *, power=1):
        calls.append(power)
        return [len(items) ** power]

    given, equal = [1, 2], [1, 2]
    assert size(given) == size(given) == size(items=given) == [2]
    assert len(calls) == 1
    assert size(equal) == [2]
    assert len(calls) == 2, "equal is not the same"
    assert size(given, power=3) == [8]
    assert calls == [1, 1, 3]
    assert size.__name__ == "size"


def test_every_name_has_a_test() -> None:
    """A new word of the vocabulary comes with its rows; a name that is imported and not used fails the linter."""
    tested = set()
    for name in ("test_comparison.py", "test_vocabulary.py"):
        for node in ast.parse(Path(__file__).with_name(name).read_text("utf-8")).body:
            if isinstance(node, ast.ImportFrom) and node.module == "autograder.checks":
                tested |= {alias.name for alias in node.names}
    assert tested == set(checks.__all__)
