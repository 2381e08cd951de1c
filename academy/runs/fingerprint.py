"""Whether a value is still the same: a short mark of its content, equal for equal content."""

from __future__ import annotations

import sys
from types import CodeType, FunctionType, ModuleType
from typing import Any

__all__ = ["fingerprint"]

MOST_ITEMS = 20_000
MOST_CELLS = 2_000_000
"""Cells of a table that are looked through; of a larger one only its identity counts."""


def fingerprint(value: Any) -> object:
    """Return the mark of a value. What cannot be looked into is marked by its identity, so that a new one differs."""
    try:
        return _mark(value, [MOST_ITEMS])
    except Exception:  # a trainee's object may do anything when it is looked at
        return ("is", id(value))


def _mark(value: Any, left: list[int]) -> object:
    left[0] -= 1
    if left[0] < 0:
        raise ValueError("too large")
    if value is None or isinstance(value, bool | int | float | complex | str | bytes):
        return type(value).__name__, repr(value) if isinstance(value, float) else value
    if isinstance(value, list | tuple):
        return type(value).__name__, tuple(_mark(one, left) for one in value)
    if isinstance(value, set | frozenset):
        return type(value).__name__, frozenset(_mark(one, left) for one in value)
    if isinstance(value, dict):
        return type(value).__name__, tuple((_mark(k, left), _mark(v, left)) for k, v in value.items())
    if isinstance(value, FunctionType):
        defaults = (value.__defaults__, value.__kwdefaults__, [cell.cell_contents for cell in value.__closure__ or ()])
        return "function", _code(value.__code__), _mark(defaults, left)
    if isinstance(value, ModuleType | type):
        return "is", id(value)
    return _table(value)


def _code(code: CodeType) -> object:
    constants = tuple(_code(one) if isinstance(one, CodeType) else repr(one) for one in code.co_consts)
    return code.co_code, constants, code.co_names, code.co_varnames, code.co_freevars


def _table(value: Any) -> object:
    """Mark what pandas and NumPy hold, if the notebook uses them at all."""
    pandas, numpy = sys.modules.get("pandas"), sys.modules.get("numpy")
    if pandas is not None and isinstance(value, pandas.DataFrame | pandas.Series | pandas.Index):
        if value.size > MOST_CELLS:
            return "is", id(value)
        frame = value.to_frame(index=False) if isinstance(value, pandas.Index) else value
        hashes = pandas.util.hash_pandas_object(frame, index=not isinstance(value, pandas.Index))
        kinds = tuple(map(str, frame.dtypes)) if isinstance(frame, pandas.DataFrame) else str(frame.dtype)
        names = repr(getattr(frame, "columns", getattr(frame, "name", None)))
        return type(value).__name__, value.shape, kinds, names, hash(hashes.to_numpy().tobytes())
    if numpy is not None and isinstance(value, numpy.ndarray) and value.size <= MOST_CELLS and value.dtype != object:
        return "array", value.shape, str(value.dtype), hash(value.tobytes())
    if numpy is not None and isinstance(value, numpy.generic):
        return type(value).__name__, repr(value)
    return "is", id(value)
