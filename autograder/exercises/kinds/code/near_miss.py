"""What a wrong answer has right: numbers but for rounding, values but for their notation, items but for their order.

Only a value is compared, with what `expected` of checks.py computes from the trainee's own data. The sentence
quotes the answer alone, never what is expected.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Any

import pandas as pd

from autograder.exercises.answers import plain
from autograder.exercises.comparison import same_table
from autograder.exercises.kinds.spelling import folded
from autograder.notes import Note
from autograder.source.notation import number_in

__all__ = ["near_miss"]

DIGITS = (3, 2, 1, 0, -1, -2, -3)
"""Decimal places to which people round."""
EXACT = 1e-9
Same = Callable[[Any, Any], bool]


def near_miss(given: Any, right: Any) -> Note | None:
    """Return how near a wrong answer is; None when it is not.

    Args:
        given: the answer as plain data.
        right: what is expected.
    """
    if isinstance(given, pd.DataFrame) and isinstance(right, pd.DataFrame):
        return _near_table(given, right)
    given, right = plain(given), plain(right)
    if isinstance(given, list | tuple) and isinstance(right, list | tuple | set):
        if len(given) == len(right) and isinstance(right, list | tuple) and _sorted(given) == _sorted(right):
            return Note("near_order")
        if len(given) > len(right) and {repr(x) for x in given} == {repr(x) for x in right}:
            return Note("near_repeats")
    return _near_values(given, right)


def _near_values(given: Any, right: Any) -> Note | None:
    pairs = list(_pairs(given, right))
    if not pairs:
        return None
    if texts := _all(pairs, _number_as_text, _close):
        return Note("near_texts", value=texts)
    if any(_all(pairs, partial(_rounded, digits=digits), _close) for digits in DIGITS):
        return Note("near_rounded")
    spelled = _all(pairs, _spelled_alike, _equal)
    return Note("near_spelling", value=spelled) if spelled else None


def _pairs(given: Any, right: Any) -> Iterator[tuple[Any, Any]]:
    """Yield what stands in the same places of two values; nothing if they have other places."""
    if isinstance(given, Mapping) and isinstance(right, Mapping):
        names = {folded(key): key for key in given}
        if len(names) == len(given) == len(right) and names.keys() == {folded(key) for key in right}:
            for key, value in right.items():
                yield names[folded(key)], key
                yield given[names[folded(key)]], value
    elif isinstance(given, set | frozenset | list | tuple) and isinstance(right, set | frozenset | list | tuple):
        if len(given) == len(right):
            loose = isinstance(given, set | frozenset) or isinstance(right, set | frozenset)
            order: Callable[[Any], Any] = (lambda values: sorted(values, key=folded)) if loose else list
            yield from zip(order(given), order(right), strict=True)
    elif not isinstance(given, Mapping | set | frozenset | list | tuple):
        yield given, right


def _all(pairs: list[tuple[Any, Any]], near: Same, same: Same) -> str:
    """Return the first value that is only near, if each pair is the same or near; else empty."""
    first = ""
    for a, b in pairs:
        if same(a, b):
            continue
        if not near(a, b):
            return ""
        first = first or str(a)[:60] or " "
    return first


def _equal(a: Any, b: Any) -> bool:
    return (type(a) is type(b) and bool(a == b)) or _close(a, b)


def _close(a: Any, b: Any) -> bool:
    if _is_number(a) and _is_number(b):
        return math.isclose(a, b, rel_tol=0.005, abs_tol=EXACT)
    return type(a) is type(b) and bool(a == b)


def _number_as_text(a: Any, b: Any) -> bool:
    number = number_in(a) if isinstance(a, str) else None
    return number is not None and _is_number(b) and math.isclose(number, b, rel_tol=0.005, abs_tol=EXACT)


def _rounded(a: Any, b: Any, digits: int) -> bool:
    if not (_is_number(a) and _is_number(b)) or a == 0:
        return False
    return math.isclose(a, round(b, digits), rel_tol=EXACT, abs_tol=EXACT)


def _spelled_alike(a: Any, b: Any) -> bool:
    return isinstance(a, str) and isinstance(b, str) and folded(a) == folded(b)


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)


def _sorted(values: Any) -> list[str]:
    return sorted(repr(plain(one)) for one in values)


def _near_table(given: pd.DataFrame, right: pd.DataFrame) -> Note | None:
    columns = list(right.columns)
    if len(given) != len(right) or not set(columns) <= set(given.columns) or len(set(columns)) < len(columns):
        return None
    if same_table(given, right, columns):
        return Note("near_order")
    cells = [given[c].tolist() for c in columns], [right[c].tolist() for c in columns]
    return _near_values(*([plain(value) for column in side for value in column] for side in cells))
