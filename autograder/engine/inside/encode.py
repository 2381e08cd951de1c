"""Encode values as data in the trainee's process; `outside.decode` rebuilds them for the judge.

A packed value is a tree of JSON and, for columns of numbers, raw buffers. Of any other object only the type's name is
sent.
"""

from __future__ import annotations

import datetime as dt
import types
from collections import deque
from collections.abc import Callable, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any

import numpy as np
import pandas as pd

__all__ = ["pack"]

DEPTH = 60
MAX_ITEMS = 500_000
MAX_BYTES = 32 << 20
INT_BITS = 12_000
"""Python refuses to write much longer integers in decimal."""


class TooLarge(Exception):
    """The value is larger than an answer of any exercise can be."""


class _Packer:
    def __init__(self, functions: list[Callable[..., Any]]) -> None:
        self.blob = bytearray()
        self.functions = functions
        self.items = self.size = 0
        self.own_types: set[str] = set()

    def ref(self, data: bytes) -> list[int]:
        self.blob += data
        return [len(self.blob) - len(data), len(data)]

    def many(self, values: Any, depth: int) -> list[Any]:
        return [self.pack(v, depth + 1) for v in values]

    def pack(self, value: Any, depth: int = 0) -> Any:  # noqa: C901  one line a type; splitting would hide the order
        self.items += 1
        if self.items > MAX_ITEMS or self.size + len(self.blob) > MAX_BYTES:
            raise TooLarge
        kind = type(value)
        if depth > DEPTH or getattr(value, "__class__", kind) is not kind:  # too deep, or `__class__` is overridden
            deep = "_nested_too_deep" if depth > DEPTH else ""
            return {"t": "foreign", "type": kind.__name__ + deep}
        if kind.__module__ == "__main__" and not callable(value):
            self.own_types.add(kind.__name__)
        match value:
            case None | bool():
                return value
            case np.generic() | np.ndarray():
                return self._numpy(value, depth)
            case pd.Series() | pd.Index() | pd.DataFrame():
                return self._pandas(value, depth)
            case int():
                # Use the base class's methods here and below, because a subclass may override them.
                number = int.__add__(value, 0)
                return number if number.bit_length() < INT_BITS else {"t": "foreign", "type": "int"}
            case float():
                return float.__add__(value, 0.0)
            case str():
                text = str.__str__(value)
                self.size += len(text)
                return text
            case list():
                return self.many(list.__iter__(value), depth)
            case tuple():
                return {"t": "tuple", "v": self.many(tuple.__iter__(value), depth)}
            case set():
                return {"t": "set", "v": self.many(set.__iter__(value), depth)}
            case frozenset():
                return {"t": "frozenset", "v": self.many(frozenset.__iter__(value), depth)}
            case dict():
                pairs = [[self.pack(k, depth + 1), self.pack(v, depth + 1)] for k, v in dict.items(value)]
                return {"t": "dict", "v": pairs}
            case types.MappingProxyType():
                pairs = [[self.pack(k, depth + 1), self.pack(v, depth + 1)] for k, v in value.items()]
                return {"t": "dict", "v": pairs}
            case pd.Timestamp() | dt.datetime() | dt.date() | dt.time() | dt.timedelta() | pd.Timedelta():
                return self._moment(value)
            case pd.Period():
                return {"t": "period", "v": int(value.ordinal), "freq": str(value.freqstr)}
            case pd.Interval():
                ends = [self.pack(value.left, depth + 1), self.pack(value.right, depth + 1)]
                return {"t": "interval", "v": ends, "closed": str(value.closed)}
            case Decimal():
                return {"t": "decimal", "v": str(value)}
            case Fraction():
                return {"t": "fraction", "v": [int(value.numerator), int(value.denominator)]}
            case range():
                return {"t": "range", "v": [value.start, value.stop, value.step]}
            case complex():
                return {"t": "complex", "v": [value.real, value.imag]}
            case bytes():
                return {"t": "bytes", "v": self.ref(value)}
        if value is ...:
            return {"t": "ellipsis"}
        if value is pd.NaT or value is pd.NA:
            return {"t": "nat" if value is pd.NaT else "na"}
        if isinstance(value, type({}.keys()) | type({}.values()) | type({}.items())):
            return self.many(value, depth)
        if isinstance(value, deque):
            return self.many(deque.__iter__(value), depth)
        if isinstance(value, pd.api.extensions.ExtensionArray):
            return self.many(value.tolist(), depth)
        if isinstance(value, Mapping):
            return {"t": "dict", "v": [[self.pack(k, depth + 1), self.pack(v, depth + 1)] for k, v in value.items()]}
        if callable(value) and not isinstance(value, type):
            self.functions.append(value)
            return {"t": "function", "n": len(self.functions) - 1}
        return {"t": "foreign", "type": type(value).__name__}

    def _moment(self, value: Any) -> Any:
        if value is pd.NaT:
            return {"t": "nat"}
        if isinstance(value, pd.Timestamp):
            return {"t": "timestamp", "v": value.isoformat(), "tz": str(value.tz) if value.tz else ""}
        if isinstance(value, pd.Timedelta):
            return {"t": "pandas_timedelta", "v": int(value.value), "unit": "ns"}
        if isinstance(value, dt.timedelta):
            return {"t": "timedelta", "v": [value.days, value.seconds, value.microseconds]}
        kind = "datetime" if isinstance(value, dt.datetime) else "date" if isinstance(value, dt.date) else "time"
        return {"t": kind, "v": value.isoformat()}

    def _numpy(self, value: Any, depth: int) -> Any:
        array = np.asarray(value)
        if array.dtype.kind in "biufmM":
            return {
                "t": "scalar" if isinstance(value, np.generic) else "array",
                "d": array.dtype.str,
                "s": list(array.shape),
                "b": self.ref(np.ascontiguousarray(array).tobytes()),
            }
        if isinstance(value, np.generic):
            return self.pack(value.item(), depth + 1) if not isinstance(value.item(), np.generic) else {"t": "foreign"}
        return {"t": "objects", "s": list(array.shape), "v": self.many(array.reshape(-1).tolist(), depth)}

    def _column(self, values: Any, depth: int) -> Any:
        dtype = values.dtype
        if isinstance(dtype, pd.CategoricalDtype):
            codes = pd.Categorical(values).codes.astype("<i8").tobytes()
            return {"of": self._column(dtype.categories, depth + 1), "o": bool(dtype.ordered), "b": self.ref(codes)}
        if isinstance(dtype, np.dtype) and dtype.kind in "biufmM":
            return {"d": dtype.str, "b": self.ref(np.ascontiguousarray(values.to_numpy()).tobytes())}
        return {"d": str(dtype), "v": self.many(values.tolist(), depth)}

    def _pandas(self, value: Any, depth: int) -> Any:
        if isinstance(value, pd.MultiIndex):
            return {"t": "multi", "v": self.many(value.tolist(), depth), "names": self.many(value.names, depth)}
        if isinstance(value, pd.Index):
            return {"t": "index", "c": self._column(value, depth), "name": self.pack(value.name, depth + 1)}
        if isinstance(value, pd.Series):
            return {
                "t": "series",
                "c": self._column(value, depth),
                "index": self.pack(value.index, depth + 1),
                "name": self.pack(value.name, depth + 1),
            }
        return {
            "t": "frame",
            "columns": self.pack(value.columns, depth + 1),
            "index": self.pack(value.index, depth + 1),
            "c": [self._column(value.iloc[:, i], depth) for i in range(value.shape[1])],
        }


def pack(value: Any, functions: list[Callable[..., Any]]) -> tuple[Any, bytes, list[str]]:
    """Return a tree, its buffers, and the names of the trainee's own types that were read as plain data.

    Callables are appended to `functions`; the tree holds their numbers.
    """
    packer = _Packer(functions)
    try:
        tree = packer.pack(value)
    except TooLarge:
        return {"t": "foreign", "type": f"{type(value).__name__}_too_large"}, b"", []
    return tree, bytes(packer.blob), sorted(packer.own_types)[:5]
