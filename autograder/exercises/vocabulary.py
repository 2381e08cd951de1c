"""The vocabulary of checks.py: functions with which an author judges an answer.

A check returns None or True when it passes, False or `fail(**values)` when it does not. It never writes a sentence:
the values fill the placeholders of the feedback in the trainee's language.
"""

from __future__ import annotations

import inspect
import math
from collections.abc import Callable, Iterable, Mapping
from copy import deepcopy
from dataclasses import dataclass, field
from functools import wraps
from typing import Any, TypeVar

import pandas as pd

from autograder.errors import NotAttempted
from autograder.exercises.answers import plain
from autograder.style_check.texts import dates, mentions, money, numbers, sentences, words

__all__ = [
    "Failure",
    "Raised",
    "call",
    "check",
    "close",
    "dates",
    "f1",
    "fail",
    "mentions",
    "money",
    "numbers",
    "once",
    "partial",
    "same_items",
    "same_mapping",
    "same_table",
    "sentences",
    "words",
]

F = TypeVar("F", bound=Callable[..., Any])
REMEMBERED = 4


@dataclass(frozen=True)
class Failure:
    """What a failed check reports."""

    #: Share of the points that this answer deserves; None: the check's `keeps`.
    share: float | None = None
    #: Values for the placeholders of the feedback.
    values: Mapping[str, Any] = field(default_factory=dict)


class Raised(Exception):
    """The trainee's function raised. The message is that of its error."""


def check(function: F | None = None, *, hidden: bool = False, keeps: float = 0.0) -> Any:
    """Mark a function as a check.

    Args:
        hidden: never release it.
        keeps: share of the points that remains when it is the first to fail.
    """
    if not 0 <= keeps < 1:
        raise ValueError("keeps is a share of the points: 0 <= keeps < 1")

    def mark(marked: F) -> F:
        marked.__check__ = {"hidden": hidden, "keeps": keeps}  # type: ignore[attr-defined]
        return marked

    return mark if function is None else mark(function)


def once(function: F) -> F:
    """Mark a helper that several checks call with the same arguments: it runs once, and each caller gets a copy.

    Arguments are compared by identity. All checks of one answer receive the same objects, so a copy made by a helper is
    a cache miss.
    """
    known: dict[tuple[int, ...], tuple[tuple[Any, ...], Any]] = {}

    order = inspect.signature(function)

    @wraps(function)
    def remembering(*positional: Any, **named: Any) -> Any:
        args = order.bind(*positional, **named).args
        key = tuple(map(id, args))
        if key not in known:
            if len(known) == REMEMBERED:
                del known[next(iter(known))]
            known[key] = args, function(*args)  # the arguments too: while they live, no other object can have their ids
        return deepcopy(known[key][1])

    return remembering  # type: ignore[return-value]


def fail(**values: Any) -> Failure:
    """The check fails; `values` fill the feedback's placeholders."""
    return Failure(None, values)


def partial(share: float, **values: Any) -> Failure:
    """The check fails, yet the answer deserves `share` (0..1) of the points."""
    return Failure(min(max(float(share), 0.0), 1.0), values)


def call(function: Callable[..., Any], *args: Any) -> Any:
    """Call the trainee's function on copies of the arguments and return plain data.

    A function with a true attribute `copies` runs in another process, so its arguments are copied on the way anyway.
    Raises `Raised` (feedback `raises`) when the function does, `NotAttempted` when it returns nothing.
    """
    try:
        result = function(*(args if getattr(function, "copies", False) else deepcopy(args)))
    except Exception as error:
        raise Raised(f"{type(error).__name__}: {error}") from None
    if result is None or result is ...:
        raise NotAttempted()
    return plain(result)


def close(a: float, b: float, rel: float = 0.005, abs: float = 1e-9) -> bool:
    """Whether two numbers are equal within a tolerance (`math.isclose`); NaN equals nothing."""
    return math.isclose(float(a), float(b), rel_tol=rel, abs_tol=abs)


def same_items(a: Iterable[Any], b: Iterable[Any]) -> bool:
    """Whether both hold the same items, whatever their order and number."""
    return set(a) == set(b)


def same_mapping(a: Mapping[Any, float], b: Mapping[Any, float], rel: float = 0.005, abs: float = 1e-9) -> bool:
    """Whether both have the same keys and close numbers."""
    return set(a) == set(b) and all(close(a[key], b[key], rel, abs) for key in b)


def same_table(a: pd.DataFrame, b: pd.DataFrame, keys: list[str], rel: float = 0.005) -> bool:
    """Whether both tables hold the same rows, found by `keys`, in any order; other columns of `b` are close in `a`."""
    if len(a) != len(b) or not set(b.columns) <= set(a.columns):
        return False
    left, right = (t.sort_values(keys).reset_index(drop=True) for t in (a[list(b.columns)], b))
    for column in b.columns:
        numeric = pd.api.types.is_numeric_dtype(right[column]) and pd.api.types.is_numeric_dtype(left[column])
        if numeric:
            pairs = zip(left[column], right[column], strict=True)
            if not all(
                (pd.isna(x) and pd.isna(y)) or (not pd.isna(x) and not pd.isna(y) and close(x, y, rel))
                for x, y in pairs
            ):
                return False
        elif list(left[column].astype(str)) != list(right[column].astype(str)):
            return False
    return True


def f1(found: Iterable[Any], truth: Iterable[Any]) -> float:
    """F1 score, 2·|found ∩ truth| / (|found| + |truth|) (van Rijsbergen 1979); 1.0 when both are empty."""
    a, b = set(found), set(truth)
    return 2 * len(a & b) / (len(a) + len(b)) if a or b else 1.0
