"""Reading a trainee's answer as plain data of the declared type."""

from __future__ import annotations

import datetime as dt
import math
from collections import deque
from collections.abc import Callable, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any

import numpy as np
import pandas as pd

from autograder.errors import NotAttempted, Unreadable
from autograder.notes import Note
from autograder.source.model import AnswerSpec, Unit
from autograder.source.notation import number_in

__all__ = ["described", "plain", "read"]

COLLECTIONS = (
    list | tuple | set | frozenset | deque | range | pd.Index | np.ndarray | pd.api.extensions.ExtensionArray
    | type({}.keys()) | type({}.values()) | type({}.items())
)  # fmt: skip
"""Types that `inside.encode` sends as items too, so that the notebook and the grader read the same."""


def plain(value: Any) -> Any:
    """Return plain data: numbers, text, dates, lists, dicts and frames. NumPy scalars and containers are unwrapped."""
    match value:
        case np.datetime64():  # pandas keeps the day, while `item()` gives nanoseconds as a number
            return pd.Timestamp(value)
        case np.timedelta64():
            return pd.Timedelta(value)
        case np.generic():  # before Python's own: NumPy's float is a float too and compares to a NumPy truth value
            return plain(value.item())
        case bool() | int() | float() | str() | None | pd.DataFrame() | dt.date():
            return value
        case Decimal() | Fraction():
            return float(value)
        case pd.Series():
            return {plain(k): plain(v) for k, v in value.items()}
        case Mapping():
            return {plain(k): plain(v) for k, v in value.items()}
        case set() | frozenset():
            return {plain(v) for v in value}
    if _is_collection(value):
        return [plain(v) for v in value]
    return value


def _number(value: Any, spec: AnswerSpec) -> float:
    if isinstance(value, pd.Series | pd.DataFrame | np.ndarray) and np.size(value) == 1:
        value = np.asarray(value, dtype=object).reshape(-1)[0]
    elif _is_collection(value) and not isinstance(value, set | frozenset) and len(value) == 1:
        value = next(iter(value))
    if isinstance(value, tuple) and (typed := _with_commas(value)):
        raise Unreadable(Note("number_with_comma", typed=typed[0], right=typed[1]))
    value = plain(value)
    if isinstance(value, str):
        number_read = number_in(value, spec.unit)
        if number_read is None:
            raise Unreadable(Note("number_is_text", value=value[:80]))
        value = number_read
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise Unreadable(Note("number_expected", got=described(value)))
    try:
        number = float(value)
    except OverflowError:
        raise Unreadable(Note("number_too_large")) from None
    if math.isnan(number):
        raise Unreadable(Note("number_is_nan"))
    if math.isinf(number):
        raise Unreadable(Note("number_is_infinite"))
    return number


def _with_commas(value: tuple[Any, ...]) -> tuple[str, str] | None:
    """Return what was typed and what was meant, where commas of a number have made several: `1234,56` or `1,234.5`."""
    whole = all(type(one) is int for one in value[:-1]) and type(value[-1]) in (int, float) if value else False
    if not whole or len(value) > 4 or any(one < 0 for one in value[1:]):
        return None
    typed = ",".join(map(str, value))
    if len(value) == 2 and type(value[1]) is int:
        return typed, f"{value[0]}.{value[1]}"
    return typed, "".join(map(str, value))


def _text(value: Any, spec: AnswerSpec) -> str:
    if not isinstance(value, str):
        raise Unreadable(Note("text_expected", got=described(value)))
    return value.strip()


def _list(value: Any, spec: AnswerSpec) -> list[Any]:
    if isinstance(value, pd.Series):
        value = value.tolist()
    if isinstance(value, str | Mapping | set | frozenset | pd.DataFrame) or not _is_collection(value):
        raise Unreadable(Note("list_expected", got=described(value)))
    return [plain(v) for v in value]


def _set(value: Any, spec: AnswerSpec) -> set[Any]:
    if isinstance(value, pd.Series):
        value = value.tolist()
    if isinstance(value, pd.DataFrame) and value.shape[1] == 1:
        value = value.iloc[:, 0].tolist()
    if isinstance(value, str | Mapping | pd.DataFrame) or not _is_collection(value):
        raise Unreadable(Note("set_expected", got=described(value)))
    try:
        return {plain(v) for v in value}
    except TypeError:
        raise Unreadable(Note("set_not_of_items")) from None


def _mapping(value: Any, spec: AnswerSpec) -> dict[Any, Any]:
    if isinstance(value, pd.DataFrame) and value.shape[1] == 1:
        value = value.iloc[:, 0]
    if not isinstance(value, Mapping | pd.Series):
        raise Unreadable(Note("mapping_expected", got=described(value)))
    found = dict(plain(value))
    return found if spec.unit is None else {name: _number_of(one, spec.unit) for name, one in found.items()}


def _number_of(value: Any, unit: Unit) -> Any:
    """Return the number that a text holds, because a mapping with a unit has numbers; any other value as it is."""
    number = number_in(value, unit) if isinstance(value, str) else None
    return value if number is None else number


def _table(value: Any, spec: AnswerSpec) -> pd.DataFrame:
    if isinstance(value, pd.Series):
        value = value.to_frame()
    if isinstance(value, list) and value and all(isinstance(row, Mapping) for row in value):
        value = pd.DataFrame(value)
    if not isinstance(value, pd.DataFrame):
        raise Unreadable(Note("table_expected", got=described(value)))
    missing = [c for c in spec.columns if c not in value.columns]
    if missing and any(name in missing for name in value.index.names if name):
        value = value.reset_index()
        missing = [c for c in spec.columns if c not in value.columns]
    if missing:
        present = ", ".join(map(str, value.columns[:12]))
        raise Unreadable(Note("table_lacks_columns", missing=", ".join(missing), present=present))
    return value.reset_index(drop=True).copy()


def _function(value: Any, spec: AnswerSpec) -> Callable[..., Any]:
    if not callable(value) or isinstance(value, type):
        raise Unreadable(Note("function_expected", got=described(value)))
    return value


TYPES: tuple[tuple[Any, Note], ...] = (
    (bool, Note("type_logical")),
    ((int, float), Note("type_number")),
    (str, Note("type_text")),
    (pd.DataFrame, Note("type_table")),
    (pd.Series, Note("type_column")),
    ((list, tuple), Note("type_list")),
    ((set, frozenset), Note("type_set")),
    (Mapping, Note("type_mapping")),
)
"""What an answer of another type is called; the first that fits."""

READERS: dict[str, Callable[[Any, AnswerSpec], Any]] = {
    "number": _number,
    "text": _text,
    "list": _list,
    "set": _set,
    "mapping": _mapping,
    "table": _table,
    "function": _function,
}


def read(value: Any, spec: AnswerSpec) -> Any:
    """Return an answer as plain data of `spec.type`; without a type, as a number.

    Raises NotAttempted for None, `...` and empty text, and Unreadable, which says what was expected, for other values.
    """
    if value is None or value is ... or (isinstance(value, str) and not value.strip()):
        raise NotAttempted()
    return READERS[spec.type or "number"](value, spec)


def _is_collection(value: Any) -> bool:
    """True for whatever holds items and can be gone through again; a generator would be used up by the first look."""
    return isinstance(value, COLLECTIONS)


def described(value: Any) -> Note:
    """Say in a word or two what a value is, for people who know no Python."""
    if callable(value):
        return Note("type_function")
    other = Note("text", text=f"`{type(value).__name__}`")
    return next((note for types, note in TYPES if isinstance(value, types)), other)
