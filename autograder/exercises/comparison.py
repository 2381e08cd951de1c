"""Compare what a trainee computed with what is expected: numbers, items, mappings and tables.

Python, NumPy and pandas write the same value in several ways. Everywhere here these are equal: 1 and 1.0, a number and
NumPy's number, True and 1 (as in Python), NaN, NaT and None (a missing value), a date and the midnight it begins with.
A number is never equal to a missing value, and where numbers are not said to be close they must be equal.
"""

from __future__ import annotations

import datetime as dt
import math
import re
from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np
import pandas as pd

from autograder.exercises.answers import plain

__all__ = ["close", "f1", "same_items", "same_mapping", "same_table"]

NUMBER = re.compile(r"-?\d+(\.\d+)?")


def close(a: float, b: float, rel: float = 0.005, abs: float = 1e-9) -> bool:
    """Return whether two numbers are equal within a tolerance; NaN is close to nothing, not even to NaN.

    They are close when they differ by at most `rel` of the larger one, or by at most `abs`, which is what counts near
    zero (`math.isclose`). The limits themselves are within.
    """
    try:
        return math.isclose(float(a), float(b), rel_tol=rel, abs_tol=abs)
    except OverflowError:  # an integer of more than 308 digits
        return bool(a == b)


def same_items(a: Iterable[Any], b: Iterable[Any]) -> bool:
    """Return whether both hold the same items, in any order and number. Items must be equal, not close."""
    return _items(a) == _items(b)


def same_mapping(
    a: Mapping[Any, float] | pd.Series, b: Mapping[Any, float] | pd.Series, rel: float = 0.005, abs: float = 1e-9
) -> bool:
    """Return whether both have equal keys and under each key close numbers, or a missing value in both."""
    left, right = ({_unified(key): _unified(value) for key, value in m.items()} for m in (a, b))
    return left.keys() == right.keys() and all(_both_close(left[key], right[key], rel, abs) for key in right)


def same_table(a: pd.DataFrame, b: pd.DataFrame, keys: list[str], rel: float = 0.005) -> bool:
    """Return whether table `a` holds the rows of `b` and no others, in any order of rows and columns.

    Args:
        a: the answer; columns that `b` lacks are left out of account.
        b: what is expected.
        keys: columns, or names of the index, that tell the rows of `b` apart.
        rel: numbers are `close` with this share of the larger one, and 1e-9 near zero. A date may be an ISO text, and
            a number the text that Python prints for it.
    """
    left, right = (_keys_in_columns(table, keys) for table in (a, b))
    if len(left) != len(right) or not set(right.columns) <= set(left.columns):
        return False
    left = left[list(right.columns)]
    if left.shape != right.shape:  # a column twice
        return False
    by = [list(right.columns).index(key) for key in keys]
    rows = zip(_sorted_rows(left, by), _sorted_rows(right, by), strict=True)
    return all(_same_cell(x, y, rel) for one, other in rows for x, y in zip(one, other, strict=True))


def f1(found: Iterable[Any], truth: Iterable[Any]) -> float:
    """Return the F1 score, 2·|found ∩ truth| / (|found| + |truth|) (van Rijsbergen 1979); 1.0 when both are empty."""
    a, b = _items(found), _items(truth)
    return 2 * len(a & b) / (len(a) + len(b)) if a or b else 1.0


def _items(values: Iterable[Any]) -> set[Any]:
    return {_unified(value) for value in values}


def _unified(value: Any) -> Any:
    """Return the one form in which equal values are equal and, lists included, hashable."""
    if isinstance(value, np.datetime64 | dt.date):
        value = pd.Timestamp(value)
    elif isinstance(value, np.timedelta64 | dt.timedelta):
        value = pd.Timedelta(value)
    else:
        value = plain(value)
    if isinstance(value, list | tuple):
        return tuple(_unified(one) for one in value)
    return None if pd.api.types.is_scalar(value) and pd.isna(value) else value


def _both_close(a: Any, b: Any, rel: float, abs: float) -> bool:
    if a is None or b is None:
        return a is b
    return close(a, b, rel, abs)


def _keys_in_columns(table: pd.DataFrame, keys: list[str]) -> pd.DataFrame:
    in_index = [key for key in keys if key in table.index.names and key not in table.columns]
    return table.reset_index(level=in_index) if in_index else table


def _sorted_rows(table: pd.DataFrame, by: list[int]) -> list[tuple[Any, ...]]:
    columns = [[_unified(value) for value in table.iloc[:, i].tolist()] for i in range(table.shape[1])]
    return sorted(zip(*columns, strict=True), key=lambda row: tuple(_place(row[i]) for i in by))


def _place(value: Any) -> tuple[int, Any]:
    """Return what rows are sorted by: numbers, also those written as texts, before texts before missing values."""
    if value is None:
        return 2, ""
    if isinstance(value, int | float):
        return 0, value
    text = value.isoformat() if isinstance(value, pd.Timestamp) else str(value)
    return (0, float(text)) if NUMBER.fullmatch(text) else (1, text)


def _same_cell(x: Any, y: Any, rel: float) -> bool:
    if isinstance(x, int | float) and isinstance(y, int | float):
        return close(x, y, rel)
    if isinstance(x, tuple) and isinstance(y, tuple):
        return len(x) == len(y) and all(_same_cell(one, other, rel) for one, other in zip(x, y, strict=True))
    if isinstance(x, pd.Timestamp) or isinstance(y, pd.Timestamp):
        return bool(_moment(x) == _moment(y))
    return x == y if x is None or y is None else str(x) == str(y)


def _moment(value: Any) -> Any:
    """Return an ISO text as the moment it names, anything else unchanged."""
    try:
        return pd.Timestamp(dt.datetime.fromisoformat(value)) if isinstance(value, str) else value
    except ValueError:
        return value
