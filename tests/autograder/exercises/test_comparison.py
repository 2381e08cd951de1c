"""Comparison in checks: numbers, items, mappings, tables and shared items, each by right, wrong and border cases."""

from __future__ import annotations

import datetime as dt
import math
from decimal import Decimal
from fractions import Fraction
from typing import Any

import numpy as np
import pandas as pd
import pytest

from autograder.checks import close, f1, same_items, same_mapping, same_table
from tests.support.expectations import assert_gives, raises

NAN = float("nan")


def frame(**columns: Any) -> pd.DataFrame:
    return pd.DataFrame(columns)


def objects(*values: Any) -> pd.Series:
    return pd.Series(list(values), dtype=object)


NUMBERS_CLOSE = [
    # a, b, keywords, whether they are close
    (1, 1.0, {}, True),
    (np.int64(3), 3, {}, True),
    (np.float32(0.5), Fraction(1, 2), {}, True),
    (Decimal("2.5"), 2.5, {}, True),
    (1000, 1005, {}, True),  # 5 of 1005 is just under half a per cent
    (1000, 1005.1, {}, False),
    (1005, 1000, {}, True),  # either may be the larger one
    (100, 99.5, {"rel": 0.005}, True),  # the limit itself
    (100, 99.49, {"rel": 0.005}, False),
    (0, 1e-9, {}, True),
    (0, 1.1e-9, {}, False),
    (0, 0.5, {"abs": 0.5}, True),
    (0, 0.51, {"abs": 0.5}, False),
    (0.0, -0.0, {"rel": 0, "abs": 0}, True),
    (1, 1 + 1e-15, {"rel": 0, "abs": 0}, False),
    (True, 1, {}, True),
    (NAN, NAN, {}, False),
    (NAN, 0, {}, False),
    (math.inf, math.inf, {}, True),
    (math.inf, -math.inf, {}, False),
    (math.inf, 1e308, {}, False),
    (10**400, 1.0, {}, False),
    (10**400, 10**400, {}, True),
    (None, 1, {}, raises(TypeError)),
    ("five", 5, {}, raises(ValueError)),
]

ITEMS_SAME = [
    # a, b, whether they hold the same items
    (["a", "b"], {"b", "a"}, True),
    (["a", "a"], ["a"], True),
    ([], set(), True),
    (["a"], [], False),
    (["a"], ["A"], False),
    ([1, 2], [1.0, 2.0], True),
    ([np.int64(1), np.float64(2)], [1, 2], True),
    (pd.Series([1, 2]), np.array([2, 1]), True),
    ([0.1 + 0.2], [0.3], False),  # equal, not close
    ([1], ["1"], False),
    ([True], [1], True),
    ([NAN], [NAN], True),
    ([NAN, "a"], [None, "a"], True),
    ([pd.NA], [pd.NaT], True),
    ([NAN], [0], False),
    ([None], [], False),
    ([("a", 1)], [["a", 1.0]], True),
    ([("a", NAN)], [("a", None)], True),
    ([("a", 1)], [(1, "a")], False),
    ([dt.date(2026, 8, 3)], pd.to_datetime(["2026-08-03"]), True),
    ([np.datetime64("2026-08-03")], [pd.Timestamp("2026-08-03").to_pydatetime()], True),
    ([dt.date(2026, 8, 3)], [dt.date(2026, 8, 4)], False),
    ([{}], [{}], raises(TypeError)),
]

MAPPINGS_SAME = [
    # a, b, keywords, whether they are the same
    ({"a": 1}, {"a": 1.0}, {}, True),
    ({"a": 1, "b": 2}, {"b": 2, "a": 1}, {}, True),
    ({}, {}, {}, True),
    ({"a": 1}, {}, {}, False),
    ({"a": 1}, {"a": 1, "b": 2}, {}, False),
    ({"a": 1}, {"b": 1}, {}, False),
    ({1: 5}, {1.0: 5}, {}, True),
    ({np.int64(1): np.float64(5)}, {1: 5}, {}, True),
    ({"1": 5}, {1: 5}, {}, False),
    ({"a": 1000}, {"a": 1005}, {}, True),
    ({"a": 1000}, {"a": 1005}, {"rel": 0.001}, False),
    ({"a": 0}, {"a": 0.4}, {"abs": 0.5}, True),
    ({"a": NAN}, {"a": NAN}, {}, True),
    ({"a": None}, {"a": NAN}, {}, True),
    ({"a": NAN}, {"a": 0}, {}, False),
    ({"a": 0}, {"a": None}, {}, False),
    ({NAN: 1}, {None: 1}, {}, True),
    (pd.Series({"a": 1.0}), {"a": 1}, {}, True),
    ({"a": 1.0}, pd.Series([1], index=["a"]), {}, True),
    (pd.Series([1, 2]), pd.Series([1, 2], index=[1, 2]), {}, False),
    ({"a": True}, {"a": 1}, {}, True),
    ({dt.date(2026, 8, 3): 1}, {pd.Timestamp("2026-08-03"): 1}, {}, True),
    ({"a": "one"}, {"a": 1}, {}, raises(ValueError)),
]

AB = frame(k=["a", "b"], v=[1, 2])
TABLES_SAME = [
    # a, b, keywords, whether they are the same
    (AB, AB, {}, True),
    (AB, frame(k=["a", "b"], v=[1.0, 2.0]), {}, True),
    (frame(k=["a"], v=objects(1)), frame(k=["a"], v=[1.0]), {}, True),
    (frame(k=["a"], v=[1.0]), frame(k=["a"], v=objects(1)), {}, True),
    (frame(k=[1, 2]), frame(k=objects(1.0, 2.0)), {}, True),
    (frame(k=["a"], v=pd.array([1], dtype="Int64")), frame(k=["a"], v=[1.0]), {}, True),
    (frame(k=["b", "a"], v=[2, 1]), AB, {}, True),  # rows in another order
    (AB[["v", "k"]], AB, {}, True),  # columns in another order
    (AB.assign(more=0), AB, {}, True),
    (AB, AB.assign(more=0), {}, False),
    (AB.set_axis([7, 7], axis=0), AB, {}, True),
    (AB.set_index("k"), AB, {}, True),
    (AB, AB.set_index("k"), {}, True),
    (AB.head(1), AB, {}, False),
    (pd.concat([AB, AB.head(1)]), AB, {}, False),
    (AB.head(0), AB.head(0), {}, True),
    (pd.concat([AB, AB[["v"]]], axis=1), AB, {}, False),  # a column twice
    (frame(k=["a", "b"], v=[2, 1]), AB, {}, False),
    (frame(k=["a"], v=[1000]), frame(k=["a"], v=[1005]), {}, True),
    (frame(k=["a"], v=[1000]), frame(k=["a"], v=[1005]), {"rel": 0.001}, False),
    (frame(k=["a"], v=[0]), frame(k=["a"], v=[1e-9]), {}, True),
    (frame(k=["a"], v=[0]), frame(k=["a"], v=[1e-6]), {}, False),
    (frame(k=["a"], v=[NAN]), frame(k=["a"], v=[NAN]), {}, True),
    (frame(k=["a", "b"], v=["x", None]), frame(k=["a", "b"], v=["x", NAN]), {}, True),
    (frame(k=["a"], v=[pd.NaT]), frame(k=["a"], v=objects(None)), {}, True),
    (frame(k=["a"], v=[NAN]), frame(k=["a"], v=[0.0]), {}, False),
    (frame(k=["a"], v=["nan"]), frame(k=["a"], v=[NAN]), {}, False),
    (frame(k=["a"], v=["None"]), frame(k=["a"], v=objects(None)), {}, False),
    (frame(k=["a", None], v=[1, 2]), frame(k=[NAN, "a"], v=[2, 1]), {}, True),
    (frame(k=["a"], v=[True]), frame(k=["a"], v=[1]), {}, True),
    (frame(k=["a"], v=objects(True)), frame(k=["a"], v=[1]), {}, True),
    (frame(k=["a"], v=[True]), frame(k=["a"], v=[0]), {}, False),
    (frame(k=["9", "10"], v=["1", "2"]), frame(k=[9, 10], v=[1, 2]), {}, True),
    (frame(k=["a"], v=["one"]), frame(k=["a"], v=[1]), {}, False),
    (frame(k=["a"], v=["x"]), frame(k=["a"], v=["X"]), {}, False),
    (frame(k=["a"], v=[dt.date(2026, 8, 3)]), frame(k=["a"], v=pd.to_datetime(["2026-08-03"])), {}, True),
    (frame(k=["a"], v=["2026-08-03"]), frame(k=["a"], v=pd.to_datetime(["2026-08-03"])), {}, True),
    (frame(k=["a"], v=["03.08.2026"]), frame(k=["a"], v=pd.to_datetime(["2026-08-03"])), {}, False),
    (frame(k=["a"], v=pd.to_datetime(["2026-08-03 09:00"])), frame(k=["a"], v=["2026-08-03"]), {}, False),
    (frame(k=pd.Categorical(["b", "a"], categories=["b", "a"]), v=[2, 1]), AB, {}, True),
    (frame(k=["a"], v=[[1, 2]]), frame(k=["a"], v=[(1.0, 2.0)]), {}, True),
    (frame(k=["a"], v=[[1, 2]]), frame(k=["a"], v=[[1]]), {}, False),
    (frame(k=["a", 1], v=[1, 2]), frame(k=[1, "a"], v=[2, 1]), {}, True),  # keys that Python cannot order
    (frame(k=["a"], v=objects(10**400)), frame(k=["a"], v=[1.0]), {}, False),
    (frame(k=["a", "a"], g=[1, 2], v=[3, 4]), frame(k=["a", "a"], g=[2, 1], v=[4, 3]), {"keys": ["k", "g"]}, True),
    (frame(v=[1]), frame(v=[1]), {}, raises(ValueError)),  # the key is no column
]

SHARED = [
    # found, truth, F1
    ([], [], 1.0),
    (["a"], [], 0.0),
    ([], ["a"], 0.0),
    (["a", "b"], ["b", "a"], 1.0),
    (["a", "b"], ["b", "c"], 0.5),
    (["a"], ["a", "b", "c"], 0.5),
    (["a", "a"], ["a"], 1.0),
    ([1, np.int64(2)], {1.0, 2.0}, 1.0),
    ([NAN], [None], 1.0),
    (["1"], [1], 0.0),
]


@pytest.mark.parametrize(("a", "b", "options", "expected"), NUMBERS_CLOSE, ids=repr)
def test_close(a: Any, b: Any, options: dict[str, float], expected: Any) -> None:
    assert_gives(lambda: close(a, b, **options), expected)


@pytest.mark.parametrize(("a", "b", "expected"), ITEMS_SAME)
def test_same_items(a: Any, b: Any, expected: Any) -> None:
    assert_gives(lambda: same_items(a, b), expected)
    assert_gives(lambda: same_items(b, a), expected)


@pytest.mark.parametrize(("a", "b", "options", "expected"), MAPPINGS_SAME)
def test_same_mapping(a: Any, b: Any, options: dict[str, float], expected: Any) -> None:
    assert_gives(lambda: same_mapping(a, b, **options), expected)


@pytest.mark.parametrize(("a", "b", "options", "expected"), TABLES_SAME, ids=range(len(TABLES_SAME)))
def test_same_table(a: pd.DataFrame, b: pd.DataFrame, options: dict[str, Any], expected: Any) -> None:
    before = a.copy(), b.copy()
    assert_gives(lambda: same_table(a, b, **{"keys": ["k"], **options}), expected)
    for table, copy in zip((a, b), before, strict=True):
        pd.testing.assert_frame_equal(table, copy)


@pytest.mark.parametrize(("found", "truth", "expected"), SHARED)
def test_f1(found: Any, truth: Any, expected: float) -> None:
    assert f1(found, truth) == pytest.approx(expected)
