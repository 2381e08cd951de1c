"""Another spelling is a name of the task; a name that the data have, or that may be two, stays as it was typed."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest

from autograder.exercises.kinds.spelling import as_in_task

DATA = pd.DataFrame({"query": ["купить колодки", "Brand", "brand", "замена ламп"], "clicks": [1, 2, 3, 4]})
CASE = {"addresses": ["/Catalog/", "/catalog/", "https://example.com/card/"]}


@pytest.mark.parametrize(
    ("answer", "right", "read_as"),
    [
        (["Купить колодки", "ЗАМЕНА ЛАМП"], ["купить колодки"], ["купить колодки", "замена ламп"]),
        (["купить колoдки"], [], ["купить колодки"]),  # a Latin o
        ({"1–3": 5.0}, {"1-3": 5.0}, {"1-3": 5.0}),
        ({"example.com/card": 1}, {"https://example.com/card/": 1}, {"https://example.com/card/": 1}),
        ({"«шестеренкин»": "Card"}, {"шестерёнкин": "card"}, {"шестерёнкин": "card"}),
        ({"a": "ИСТИНА", "b": "нет"}, {"a": True, "b": False}, {"a": True, "b": False}),
        ({"rate": "0,46", "device": "2"}, {"rate": 0.46, "device": "2"}, {"rate": 0.46, "device": "2"}),
        ({"Купить колодки", 5}, {"купить колодки"}, {"купить колодки", 5}),
        ("Card", "card", "card"),
    ],
)
def test_another_spelling_is_the_name_of_the_task(answer: Any, right: Any, read_as: Any) -> None:
    assert as_in_task(answer, right, [CASE, DATA], None) == read_as


@pytest.mark.parametrize(
    ("answer", "right"),
    [
        (["Brand"], ["brand"]),  # the data hold both, and this one was named
        (["BRAND"], ["brand"]),  # either of two
        ({"/Catalog/": 1}, {"/catalog/": 1}),
        ({"Колодки": 1, "колодки": 2}, {"колодки": 3}),  # not added up by the trainee
        (["www.example.com"], ["example.com"]),  # another address
        (["купить колодку"], ["купить колодки"]),
        ({"a": "может быть", "b": "да"}, {"a": True, "b": "да"}),
        ({"rate": "46 из 100"}, {"rate": 0.46}),
    ],
)
def test_another_name_stays_another(answer: Any, right: Any) -> None:
    assert as_in_task(answer, right, [CASE, DATA], None) == answer
