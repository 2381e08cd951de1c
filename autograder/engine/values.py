"""Values as data: packed where the trainee's code runs, unpacked by the judge into exact types.

A packed value is a tree of JSON and, for columns of numbers, raw buffers. Whatever the packing side claims, the judge
makes nothing but int, float, str, list, dict and their like, NumPy and pandas containers of them, `Foreign` for
everything else, and callables that ask the other side.
"""

from __future__ import annotations

import datetime as dt
import re
import types
from collections.abc import Callable, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any

import numpy as np
import pandas as pd

__all__ = ["Foreign", "Unpacker", "pack"]

DEPTH = 60
MOST_ITEMS = 500_000
MOST_BYTES = 32 << 20
INT_BITS = 12_000
"""About as long as Python lets an integer be written in decimal."""
RAW = re.compile(r"^[<>|=]?[biufmM]\d{1,2}(\[\w{1,4}\])?$")
ZONE = r"UTC[+-]\d\d:\d\d|[A-Z]\w*([/+-]\w+)*"
"""Capital first: pandas takes “dateutil/…” for the path of a file, any file, and opens it."""
FREQUENCY = r"\d{0,4}[A-Za-z]{1,3}(-[A-Z]{3})?"
LISTED = re.compile(
    rf"^(object|str|string|boolean|U?Int\d{{1,2}}|Float\d{{1,2}}|datetime64\[\w+, ({ZONE})\]"
    rf"|period\[({FREQUENCY})\])$"
)
NAME = re.compile(r"\W")


class Foreign:
    """Stands for an object that is not plain data; equal to nothing."""

    def __eq__(self, other: object) -> bool:
        return False

    __hash__ = object.__hash__

    def __repr__(self) -> str:
        return f"<{type(self).__name__}>"


class TooLarge(Exception):
    """More than an answer of any exercise could be."""


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
        if self.items > MOST_ITEMS or self.size + len(self.blob) > MOST_BYTES:
            raise TooLarge
        kind = type(value)
        if depth > DEPTH or getattr(value, "__class__", kind) is not kind:  # endless, or lying about itself
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
                # The base class's own methods: a subclass may have others.
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
    """A tree, its buffers, and the names of types of the trainee's own that were read as plain data.

    Callables are appended to `functions` and stand in the tree by their number.
    """
    packer = _Packer(functions)
    try:
        tree = packer.pack(value)
    except TooLarge:
        return {"t": "foreign", "type": f"{type(value).__name__}_too_large"}, b"", []
    return tree, bytes(packer.blob), sorted(packer.own_types)[:5]


class Unpacker:
    """Makes the value. remote(n): a callable for function n. refused: type names of what was not plain data."""

    def __init__(self, blob: bytes, remote: Callable[[int], Any]) -> None:
        self.blob, self.remote = blob, remote
        self.refused: list[str] = []

    def unpack(self, tree: Any) -> Any:
        """Raises ValueError, TypeError and the like for a tree that `pack` would not make."""
        if tree is None or type(tree) in (bool, int, float, str):
            return tree
        if type(tree) is list:
            return [self.unpack(v) for v in tree]
        if type(tree) is not dict or not isinstance(tree.get("t"), str):
            raise ValueError("not a packed value")
        maker = getattr(self, f"_make_{tree['t']}", None)
        if maker is None:
            raise ValueError("not a packed value")
        return maker(tree)

    def _all(self, tree: Any) -> list[Any]:
        if type(tree["v"]) is not list:
            raise ValueError("a list is expected")
        return [self.unpack(v) for v in tree["v"]]

    def _bytes(self, ref: Any) -> bytes:
        start, count = ref
        if type(start) is not int or type(count) is not int or start < 0 or count < 0 or start + count > len(self.blob):
            raise ValueError("outside the buffer")
        return self.blob[start : start + count]

    def _raw(self, dtype: Any, ref: Any) -> np.ndarray:
        if not isinstance(dtype, str) or not RAW.match(dtype):
            raise ValueError("no dtype of numbers")
        return np.frombuffer(self._bytes(ref), dtype=np.dtype(dtype)).copy()

    def _make_foreign(self, tree: Any) -> Any:
        name = NAME.sub("_", str(tree.get("type", "object")))[:60] or "object"
        self.refused.append(name)
        return type(name, (Foreign,), {})()

    def _make_function(self, tree: Any) -> Any:
        return self.remote(int(tree["n"]))

    def _make_tuple(self, tree: Any) -> Any:
        return tuple(self._all(tree))

    def _make_set(self, tree: Any) -> Any:
        return set(self._all(tree))

    def _make_frozenset(self, tree: Any) -> Any:
        return frozenset(self._all(tree))

    def _make_dict(self, tree: Any) -> Any:
        return {self.unpack(k): self.unpack(v) for k, v in tree["v"]}

    def _make_ellipsis(self, tree: Any) -> Any:
        return ...

    def _make_nat(self, tree: Any) -> Any:
        return pd.NaT

    def _make_na(self, tree: Any) -> Any:
        return pd.NA

    def _make_decimal(self, tree: Any) -> Any:
        return Decimal(str(tree["v"])[:5000])

    def _make_fraction(self, tree: Any) -> Any:
        return Fraction(int(tree["v"][0]), int(tree["v"][1]))

    def _make_range(self, tree: Any) -> Any:
        return range(*map(int, tree["v"]))

    def _make_complex(self, tree: Any) -> Any:
        return complex(float(tree["v"][0]), float(tree["v"][1]))

    def _make_bytes(self, tree: Any) -> Any:
        return self._bytes(tree["v"])

    def _make_date(self, tree: Any) -> Any:
        return dt.date.fromisoformat(str(tree["v"]))

    def _make_datetime(self, tree: Any) -> Any:
        return dt.datetime.fromisoformat(str(tree["v"]))

    def _make_time(self, tree: Any) -> Any:
        return dt.time.fromisoformat(str(tree["v"]))

    def _make_timedelta(self, tree: Any) -> Any:
        days, seconds, micros = map(int, tree["v"])
        return dt.timedelta(days, seconds, micros)

    def _make_timestamp(self, tree: Any) -> Any:
        return pd.Timestamp(str(tree["v"]))

    def _make_pandas_timedelta(self, tree: Any) -> Any:
        return pd.Timedelta(int(tree["v"]), unit="ns")

    def _make_period(self, tree: Any) -> Any:
        if not re.fullmatch(FREQUENCY, str(tree["freq"])):
            raise ValueError("no frequency")
        return pd.Period(ordinal=int(tree["v"]), freq=str(tree["freq"]))

    def _make_interval(self, tree: Any) -> Any:
        return pd.Interval(*self._all(tree), closed=tree["closed"])

    def _make_scalar(self, tree: Any) -> Any:
        return self._raw(tree["d"], tree["b"])[0]

    def _make_array(self, tree: Any) -> Any:
        return self._raw(tree["d"], tree["b"]).reshape([int(n) for n in tree["s"]])

    def _make_objects(self, tree: Any) -> Any:
        values = self._all(tree)
        array = np.empty(len(values), dtype=object)
        array[:] = values
        return array.reshape([int(n) for n in tree["s"]])

    def _column(self, tree: Any) -> Any:
        if "of" in tree:
            codes, categories = self._raw("<i8", tree["b"]), pd.Index(self._column(tree["of"]))
            return pd.Categorical.from_codes(codes, categories=categories, ordered=tree["o"] is True)
        if "b" in tree:
            return self._raw(tree["d"], tree["b"])
        dtype = tree["d"] if isinstance(tree["d"], str) and LISTED.match(tree["d"]) else "object"
        values = self._all(tree)
        if str(tree["d"]).startswith("interval["):
            return pd.arrays.IntervalArray(values)
        return pd.array(values, dtype=dtype) if dtype != "object" else _objects(values)

    def _make_index(self, tree: Any) -> Any:
        return pd.Index(self._column(tree["c"]), name=self.unpack(tree["name"]))

    def _make_multi(self, tree: Any) -> Any:
        return pd.MultiIndex.from_tuples(self._all(tree), names=[self.unpack(n) for n in tree["names"]])

    def _make_series(self, tree: Any) -> Any:
        return pd.Series(self._column(tree["c"]), index=self._an_index(tree["index"]), name=self.unpack(tree["name"]))

    def _make_frame(self, tree: Any) -> Any:
        index, columns = self._an_index(tree["index"]), self._an_index(tree["columns"])
        series = {i: pd.Series(self._column(c), index=index) for i, c in enumerate(tree["c"])}
        frame = pd.DataFrame(series, index=index)
        frame.columns = columns
        return frame

    def _an_index(self, tree: Any) -> pd.Index:
        index = self.unpack(tree)
        if not isinstance(index, pd.Index):
            raise TypeError("an index is expected")
        return index


def _objects(values: list[Any]) -> np.ndarray:
    array = np.empty(len(values), dtype=object)
    array[:] = values
    return array
