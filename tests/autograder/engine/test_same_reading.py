"""The grader reads an answer as the notebook does, in whatever container the trainee's code has left it."""

from __future__ import annotations

import json
from collections import Counter, OrderedDict, defaultdict, deque
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from autograder.engine.inside.encode import pack
from autograder.engine.outside.decode import Unpacker
from autograder.errors import NotAttempted, Unreadable
from autograder.exercises.answers import read
from autograder.source.model import AnswerSpec

ANSWER_TYPES = ("number", "text", "list", "set", "mapping", "table")
WORDS = ["a", "b", "в"]
CONTAINERS: dict[str, Callable[[list[Any]], Any]] = {
    "list": list,
    "tuple": tuple,
    "deque": deque,
    "array": np.array,
    "array of objects": lambda items: np.array(items, dtype=object),
    "StringArray": lambda items: pd.array([str(i) for i in items], dtype="string"),
    "unique of strings": lambda items: pd.Series([str(i) for i in items], dtype="string").unique(),
    "Categorical": pd.Categorical,
    "unique of categories": lambda items: pd.Series(items, dtype="category").unique(),
    "Index": pd.Index,
    "Series": pd.Series,
    "set": set,
    "frozenset": frozenset,
    "keys": lambda items: dict.fromkeys(items, 1).keys(),
    "values": lambda items: dict(enumerate(items)).values(),
    "items": lambda items: dict(enumerate(items)).items(),
    "dict": lambda items: dict.fromkeys(items, 1.5),
    "OrderedDict": lambda items: OrderedDict.fromkeys(items, 1.5),
    "Counter": Counter,
    "defaultdict": lambda items: defaultdict(float, dict.fromkeys(items, 2.0)),
    "Series in a dict": lambda items: {"a": pd.Series(items)},
    "nested dicts": lambda items: {"a": dict.fromkeys(items, Decimal("0.5"))},
    "one column": lambda items: pd.DataFrame({"x": items}),
    "records": lambda items: [{"x": i} for i in items],
    "generator": lambda items: (i for i in items),
    "map": lambda items: map(str, items),
    "range": lambda items: range(len(items)),
}
ITEMS = st.lists(
    st.one_of(
        st.integers(-(2**40), 2**40),
        st.floats(allow_nan=False, width=32).map(lambda x: x + 0.0),  # not every container keeps -0.0
        st.sampled_from(WORDS),
        st.booleans(),
        st.sampled_from([Decimal("1.25"), Fraction(1, 3), np.float64(2.5), np.int64(7), pd.Timestamp("2026-07-01")]),
    ),
    max_size=4,
)


def reading(value: Any, spec: AnswerSpec) -> str:
    """What the answer is read as; its refusal where it cannot be read."""
    try:
        found = read(value, spec)
    except NotAttempted:
        return "not attempted"
    except Unreadable as error:
        return f"unreadable: {error}"
    if isinstance(found, pd.DataFrame):
        return found.astype(object).to_json(date_format="iso", default_handler=repr)
    return repr(sorted(found, key=repr)) if isinstance(found, set) else repr(found)


def sent(value: Any) -> Any:
    """The value as the judge decodes it."""
    tree, blob, _own_types = pack(value, [])
    return Unpacker(blob, lambda n: None).unpack(json.loads(json.dumps(tree)))


@settings(deadline=None, max_examples=400)
@given(st.sampled_from(sorted(CONTAINERS)), ITEMS, st.sampled_from(ANSWER_TYPES))
def test_notebook_and_grader_read_the_same(container: str, items: list[Any], answer: Any) -> None:
    spec = AnswerSpec(type=answer, columns=("x",) if answer == "table" else ())
    try:
        here, there = CONTAINERS[container](items), sent(CONTAINERS[container](items))
    except (TypeError, ValueError):  # pandas does not hold such a mixture in this container
        return
    ours, judges = reading(here, spec), reading(there, spec)
    if ours.startswith("unreadable") and judges.startswith("unreadable"):
        return
    assert ours == judges


@pytest.mark.parametrize("container", ["StringArray", "unique of strings", "Categorical", "deque", "keys", "Index"])
def test_whatever_holds_items_is_a_set(container: str) -> None:
    for value in (CONTAINERS[container](WORDS), sent(CONTAINERS[container](WORDS))):
        assert read(value, AnswerSpec(type="set")) == set(WORDS)


@pytest.mark.parametrize("container", ["generator", "map"])
def test_what_can_be_read_only_once_is_refused_in_both_places(container: str) -> None:
    for value in (CONTAINERS[container](WORDS), sent(CONTAINERS[container](WORDS))):
        with pytest.raises(Unreadable):
            read(value, AnswerSpec(type="set"))
