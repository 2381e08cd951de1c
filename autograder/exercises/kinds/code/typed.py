"""An answer that was typed or pasted into a form, as the value that code would have left in the notebook.

The text is stored as it was typed and read again by whoever judges it, so that the notebook and the grader understand
the same. Columns of a spreadsheet arrive parted by tabs; names, values and items may be typed by hand too.
"""

from __future__ import annotations

import csv
import datetime as dt
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from autograder.errors import NotAttempted, Unreadable
from autograder.exercises.kinds.code.cells import ERROR, date, is_blank, numbers
from autograder.notes import Note
from autograder.source.model import AnswerSpec
from autograder.source.notation import plain_integer

__all__ = ["CODE", "TYPED", "Typed", "can_be_typed", "counted", "read_typed", "typed_text"]

TYPED, CODE = "typed", "code"
"""Keys and values of a saved answer: `{"typed": "…", "counts": "code"}`; without `counts` what was typed counts."""
LONGEST = 300_000
SHOWN = 80
PAIR = re.compile(
    r"(?P<key>.*\S)\s*(?:;|=|→|:(?=\s|\d)|(?<=\s)[—–](?=\s+[-−+]?\d))\s*(?P<value>\S.*)"
    r"|(?P<name>\S.*?)\s+(?P<number>[-−+]?\d[\d\s.,]*%?)"
)
"""A name and its value on one line: with a sign between them, or with a number at the end."""
PLACE = re.compile(r"(\d{1,3})[.)](?:\s+|(?=[^\W\d]))(?=\S)")
"""A number of place before an item or a name: `1. `, `2) `."""
QUOTES = ("«»", "“”", "„“", '""', "''")


@dataclass(frozen=True)
class Typed:
    """What was typed into the form of an exercise that code may answer too."""

    text: str
    #: Language of the notebook, which decides what `1,204` means when nothing else does.
    lang: str


def can_be_typed(spec: AnswerSpec) -> bool:
    """Return whether an answer is a value, and not a function."""
    return spec.type != "function"


def typed_text(entry: Any) -> str:
    """Return the text of an entry of answers.json; empty when it has none."""
    text = entry.get(TYPED) if isinstance(entry, dict) else None
    return text if isinstance(text, str) else ""


def counted(entry: Any, spec: AnswerSpec, lang: str) -> Typed | None:
    """Return the typed answer of an entry of answers.json if it counts; None when the notebook's code does."""
    text = typed_text(entry)
    if not text.strip() or not can_be_typed(spec) or entry.get("counts", TYPED) != TYPED:
        return None
    return Typed(text, lang)


def read_typed(typed: Typed, spec: AnswerSpec) -> Any:
    """Return the value that was typed, in a form that `answers.read` takes.

    Raises NotAttempted for nothing, and Unreadable, which names the line, for what cannot be understood.
    """
    if len(typed.text) > LONGEST:
        raise Unreadable(Note("typed_too_long", n=LONGEST))
    grid = _grid(typed.text)
    if not grid:
        raise NotAttempted()
    for cell in (cell for row in grid for cell in row):
        if ERROR.fullmatch(cell):
            raise Unreadable(Note("typed_spreadsheet_error", value=cell))
    return READERS[spec.type or "number"](grid, spec, typed.lang)


def _grid(text: str) -> list[list[str]]:
    """Return the cells by row, without empty rows and empty columns on the right."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if "\t" in text:
        lines_of_cells: Iterable[list[str]] = csv.reader([f"{line}\n" for line in lines], delimiter="\t")
    else:
        lines_of_cells = ([line] for line in lines)
    rows = [[cell.strip() for cell in row] for row in lines_of_cells]
    rows = [row for row in rows if any(row)]
    width = max((place + 1 for row in rows for place, cell in enumerate(row) if cell), default=0)
    return [[*row, *[""] * width][:width] for row in rows]


def _number(grid: list[list[str]], spec: AnswerSpec, lang: str) -> float:
    cells = [cell for row in grid for cell in row if cell]
    found, _bad = numbers(cells, spec.unit, lang)
    values = [value for value in found if value is not None]
    if len(values) > 1:
        raise Unreadable(Note("typed_one_number", values="; ".join(cells)[:SHOWN]))
    if not values:
        raise Unreadable(Note("typed_no_number", value=" ".join(cells)[:SHOWN]))
    return values[0]


def _text(grid: list[list[str]], spec: AnswerSpec, lang: str) -> str:
    return "\n".join(" ".join(row) for row in grid)


def _items(grid: list[list[str]], spec: AnswerSpec, lang: str) -> list[Any]:
    """Return the items: one a line or a cell of one row; in a single line `;` or a comma and a space parts them."""
    grid = _without_places(grid)
    if len(grid) > 1 and len(grid[0]) > 1:
        raise Unreadable(Note("typed_one_column", n=len(grid[0])))
    cells = [cell for row in grid for cell in row]
    if len(cells) == 1:
        cells = [one.strip() for one in re.split(r";|,\s" if ";" not in cells[0] else ";", cells[0])]
    cells = [_bare(cell) for cell in _unnumbered([cell for cell in cells if not is_blank(cell)])]
    if spec.unit is not None:
        found, bad = numbers(cells, spec.unit, lang)
        if bad is not None:
            raise Unreadable(Note("typed_no_number", value=cells[bad][:SHOWN]))
        return found
    if all(map(plain_integer, cells)):
        return [int(cell) for cell in cells]
    return list(cells)


def _without_places(grid: list[list[str]]) -> list[list[str]]:
    """Leave out a first column that only counts the lines."""
    counted = [str(n) for n in range(1, len(grid) + 1)]
    if len(grid) > 1 and len(grid[0]) == 2 and [row[0].rstrip(".)") for row in grid] == counted:
        return [row[1:] for row in grid]
    return grid


def _unnumbered(cells: list[str]) -> list[str]:
    """Return items or names without the numbers that count them from one on."""
    found = [PLACE.match(cell) for cell in cells]
    if len(cells) > 1 and [one and one[1] for one in found] == [str(n) for n in range(1, len(cells) + 1)]:
        return [cell[one.end() :] for cell, one in zip(cells, found, strict=True) if one]
    return cells


def _bare(cell: str) -> str:
    """Return an item without a bullet before it and quotes around it."""
    cell = re.sub(r"^[•●▪–—*]\s+|^-\s+(?=\D)", "", cell).strip()
    return cell[1:-1].strip() if len(cell) > 2 and cell[0] + cell[-1] in QUOTES else cell


def _mapping(grid: list[list[str]], spec: AnswerSpec, lang: str) -> dict[Any, Any]:
    if spec.columns:
        return _mapping_of_columns(grid, spec, lang)
    if len(grid) == 2 and len(grid[0]) > 2:  # a row of names above a row of values
        grid = [list(column) for column in zip(*grid, strict=True)]
    rows = [_pair(row, number) for number, row in enumerate(grid, 1)]
    keys, values = _without_header([key for key, _value in rows], [value for _key, value in rows], spec, lang)
    first = 1 + len(rows) - len(keys)
    return _keyed(keys, _values(values, spec, lang, first), spec)


def _pair(row: Sequence[str], number: int) -> tuple[str, str]:
    """Return name and value of a line: of two cells, or of one cell that holds both."""
    if len(row) == 2:
        return row[0], row[1]
    if len(row) > 2:
        raise Unreadable(Note("typed_two_columns", n=len(row)))
    found = PAIR.fullmatch(row[0][:1000])
    if found is None:
        raise Unreadable(Note("typed_no_pair", line=number, value=row[0][:SHOWN]))
    return (found["key"] or found["name"]).strip(), (found["value"] or found["number"]).strip()


def _without_header(keys: list[str], values: list[str], spec: AnswerSpec, lang: str) -> tuple[list[str], list[str]]:
    """Leave out a first line of headings: its value is no number, and all others are."""
    if len(values) > 1 and values[0] and not spec.rows:
        found, _bad = numbers(values, spec.unit, lang)
        if found[0] is None and all(v is not None for v, cell in zip(found[1:], values[1:], strict=True) if cell):
            return keys[1:], values[1:]
    return keys, values


def _values(cells: Sequence[str], spec: AnswerSpec, lang: str, first: int) -> list[Any]:
    """Return what cells of one column hold: numbers if they all do, or must; else each a date or a text.

    Args:
        first: number of the line of the first cell.
    """
    found, bad = numbers(cells, spec.unit, lang)
    if bad is None:
        return found
    if spec.unit is not None:
        raise Unreadable(Note("typed_line_no_number", line=first + bad, value=cells[bad][:SHOWN]))
    return [None if is_blank(cell) else date(cell, lang) or cell for cell in cells]


def _keyed(keys: Sequence[str], values: Sequence[Any], spec: AnswerSpec) -> dict[Any, Any]:
    """Return the mapping without missing values. Names of `rows` are known in any letters."""
    known = {name.casefold(): name for name in spec.rows}
    names: list[Any] = [known.get(key.casefold(), _bare(key)) for key in _unnumbered(list(keys))]
    if names and not spec.rows and all(map(plain_integer, names)):
        names = [int(name) for name in names]
    if twice := next((name for place, name in enumerate(names) if name in names[:place]), None):
        raise Unreadable(Note("typed_twice", name=str(twice)[:SHOWN]))
    return {name: value for name, value in zip(names, values, strict=True) if value is not None}


def _mapping_of_columns(grid: list[list[str]], spec: AnswerSpec, lang: str) -> dict[Any, Any]:
    """Return a mapping of mappings: names on the left, a column of values for each of `columns`."""
    columns, rows = _columns(grid, spec, before=1)
    keys = [row[0] for row in rows]
    first = 1 + len(grid) - len(rows)
    return {
        name: _keyed(keys, _values([row[place] for row in rows], spec, lang, first), spec)
        for name, place in columns.items()
    }


def _table(grid: list[list[str]], spec: AnswerSpec, lang: str) -> pd.DataFrame:
    columns, rows = _columns(grid, spec, before=0)
    first = 1 + len(grid) - len(rows)
    plain = spec.model_copy(update={"unit": None})
    cells = {name: _values([row[place] for row in rows], plain, lang, first) for name, place in columns.items()}
    table = pd.DataFrame(cells)
    for name, values in cells.items():
        if any(isinstance(v, dt.date) for v in values) and all(v is None or isinstance(v, dt.date) for v in values):
            table[name] = pd.to_datetime(pd.Series(values))
    return table


def _columns(grid: list[list[str]], spec: AnswerSpec, *, before: int) -> tuple[dict[str, int], list[list[str]]]:
    """Return where each of `columns` stands and the rows below the headings.

    Headings are known by their name, in any order and any letters; with as many columns as are asked for, headings in
    other words, or none, are taken in the order of the task.

    Args:
        before: columns of names on the left.
    """
    head = {_heading(cell): place for place, cell in enumerate(grid[0])}
    found = {name: head.get(_heading(name)) for name in spec.columns}
    if all(place is not None for place in found.values()):
        return {name: place for name, place in found.items() if place is not None}, grid[1:]
    if len(grid[0]) != len(spec.columns) + before:
        raise Unreadable(
            Note("typed_columns", columns=", ".join(spec.columns), n=len(spec.columns) + before, got=len(grid[0]))
        )
    places = {name: place for place, name in enumerate(spec.columns, before)}
    return places, grid[1:] if len(grid) > 1 and not any(re.search(r"\d", cell) for cell in grid[0]) else grid


def _heading(cell: str) -> str:
    return re.sub(r"[\W_]+", "", cell).casefold()


READERS: dict[str, Callable[[list[list[str]], AnswerSpec, str], Any]] = {
    "number": _number,
    "text": _text,
    "list": _items,
    "set": _items,
    "mapping": _mapping,
    "table": _table,
}
