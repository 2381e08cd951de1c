"""Values cross the boundary unchanged, and whatever else the other side writes makes no object and opens no file."""

from __future__ import annotations

import datetime as dt
import json
import sys
import types
from collections import Counter, defaultdict, namedtuple
from collections.abc import Callable
from decimal import Decimal
from enum import IntEnum
from fractions import Fraction
from typing import Any
from zoneinfo import ZoneInfo

import numpy as np
import pandas as pd
import pytest

from autograder.engine.contract.wire import WireError
from autograder.engine.inside import encode
from autograder.engine.inside.encode import pack
from autograder.engine.outside.decode import Foreign, Unpacker
from autograder.engine.outside.protocol import _decoded

Place = namedtuple("Place", "city people")
REPORT = pd.DataFrame({"Campaign": ["brand", None], "Cost": [1.5, 2.0], "Day": pd.to_datetime(["2024-03-01"] * 2)})
MOSCOW = pd.date_range("2024-03-01", periods=2, tz="Europe/Moscow")


def trip(value: Any) -> tuple[Any, list[str]]:
    """Encode a value, pass it through JSON and decode it. Returns the value and the refused types."""
    functions: list[Callable[..., Any]] = []
    tree, blob, _own_types = pack(value, functions)
    unpacker = Unpacker(blob, lambda n: functions[n])
    return unpacker.unpack(json.loads(json.dumps(tree))), unpacker.refused_types


SAME = {
    "None": None,
    "truth": True,
    "zero": 0,
    "negative zero": -0.0,
    "an integer beyond 64 bits": -(2**200),
    "infinity": float("inf"),
    "text": "Цена лида 🙂",
    "half a character": "\ud800",
    "bytes": b"\x00\xff",
    "list": [1, [2.5, "x"], []],
    "tuple": (1, (2,), ()),
    "set": {1, ("a", 2)},
    "frozenset": frozenset({frozenset({1}), 2}),
    "dict with keys of every kind": {1: "a", "1": "b", (1, 2): "c", None: "d", True is None: "e"},
    "keys that look like our own": {"t": "function", "n": 0, "v": [1]},
    "date": dt.date(2024, 2, 29),
    "datetime": dt.datetime(2024, 2, 29, 23, 59, 59, 999_999),  # noqa: DTZ001  as trainees have them
    "datetime with a zone": dt.datetime(2024, 2, 29, tzinfo=ZoneInfo("Europe/Moscow")),
    "time": dt.time(9, 30),
    "timedelta": dt.timedelta(days=-1, microseconds=5),
    "Decimal": Decimal("12.50"),
    "Fraction": Fraction(-3, 7),
    "range": range(10, 0, -3),
    "complex": 1 - 2j,
    "ellipsis": ...,
    "Timestamp": pd.Timestamp("2024-03-01 10:00:00.123456789"),
    "Timedelta": pd.Timedelta(3, "h"),
    "Period": pd.Period("2024-03", freq="M"),
    "week": pd.Period("2024-03-01", freq="W-SUN"),
    "Interval": pd.Interval(0.5, 2, closed="left"),
    "Interval of days": pd.Interval(pd.Timestamp("2024-03-01"), pd.Timestamp("2024-03-08")),
    "NumPy integer": np.int32(-7),
    "NumPy float": np.float32(0.1),
    "NumPy truth": np.bool_(True),
    "NumPy date": np.datetime64("2024-03-01"),
    "NumPy timedelta": np.timedelta64(5, "D"),
}
CONTAINERS = {
    "array": np.arange(6.0).reshape(2, 3),
    "transposed array": np.arange(6).reshape(2, 3).T,
    "big-endian array": np.array([1, 2], dtype=">i4"),
    "array without dimensions": np.array(5),
    "empty array": np.empty((0, 3)),
    "array of objects": np.array([[1, "a"], [None, 2.5]], dtype=object),
    "array of lists": np.array([None, [1, 2]], dtype=object),
    "Series": pd.Series([1, 2], index=["a", "b"], name="Cost"),
    "empty Series": pd.Series([], dtype=object),
    "Series of lists": pd.Series(["a b", "c d"]).str.split(),
    "Series of integers beyond 64 bits": pd.Series([10**30, 1]),
    "Series with missing integers": pd.Series([1, None], dtype="Int64"),
    "Series with missing truths": pd.Series([True, None], dtype="boolean"),
    "Series of strings": pd.Series(["a", None], dtype="string"),
    "Series of categories": pd.Series(["a", "b", "a"], dtype="category"),
    "Series of days": pd.Series([pd.NaT, pd.Timestamp("2024-03-01")]),
    "Series with a zone": pd.Series(MOSCOW),
    "Series at a fixed offset": pd.Series(pd.date_range("2024", periods=1, tz="+03:30")),
    "Series of months": pd.Series(pd.period_range("2024-01", periods=2, freq="M")),
    "Series of intervals": pd.Series(pd.interval_range(0, 2)),
    "Series of bins": pd.Series(pd.cut([1, 5, 1], [0, 2, 6])),
    "Index": pd.Index([3, 1], name="week"),
    "Index of months": pd.period_range("2024-01", periods=3, freq="M", name="month"),
    "Index of intervals": pd.interval_range(0, 3, name="bin"),
    "sums by month": REPORT.assign(month=pd.period_range("2024-01", periods=len(REPORT), freq="M"))
    .groupby("month")["Cost"]
    .sum(),
    "MultiIndex": pd.MultiIndex.from_tuples([("a", 1), ("b", 2)], names=["campaign", None]),
    "DataFrame": REPORT,
    "DataFrame with a zone in its index": pd.DataFrame({"x": [1, 2]}, index=pd.Index(list(MOSCOW), name="day")),
    "DataFrame of two levels": pd.concat({"before": REPORT, "after": REPORT}, axis=1),
    "DataFrame with one name twice": pd.concat([REPORT, REPORT], axis=1),
    "DataFrame without columns": pd.DataFrame(index=[1, 2]),
    "grouped DataFrame": REPORT.groupby(["Day", "Cost"]).count(),
}


@pytest.mark.parametrize("name", SAME)
def test_plain_values_cross_as_they_are(name: str) -> None:
    made, refused = trip(SAME[name])
    assert (type(made), repr(made) == repr(SAME[name]) or made == SAME[name], refused) == (type(SAME[name]), True, [])


def test_what_is_equal_to_nothing_crosses_too() -> None:
    made, refused = trip([float("nan"), pd.NaT, pd.NA])
    assert np.isnan(made[0])
    assert made[1] is pd.NaT
    assert made[2] is pd.NA
    assert refused == []


@pytest.mark.parametrize("name", CONTAINERS)
def test_numpy_and_pandas_cross_as_they_are(name: str) -> None:
    value = CONTAINERS[name]
    made, refused = trip(value)
    assert refused == []
    if isinstance(value, np.ndarray):
        np.testing.assert_array_equal(made, value, strict=True)
        assert made.flags.writeable, "a check may sort it in place"
    elif isinstance(value, pd.Index):
        pd.testing.assert_index_equal(made, value)
    elif isinstance(value, pd.Series):
        pd.testing.assert_series_equal(made, value)
    else:
        pd.testing.assert_frame_equal(made, value)


class Level(IntEnum):
    HIGH = 3


class Cheerful(str):
    def __str__(self) -> str:
        return "right!"

    __eq__ = lambda self, other: True  # noqa: E731
    __hash__ = str.__hash__


class Padded(list):
    def __iter__(self):
        return iter([42])


@pytest.mark.parametrize(
    ("value", "plain"),
    [
        (Level.HIGH, 3),
        (Cheerful("wrong"), "wrong"),
        (Padded([1]), [1]),
        (Place("Omsk", 1), ("Omsk", 1)),
        (Counter("aab"), {"a": 2, "b": 1}),
        (defaultdict(list, a=[1]), {"a": [1]}),
        (types.MappingProxyType({"a": 1}), {"a": 1}),
        ({"a": 1}.keys(), ["a"]),
        (np.str_("x"), "x"),
    ],
    ids=lambda value: type(value).__name__,
)
def test_a_subclass_arrives_as_its_base_by_the_base_s_own_methods(value: Any, plain: Any) -> None:
    made, refused = trip(value)
    assert (type(made), made, refused) == (type(plain), plain, [])


class Liar:
    def __eq__(self, other: object) -> bool:
        return True

    __hash__ = None


class Impostor:
    __class__ = float


def nested(depth: int) -> list[Any]:
    value: list[Any] = []
    for _level in range(depth):
        value = [value]
    return value


@pytest.mark.parametrize(
    ("value", "name"),
    [
        (Liar(), "Liar"),
        (Impostor(), "Impostor"),
        (int, "type"),
        ((x for x in [1]), "generator"),
        (slice(1, 2), "slice"),
        (10**6000, "int"),
        (type("<script>", (), {})(), "_script_"),
        ([0] * (encode.MAX_ITEMS + 1), "list_too_large"),
        (b"0" * (encode.MAX_BYTES + 1), None),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_not_plain_data_is_named_and_equal_to_nothing(value: Any, name: str | None) -> None:
    made, refused = trip([value, 1] if name is None else value)
    assert isinstance(made, Foreign)
    assert refused == [name or "list_too_large"]
    assert made != value
    assert made != made


def test_a_value_without_end_is_cut_at_a_depth() -> None:
    holds_itself: list[Any] = []
    holds_itself.append(holds_itself)
    assert trip(holds_itself)[1] == trip(nested(encode.DEPTH + 2))[1] == ["list_nested_too_deep"]
    assert trip(nested(encode.DEPTH - 1))[1] == []


def test_functions_are_numbered_and_asked() -> None:
    made, refused = trip({"double": lambda n: 2 * n, "length": len})
    assert (made["double"](4), made["length"]("ab"), refused) == (8, 2, [])


# Trees that `pack` never produces, so they are forged. The blob is eight bytes long.

HOSTILE = {
    "no type": {"v": 1},
    "a type that is no text": {"t": ["list"]},
    "an unknown type": {"t": "pickle", "v": "gASVAAA="},
    "a method that is none of the makers": {"t": "_class__", "v": 1},
    "no value": {"t": "tuple"},
    "text for a list": {"t": "tuple", "v": "ab"},
    "a number for a list": {"t": "set", "v": 5},
    "a set of lists": {"t": "set", "v": [[1]]},
    "a dict with a list for a key": {"t": "dict", "v": [[[1], 2]]},
    "a dict of triples": {"t": "dict", "v": [[1, 2, 3]]},
    "a fraction by zero": {"t": "fraction", "v": [1, 0]},
    "a fraction of one": {"t": "fraction", "v": [1]},
    "a decimal of words": {"t": "decimal", "v": "twelve"},
    "a complex of words": {"t": "complex", "v": ["a", "b"]},
    "a range without steps": {"t": "range", "v": [0, 1, 0]},
    "a day that is none": {"t": "date", "v": "2024-02-30"},
    "a moment that is none": {"t": "timestamp", "v": "tomorrow or so"},
    "a timedelta beyond all": {"t": "timedelta", "v": [10**12, 0, 0]},
    "a pandas timedelta beyond all": {"t": "pandas_timedelta", "v": 10**30},
    "a function without a number": {"t": "function", "n": "first"},
    "bytes beyond the buffer": {"t": "bytes", "v": [0, 9]},
    "bytes before the buffer": {"t": "bytes", "v": [-4, 4]},
    "bytes of negative length": {"t": "bytes", "v": [4, -1]},
    "truths for numbers": {"t": "bytes", "v": [False, True]},
    "an array of objects as raw": {"t": "array", "d": "|O", "s": [1], "b": [0, 8]},
    "an array of void": {"t": "array", "d": "V8", "s": [1], "b": [0, 8]},
    "an array of fields": {"t": "array", "d": [["a", "<i8"]], "s": [1], "b": [0, 8]},
    "an array of another size": {"t": "array", "d": "<f8", "s": [1000, 1000], "b": [0, 8]},
    "an array of negative sizes": {"t": "array", "d": "<f8", "s": [-2, -3], "b": [0, 8]},
    "an array of no such type": {"t": "array", "d": "<f3", "s": [1], "b": [0, 8]},
    "an array of half a number": {"t": "array", "d": "<f8", "s": [1], "b": [0, 7]},
    "a scalar of nothing": {"t": "scalar", "d": "<f8", "b": [0, 0]},
    "objects of another size": {"t": "objects", "s": [3], "v": [1]},
    "a series with a list for an index": {
        "t": "series",
        "c": {"d": "<f8", "b": [0, 8]},
        "index": [0],
        "name": None,
    },
    "a series with a function for an index": {
        "t": "series",
        "c": {"d": "<f8", "b": [0, 8]},
        "index": {"t": "function", "n": 0},
        "name": None,
    },
    "a series with a list for a name": {
        "t": "series",
        "c": {"d": "<f8", "b": [0, 8]},
        "index": {"t": "index", "c": {"d": "<i8", "b": [0, 8]}, "name": None},
        "name": [1],
    },
    "words for missing integers": {"t": "index", "c": {"d": "Int64", "v": ["a"]}, "name": None},
    "a column of no such zone": {"t": "index", "c": {"d": "datetime64[ns, Omsk/Nowhere]", "v": []}, "name": None},
    "a frame of columns without names": {
        "t": "frame",
        "columns": {"t": "index", "c": {"d": "object", "v": []}, "name": None},
        "index": {"t": "index", "c": {"d": "<i8", "b": [0, 8]}, "name": None},
        "c": [{"d": "<f8", "b": [0, 8]}],
    },
    "levels of numbers": {"t": "multi", "v": [1, 2], "names": ["a", "b"]},
    "lists without end": nested(20_000),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_tree_that_pack_would_not_make_is_refused(name: str) -> None:
    """With a plain error, which the protocol turns into a WireError."""
    called: list[int] = []
    with pytest.raises(
        (ValueError, TypeError, KeyError, IndexError, ArithmeticError, RecursionError)
    ):  # no other error
        Unpacker(b"12345678", called.append).unpack(HOSTILE[name])
    with pytest.raises(WireError):
        _decoded(b"12345678", HOSTILE[name], called.append)


@pytest.mark.parametrize("zone", ["dateutil//etc/passwd", "/etc/passwd", "dateutil//proc/self/environ", "dateutil/"])
def test_the_name_of_a_zone_opens_no_file(zone: str) -> None:
    """pandas would open it, and it may be any file, a device or a pipe that never ends."""
    opened: list[Any] = []
    watching = True
    sys.addaudithook(lambda event, args: opened.append(args[0]) if watching and event == "open" else None)
    made = Unpacker(b"", lambda n: n).unpack(
        {"t": "index", "c": {"d": f"datetime64[ns, {zone}]", "v": []}, "name": None}
    )
    watching = False
    assert opened == []
    assert made.dtype == object


@pytest.mark.parametrize(
    "name", ["__class__", "a" * 10_000, "<script>alert(1)</script>", "two\nlines", "\x1b[31m", "", 5, ["x"]]
)
def test_the_name_of_a_refused_type_is_a_short_word(name: Any) -> None:
    unpacker = Unpacker(b"", lambda n: n)
    unpacker.unpack({"t": "foreign", "type": name})
    (word,) = unpacker.refused_types
    assert word.isidentifier() or word.isalnum() or set(word) <= set("_x")
    assert 0 < len(word) <= 60
