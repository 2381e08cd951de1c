"""Find the row of the table that fits an error, and word it."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from string import Formatter
from typing import Any

__all__ = ["TABLE", "Row", "Stop", "explain", "rows"]

TABLE = Path(__file__).with_name("table.toml")
MOST_CHARACTERS = 80
CYRILLIC, LATIN = "АВЕКМНОРСТУХаеорсухкимпвь", "ABEKMHOPCTYXaeopcyxkumnBb"
"""Letters that look alike; those that only resemble each other in handwriting or italics come last."""
TO_LATIN = str.maketrans(CYRILLIC, LATIN)


@dataclass(frozen=True)
class Stop:
    """How a cell stopped."""

    #: The error's class and those that it is derived from, the class itself first.
    names: tuple[str, ...]
    #: Python's message.
    message: str
    #: Number of the line in the cell, counted from 1; None when it is not known.
    line: int | None = None
    #: That line.
    text: str = ""
    #: Names, columns or attributes among which one was looked for.
    known: Collection[str] = ()
    #: Whether it was raised inside pandas.
    in_pandas: bool = False


@dataclass(frozen=True)
class Row:
    """A row of the table."""

    id: str
    error: tuple[str, ...]
    #: The sentence by language.
    words: dict[str, str]
    pattern: re.Pattern[str] | None = None
    line: re.Pattern[str] | None = None
    known: frozenset[str] | None = None
    needs: str = ""
    #: A cell that gets this row, and what runs before it.
    cell: str = ""
    before: str = ""


def explain(stop: Stop, lang: str) -> tuple[str, str]:
    """Return the id of the row that fits and its sentence; both are empty for an error that is none of Python's."""
    for row in rows():
        values = _fitting(row, stop)
        if values is not None:
            return row.id, _worded(row.words[lang], values | {"at": "?" if stop.line is None else str(stop.line)})
    return "", ""


@cache
def rows() -> tuple[Row, ...]:
    """Return the rows of the table in order."""
    table = _table()
    return tuple(
        Row(
            one["id"],
            tuple(one["error"]),
            {lang: one[lang] for lang in ("ru", "en")},
            re.compile(one["pattern"], re.DOTALL) if "pattern" in one else None,
            re.compile(one["line"]) if "line" in one else None,
            frozenset(table["names"][one["known"]]) if "known" in one else None,
            one.get("needs", ""),
            one["cell"],
            one.get("before", ""),
        )
        for one in table["row"]
    )


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(TABLE.read_text("utf-8"))


def _fitting(row: Row, stop: Stop) -> dict[str, str] | None:
    """Return what fills the sentence of a row; None when the row does not fit."""
    if not set(row.error) & set(stop.names):
        return None
    found = row.pattern.search(stop.message) if row.pattern else None
    at = row.line.search(stop.text) if row.line else None
    if (row.pattern and found is None) or (row.line and at is None):
        return None
    values = {k: (v or "") for one in (found, at) if one for k, v in one.groupdict().items()}
    name = values.get("name", "")
    if row.known is not None and name not in row.known:
        return None
    if not row.needs:
        return values
    needed = _needed(row.needs, name, stop)
    return values | {row.needs: needed} if needed else None


def _needed(what: str, name: str, stop: Stop) -> str:
    if what == "pandas":
        return "pandas" if stop.in_pandas else ""
    if what == "excel":
        table = _table()
        return str(table["excel"].get(table["excel_russian"].get(name.upper(), name.upper()), ""))
    if what == "latin":
        latin = name.translate(TO_LATIN)
        alike = latin != name and latin.isascii()
        return latin if alike and (latin in stop.known or any(one.isascii() for one in name)) else ""
    known = [one for one in stop.known if one != name]
    lower = {one.lower(): one for one in known}
    near = get_close_matches(name.lower(), lower, n=1, cutoff=0.75)
    return lower[near[0]] if near else ""


def _worded(sentence: str, values: dict[str, str]) -> str:
    names = {name for _text, name, _spec, _conversion in Formatter().parse(sentence) if name}
    return sentence.format(**{name: _short(values.get(name, "")) for name in names})


def _short(text: str) -> str:
    """Return a value on one line, cut, and without what would end a piece of code."""
    one_line = " ".join("".join(c for c in text if c.isprintable() or c == " ").split()).replace("`", "'")
    return one_line if len(one_line) <= MOST_CHARACTERS else one_line[:MOST_CHARACTERS] + "…"
