"""What a verdict says of an answer that is wrong in its form only, and that it says nothing of any other."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import pytest

from autograder.errors import Unreadable
from autograder.exercises.answers import read
from autograder.exercises.kinds.code.near_miss import near_miss
from autograder.exercises.verdict import Verdict
from autograder.notes import Note
from autograder.source.model import AnswerSpec
from wording.languages import LANGUAGES, language

RIGHT = {"Search": 12.3456, "Banner": 0.5}
TABLE = pd.DataFrame({"name": ["a", "b", "c"], "cost": [1.234, 20.5, 3.0]})

NEAR: list[tuple[Any, Any, str | None]] = [
    # answer, expected, code of what is said
    (12.0, 12.3456, "near_rounded"),
    (12.3, 12.6, None),
    (1200.0, 1234.56, "near_rounded"),
    (0.0, 0.3, None),
    (13.0, 12.3456, None),
    (float("nan"), 12.0, None),
    ({"Search": 12.0, "Banner": 0.5}, RIGHT, "near_rounded"),
    ({"Search": 12.0, "Banner": 0.9}, RIGHT, None),
    ({"Search": "12,35", "Banner": "0,5"}, RIGHT, "near_texts"),
    ({"Search": "12,35 ₽", "Banner": 0.5}, RIGHT, "near_texts"),
    ({"Search": "many", "Banner": 0.5}, RIGHT, None),
    ({"search ": 12.3456, "Banner": 0.5}, RIGHT, "near_spelling"),
    ({"Search": 12.3456}, RIGHT, None),
    (pd.Series({"Search": 12.0, "Banner": 0.5}), RIGHT, "near_rounded"),
    ({"Брянск", "орёл"}, {"Брянск", "Орел"}, "near_spelling"),
    ({"Брянск"}, {"Брянск", "Орел"}, None),
    (["b", "a"], ["a", "b"], "near_order"),
    (["a", "b", "a"], ["a", "b"], "near_repeats"),
    (["a", "b", "c"], ["a", "b"], None),
    (["1 234,5", 2], [1234.5, 2], "near_texts"),
    ([np.float64(2), np.float64(1)], [1.0, 2.0], "near_order"),
    (TABLE.iloc[::-1], TABLE, "near_order"),
    (TABLE.assign(cost=["1,234", "20,5", "3"]), TABLE, "near_texts"),
    (TABLE.round(0), TABLE, "near_rounded"),
    (TABLE.head(2), TABLE, None),
    (TABLE.drop(columns="cost"), TABLE, None),
    ("text", 5.0, None),
    (None, 5.0, None),
]


@pytest.mark.parametrize("number", range(len(NEAR)))
def test_how_near_an_answer_is(number: int) -> None:
    given, right, code = NEAR[number]
    found = near_miss(given, right)
    assert (found.code if found else None) == code
    for lang in LANGUAGES if found else ():
        with language(lang):
            assert "{" not in str(found)
    verdict = Verdict("x", "wrong", 0, 1, check="value", near=found)
    assert Verdict.from_json(verdict.to_json()) == verdict


COMMAS = [
    ((1234, 56), "1234,56", "1234.56"),
    ((1, 234.5), "1,234.5", "1234.5"),
    ((1, 234, 567), "1,234,567", "1234567"),
]


@pytest.mark.parametrize(("value", "typed", "right"), COMMAS)
def test_a_comma_in_a_number_is_named(value: Any, typed: str, right: str) -> None:
    with pytest.raises(Unreadable) as caught:
        read(value, AnswerSpec(type="number"))
    for lang in LANGUAGES:
        with language(lang):
            assert f" {typed} " in str(caught.value.args[0])
            assert right in str(caught.value.args[0])


@pytest.mark.parametrize("value", [(1, "a"), (1.5, 2), (1, -2), (), (1, 2, 3, 4, 5), [1, 2], (True, 5)])
def test_other_collections_are_called_what_they_are(value: Any) -> None:
    with pytest.raises(Unreadable) as caught:
        read(value, AnswerSpec(type="number"))
    note = caught.value.args[0]
    assert isinstance(note, Note)
    assert note.code == "number_expected"
