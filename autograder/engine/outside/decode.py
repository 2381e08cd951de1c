"""Decode values that the trainee's process sent as data into exact types.

Whatever the other side claims, only built-in values, NumPy and pandas containers of them, `Foreign` for everything else
and callables that ask the other side are made.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from typing import Any

import numpy as np
import pandas as pd

__all__ = ["Foreign", "Unpacker"]

NUMERIC_DTYPE = re.compile(r"^[<>|=]?[biufmM]\d{1,2}(\[\w{1,4}\])?$")
ZONE = r"UTC[+-]\d\d:\d\d|[A-Z]\w*([/+-]\w+)*"
"""Starts with a capital, because pandas reads “dateutil/…” as the path of a file and opens it."""
FREQUENCY = r"\d{0,4}[A-Za-z]{1,3}(-[A-Z]{3})?"
OTHER_DTYPE = re.compile(
    rf"^(object|str|string|boolean|U?Int\d{{1,2}}|Float\d{{1,2}}|datetime64\[\w+, ({ZONE})\]"
    rf"|period\[({FREQUENCY})\])$"
)
NOT_IN_NAME = re.compile(r"\W")


class Foreign:
    """Replaces an object that is not plain data. Equal to nothing."""

    def __eq__(self, other: object) -> bool:
        return False

    __hash__ = object.__hash__

    def __repr__(self) -> str:
        return f"<{type(self).__name__}>"


class Unpacker:
    """Decodes one value."""

    def __init__(self, blob: bytes, remote: Callable[[int], Any]) -> None:
        """Decode from a frame.

        Args:
            blob: The frame's raw bytes.
            remote: Makes a callable for the function of that number.
        """
        self.blob, self.remote = blob, remote
        #: Type names of objects that were not plain data.
        self.refused_types: list[str] = []

    def unpack(self, tree: Any) -> Any:
        """Decode a tree. Raises ValueError, TypeError and the like for a tree that `pack` would not make."""
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
        if not isinstance(dtype, str) or not NUMERIC_DTYPE.match(dtype):
            raise ValueError("not a numeric dtype")
        return np.frombuffer(self._bytes(ref), dtype=np.dtype(dtype)).copy()

    def _make_foreign(self, tree: Any) -> Any:
        name = NOT_IN_NAME.sub("_", str(tree.get("type", "object")))[:60] or "object"
        self.refused_types.append(name)
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
            raise ValueError("not a frequency")
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
        dtype = tree["d"] if isinstance(tree["d"], str) and OTHER_DTYPE.match(tree["d"]) else "object"
        values = self._all(tree)
        if str(tree["d"]).startswith("interval["):
            return pd.arrays.IntervalArray(values)
        return pd.array(values, dtype=dtype) if dtype != "object" else _objects(values)

    def _make_index(self, tree: Any) -> Any:
        return pd.Index(self._column(tree["c"]), name=self.unpack(tree["name"]))

    def _make_multi(self, tree: Any) -> Any:
        return pd.MultiIndex.from_tuples(self._all(tree), names=[self.unpack(n) for n in tree["names"]])

    def _make_series(self, tree: Any) -> Any:
        index, name = self._checked_index(tree["index"]), self.unpack(tree["name"])
        return pd.Series(self._column(tree["c"]), index=index, name=name)

    def _make_frame(self, tree: Any) -> Any:
        index, columns = self._checked_index(tree["index"]), self._checked_index(tree["columns"])
        series = {i: pd.Series(self._column(c), index=index) for i, c in enumerate(tree["c"])}
        frame = pd.DataFrame(series, index=index)
        frame.columns = columns
        return frame

    def _checked_index(self, tree: Any) -> pd.Index:
        index = self.unpack(tree)
        if not isinstance(index, pd.Index):
            raise TypeError("an index is expected")
        return index


def _objects(values: list[Any]) -> np.ndarray:
    array = np.empty(len(values), dtype=object)
    array[:] = values
    return array
