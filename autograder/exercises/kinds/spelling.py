"""Names in an answer that are spelled otherwise than in the task and mean the same: case, dashes, quotes, е for ё.

A spreadsheet writes `–` for `-` and a capital at the beginning, and nobody sees a Latin `c` in a Russian word. Letters
that look alike are one, and so are an address with and without its scheme and last slash. A name that stands in the
trainee's data as it is typed is never changed: there it is another one (`Brand` beside `brand`). A name that may be two
is left as it is.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from typing import Any

import pandas as pd

from autograder.source.model import Unit
from autograder.source.notation import number_in

__all__ = ["as_in_task", "folded", "texts_in"]

TRUTHS = {
    **dict.fromkeys(("true", "yes", "истина", "да"), True),
    **dict.fromkeys(("false", "no", "ложь", "нет"), False),
}
LOOK_ALIKE = str.maketrans("аеорсухкмтнв", "aeopcyxkmthb")
DASHES = re.compile(r"\s*[‐‑‒–—−]\s*|\s*-\s*")
QUOTES = re.compile("[«»„“”\"'`’‘]")
SCHEME = re.compile(r"^https?://")
DEEPEST = 4
"""How deep in lists and dictionaries of a case names are looked for."""


def as_in_task(answer: Any, right: Any, known: Iterable[Any], unit: Unit | None) -> Any:
    """Return an answer with its names spelled as in the task; under a known name also yes and no, or a number as text.

    Args:
        answer: plain data; what is no text, list, set or mapping is returned as it is.
        right: what is expected, which says what sort of value stands under a name.
        known: the data of the task. They are gone through only for a name that is not among the expected ones.
        unit: that of the answer.
    """
    name = partial(_respelled, _Names(right, known))
    match answer:
        case str():
            return name(answer)
        case list():
            return [name(one) for one in answer]
        case set():
            return {name(one) for one in answer}
        case Mapping():
            return _mapping(answer, right, name, unit)
    return answer


def folded(value: Any) -> str:
    """Return a text without what a reader does not see: case, dashes, quotes, spaces, letters that look alike."""
    text = QUOTES.sub("", str(value).casefold().replace("ё", "е").replace("\u00a0", " "))
    text = DASHES.sub("-", text).translate(LOOK_ALIKE)
    return " ".join(SCHEME.sub("", text.strip()).rstrip("/").split())


def texts_in(value: Any, depth: int = DEEPEST) -> Iterator[str]:
    """Yield the texts in a table, a mapping, a list or a set."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, pd.DataFrame):
        for place in range(value.shape[1]):
            column = value.iloc[:, place]
            if not pd.api.types.is_numeric_dtype(column) and not pd.api.types.is_datetime64_any_dtype(column):
                yield from {one for one in column.tolist() if isinstance(one, str)}
    elif isinstance(value, pd.Series):
        yield from texts_in(value.to_dict(), depth)
    elif isinstance(value, Mapping) and depth:
        for key, one in value.items():
            yield from texts_in(key, depth - 1)
            yield from texts_in(one, depth - 1)
    elif isinstance(value, list | tuple | set | frozenset) and depth:
        for one in value:
            yield from texts_in(one, depth - 1)


class _Names:
    """The names of a task: those expected, and those of its data, which are collected when one is looked for."""

    def __init__(self, right: Any, known: Iterable[Any]) -> None:
        self.right = set(texts_in(right))
        self._known = known
        self._alike: dict[str, set[str]] | None = None

    def alike(self, name: str) -> set[str]:
        """Return the names that differ from a text in its spelling only, or the text itself when it is one of them."""
        if name in self.right:
            return {name}
        if self._alike is None:
            self._alike = defaultdict(set)
            for one in self.right.union(*map(texts_in, self._known)):
                self._alike[folded(one)].add(one)
        found = self._alike.get(folded(name), set())
        return {name} if name in found else found


def _respelled(names: _Names, value: Any) -> Any:
    if not isinstance(value, str):
        return value
    found = names.alike(value)
    return next(iter(found)) if len(found) == 1 else value


def _mapping(answer: Mapping[Any, Any], right: Any, name: Callable[[Any], Any], unit: Unit | None) -> dict[Any, Any]:
    renamed = {key: name(key) for key in answer}
    if len(set(renamed.values())) < len(renamed):  # two names became one
        renamed = {key: key for key in answer}
    expected = right if isinstance(right, Mapping) else {}
    return {renamed[key]: _value(one, expected.get(renamed[key]), name, unit) for key, one in answer.items()}


def _value(value: Any, wanted: Any, name: Callable[[Any], Any], unit: Unit | None) -> Any:
    """Return a text as the truth or number that is expected in its place, else spelled as in the task."""
    if not isinstance(value, str):
        return value
    if isinstance(wanted, bool):
        return TRUTHS.get(value.strip().casefold(), value)
    if isinstance(wanted, int | float):
        number = number_in(value, unit)
        return value if number is None else number
    return name(value)
