"""Reading a trainee's answer as plain data of the declared type."""

from __future__ import annotations

import datetime as dt
import math
import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any

import numpy as np
import pandas as pd

from autograder.errors import NotAttempted, Unreadable
from autograder.source.model import AnswerSpec
from wording.autograder import _

__all__ = ["plain", "read"]

NUMBER_IN_TEXT = re.compile(r"[-−+]?\d[\d\s\u00a0\u202f]*(?:[.,]\d+)?")
UNIT_WORDS = re.compile(r"^\s*(₽|р\.?|руб\.?|рублей|рубля|rub\.?|%|дн\.?|дней|дня|days?)?\s*$", re.IGNORECASE)


def plain(value: Any) -> Any:
    """Return plain data: numbers, text, dates, lists, dicts and frames. NumPy scalars and containers are unwrapped."""
    match value:
        case np.generic():  # first, because NumPy's float is a float too and compares to a NumPy truth value
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
        case list() | tuple() | pd.Index() | np.ndarray():
            return [plain(v) for v in value]
    return value


def _number(value: Any, spec: AnswerSpec) -> float:
    if isinstance(value, pd.Series | pd.DataFrame | np.ndarray | list | tuple) and np.size(value) == 1:
        value = np.asarray(value, dtype=object).reshape(-1)[0]
    value = plain(value)
    if isinstance(value, str):
        found = NUMBER_IN_TEXT.match(value.strip())
        if found is None or not UNIT_WORDS.match(value.strip()[found.end() :]):
            raise Unreadable(_("A number is expected, and this is the text “{value}”.", value=value[:80]))
        value = float(re.sub(r"[\s\u00a0\u202f]", "", found[0]).replace("−", "-").replace(",", "."))
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise Unreadable(_("A number is expected, and this is {got}.", got=_described(value)))
    try:
        number = float(value)
    except OverflowError:
        raise Unreadable(_("The number is too large to be an answer here.")) from None
    if math.isnan(number):
        raise Unreadable(
            _(
                "The answer is NaN, “not a number”: a missing value or 0/0 got into the sum. "
                "Look at the columns before dividing."
            )
        )
    if math.isinf(number):
        raise Unreadable(_("The answer is infinite: somewhere a number is divided by zero."))
    return number


def _text(value: Any, spec: AnswerSpec) -> str:
    if not isinstance(value, str):
        raise Unreadable(_("A text in quotes is expected, and this is {got}.", got=_described(value)))
    return value.strip()


def _list(value: Any, spec: AnswerSpec) -> list[Any]:
    if isinstance(value, pd.Series):
        value = value.tolist()
    if isinstance(value, str | Mapping | set | frozenset | pd.DataFrame) or not _is_collection(value):
        raise Unreadable(_("A list is expected, and this is {got}.", got=_described(value)))
    return [plain(v) for v in value]


def _set(value: Any, spec: AnswerSpec) -> set[Any]:
    if isinstance(value, pd.Series):
        value = value.tolist()
    if isinstance(value, pd.DataFrame) and value.shape[1] == 1:
        value = value.iloc[:, 0].tolist()
    if isinstance(value, str | Mapping | pd.DataFrame) or not _is_collection(value):
        raise Unreadable(_("A set or a list of items is expected, and this is {got}.", got=_described(value)))
    try:
        return {plain(v) for v in value}
    except TypeError:
        raise Unreadable(_("A set of single items is expected, and there are lists or tables among them.")) from None


def _mapping(value: Any, spec: AnswerSpec) -> dict[Any, Any]:
    if isinstance(value, pd.DataFrame) and value.shape[1] == 1:
        value = value.iloc[:, 0]
    if not isinstance(value, Mapping | pd.Series):
        raise Unreadable(
            _("A dictionary or a Series with names in its index is expected, and this is {got}.", got=_described(value))
        )
    return dict(plain(value))


def _table(value: Any, spec: AnswerSpec) -> pd.DataFrame:
    if isinstance(value, pd.Series):
        value = value.to_frame()
    if isinstance(value, list) and value and all(isinstance(row, Mapping) for row in value):
        value = pd.DataFrame(value)
    if not isinstance(value, pd.DataFrame):
        raise Unreadable(_("A table (DataFrame) is expected, and this is {got}.", got=_described(value)))
    missing = [c for c in spec.columns if c not in value.columns]
    if missing and any(name in missing for name in value.index.names if name):
        value = value.reset_index()
        missing = [c for c in spec.columns if c not in value.columns]
    if missing:
        raise Unreadable(
            _(
                "The table lacks columns: {missing}. It has: {present}.",
                missing=", ".join(missing),
                present=", ".join(map(str, value.columns[:12])),
            )
        )
    return value.reset_index(drop=True).copy()


def _function(value: Any, spec: AnswerSpec) -> Callable[..., Any]:
    if not callable(value) or isinstance(value, type):
        raise Unreadable(
            _("A function is expected, and this is {got}. Write its name without brackets.", got=_described(value))
        )
    return value


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
    return isinstance(
        value, list | tuple | set | frozenset | pd.Index | np.ndarray | type({}.keys()) | type({}.values())
    )


def _described(value: Any) -> str:
    names: list[tuple[Any, str]] = [
        (bool, _("a logical value")),
        ((int, float), _("a number")),
        (str, _("a text")),
        (pd.DataFrame, _("a table (DataFrame)")),
        (pd.Series, _("a column (Series)")),
        ((list, tuple), _("a list")),
        ((set, frozenset), _("a set")),
        (Mapping, _("a dictionary")),
    ]
    if callable(value):
        return _("a function")
    return next((name for types, name in names if isinstance(value, types)), f"`{type(value).__name__}`")
