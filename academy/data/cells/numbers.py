"""Numbers and ids in text. The notation of a column is decided by all its cells, else by the other columns.

`1,204` is 1204 in an English table and 1.204 in a Russian one. A cell that is neither by itself is decided by cells
that are sure (`4 801,50`, `1,204.5`), by what the column can hold (a count is whole, a percentage is at most 100), by
the other columns, and, if none of them says, asked.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass

import pandas as pd

from academy.data.cells.faults import CellError

__all__ = ["MISSING_MARKS", "as_count", "as_ids", "as_number", "as_numbers", "rounded_ids"]

MISSING_MARKS = frozenset(("", "-", "--", "–", "—", "−", "н/д", "n/a"))
SPACES = re.compile(r"[\s\u00a0\u202f\u2009]+")
CURRENCY = re.compile(r"₽|руб(?:\.|л[а-яё]*)?|р\.|р(?=\Z)|rub|rur|\$|usd|€|eur|₸|byn|kzt", re.I)
ROUBLES = frozenset(("₽", "р", "р.", "rub", "rur"))
BARE = re.compile(r"[+-]?(?:\d[\d.,]*|[.,]\d+)")
EXPONENT = re.compile(r"[+-]?\d+(?:[.,]\d+)?[eе]([+-]?)\d+", re.I)
COMMAS = re.compile(r"[+-]?\d{1,3}(?:,\d{3})+(?:\.\d*)?")
DOTS = re.compile(r"[+-]?\d{1,3}(?:\.\d{3})+(?:,\d*)?")
EITHER = re.compile(r"[+-]?[1-9]\d{0,2}[.,]\d{3}")
WHOLE = re.compile(r"[+-]?\d+(?:\.0{1,2})?")
ID = re.compile(r"(?:[MМNNo№]+[-\s]?)?(\d{1,20})(?:[.,]0)?")
MOST_COUNT = 10**15
SAFE_DIGITS = 15
"""Digits of a number that Excel keeps; it writes zeros for the further ones."""


@dataclass(frozen=True)
class _Cell:
    """A cell without spaces, currency and percent sign."""

    at: int
    text: str
    bare: str
    spaced: bool


def as_numbers(
    columns: Mapping[str, pd.Series],
    *,
    whole: Container[str] = (),
    most: Mapping[str, float] | None = None,
    decimal: str | None = None,
) -> dict[str, pd.Series]:
    """Convert columns of one file from text to numbers: int64 if all cells are present and whole, else float64.

    Spaces between thousands, English thousands, a decimal comma, a currency and a percent sign are understood; dashes
    are missing values.

    Args:
        whole: names of columns that count; they become int64, or Int64 if a value is missing.
        most: the largest value that a column can hold, by its name.
        decimal: the mark before a fraction, if the person names it.

    Raises CellError for the first cell that is not a number, and for a notation that nothing decides.
    """
    done: dict[str, pd.Series] = {}
    waiting: dict[str, list[_Cell]] = {}
    marks: dict[str, str | None] = {}
    for name, column in columns.items():
        plain = _plain(name, column, whole=name in whole)
        if plain is not None and decimal != ",":
            done[name] = plain
            continue
        cells = _cells(name, column)
        waiting[name] = cells
        marks[name] = decimal or _mark(name, cells, whole=name in whole, most=(most or {}).get(name))
    sure = {mark for mark in marks.values() if mark}
    if None in marks.values() and any(map(_has_fraction, (columns[name] for name in done))):
        sure.add(".")
    common = sure.pop() if len(sure) == 1 else None
    for name, cells in waiting.items():
        mark = marks[name] or _common(name, cells, common)
        done[name] = _numbers(name, columns[name], cells, mark, whole=name in whole)
    return {name: done[name] for name in columns}


def as_number(column: pd.Series) -> pd.Series:
    """Convert one column as `as_numbers` does."""
    return as_numbers({str(column.name): column})[str(column.name)]


def as_count(column: pd.Series) -> pd.Series:
    """Convert one column of whole numbers: int64, or Int64 if a value is missing."""
    name = str(column.name)
    return as_numbers({name: column}, whole={name})[name]


def _plain(name: str, column: pd.Series, *, whole: bool) -> pd.Series | None:
    """Convert a column whose cells are all in the notation of APIs (digits, a dot); None for any other."""
    try:
        numbers = pd.to_numeric(column)
    except (ValueError, TypeError):
        return None
    if numbers.dtype.kind in "iu":
        return numbers
    present = [value for value in set(column.tolist()) if isinstance(value, str)]
    joined = "".join(present)
    if not joined.isascii() or re.search(r"[^\d.\s+-]", joined):
        return None
    if not whole:
        return numbers.astype("float64")
    whole_cells = all(map(str.isdigit, present)) or all(map(WHOLE.fullmatch, present))
    if whole_cells and not (numbers.abs() > MOST_COUNT).any():
        return numbers.astype("Int64" if numbers.hasnans else "int64")
    return None


def _has_fraction(column: pd.Series) -> bool:
    """Return whether a dot in a column can only begin a fraction."""
    return any("." in value and not EITHER.fullmatch(value) for value in column.dropna().unique().tolist())


def _cells(name: str, column: pd.Series) -> list[_Cell]:
    """Return the cells that are not missing. Raises CellError for one that is not a number in any notation."""
    cells, currencies = [], set()
    for at, value in enumerate(column.tolist()):
        text = value.strip() if isinstance(value, str) else ""
        if text.lower() in MISSING_MARKS:
            continue
        money = CURRENCY.search(text)
        if money:
            currencies.add(_currency(money[0]))
        if len(currencies) > 1:
            raise CellError(text, "currency", at, name)
        without = (text.replace(money[0], "", 1) if money else text).strip()
        bare = SPACES.sub("", without).removesuffix("%").replace("−", "-")
        exponent = EXPONENT.fullmatch(bare)
        if exponent and exponent[1] != "-":
            raise CellError(text, "shortened", at, name)
        if not exponent and not BARE.fullmatch(bare):
            raise CellError(text, "number", at, name)
        cells.append(_Cell(at, text, bare, SPACES.search(without) is not None))
    return cells


def _currency(found: str) -> str:
    name = found.lower()
    if name in ROUBLES or name.startswith("руб"):
        return "₽"
    return {"usd": "$", "eur": "€"}.get(name, name)


def _mark(name: str, cells: Iterable[_Cell], *, whole: bool, most: float | None) -> str | None:
    """Return the mark before a fraction, as far as the column itself decides. Raises CellError if cells disagree."""
    found: dict[str, _Cell] = {}
    unsure: dict[str, _Cell] = {}
    for cell in cells:
        mark = _mark_of(cell)
        if mark:
            found.setdefault(mark, cell)
        elif EITHER.fullmatch(cell.bare):
            unsure.setdefault("," if "," in cell.bare else ".", cell)
    if len(found) > 1:
        raise CellError(found["."].text, "mixed", found["."].at, name)
    if found:
        return next(iter(found))
    if len(unsure) > 1:
        raise CellError(unsure[","].text, "mixed", unsure[","].at, name)
    if not unsure:
        return None
    mark = next(iter(unsure))
    if whole and mark == ",":
        return "."
    if most is not None and most < 1000:
        return mark
    return None


def _mark_of(cell: _Cell) -> str | None:
    """Return the mark before a fraction that a cell shows by itself."""
    commas, dots = cell.bare.count(","), cell.bare.count(".")
    if commas and dots:
        return "," if cell.bare.rfind(",") > cell.bare.rfind(".") else "."
    if commas > 1:
        return "."
    if dots > 1:
        return ","
    if not commas + dots or (EITHER.fullmatch(cell.bare) and not cell.spaced):
        return None
    return "," if commas else "."


def _common(name: str, cells: list[_Cell], common: str | None) -> str:
    """Return the mark of the other columns. Raises CellError for a cell that needs one, if they have none."""
    if common:
        return common
    unsure = next((cell for cell in cells if "," in cell.bare), None)
    if unsure is not None:
        raise CellError(unsure.text, "notation", unsure.at, name)
    return "."


def _numbers(name: str, column: pd.Series, cells: list[_Cell], mark: str, *, whole: bool) -> pd.Series:
    grouped, other = (DOTS, ".") if mark == "," else (COMMAS, ",")
    values: list[float | None] = [None] * len(column)
    for cell in cells:
        bare = cell.bare
        if other in bare:
            if not grouped.fullmatch(bare):
                raise CellError(cell.text, "mixed", cell.at, name)
            bare = bare.replace(other, "")
        try:
            number = float(bare.replace(mark, "."))
        except ValueError:
            raise CellError(cell.text, "number", cell.at, name) from None
        if whole and abs(number) > MOST_COUNT:
            raise CellError(cell.text, "number", cell.at, name)
        if whole and (number != int(number) or (mark in cell.bare and not WHOLE.fullmatch(bare.replace(mark, ".")))):
            raise CellError(cell.text, "count", cell.at, name)
        values[cell.at] = number
    numbers = pd.Series(values, index=column.index, dtype="float64")
    if whole:
        return numbers.astype("Int64" if numbers.hasnans else "int64")
    if not numbers.hasnans and not any("." in cell.bare or "," in cell.bare for cell in cells):
        return numbers.astype("int64")
    return numbers


def as_ids(column: pd.Series) -> pd.Series:
    """Return a column of ids as text of digits, because as numbers the long ones would lose their last digits.

    `M-702123456`, `702 123 456` and `702123456.0` are understood. Raises CellError for any other cell.
    """
    values = column.tolist()
    joined = "".join([value for value in values if isinstance(value, str)])
    if joined.isascii() and joined.isdigit():
        return column
    name = str(column.name)
    done: list[str | None] = []
    for at, value in enumerate(values):
        text = value.strip() if isinstance(value, str) else ""
        if text.lower() in MISSING_MARKS:
            done.append(None)
            continue
        bare = SPACES.sub("", text)
        found = ID.fullmatch(bare)
        if not found:
            raise CellError(text, "shortened" if EXPONENT.fullmatch(bare) else "id", at, name)
        done.append(found[1])
    return pd.Series(done, index=column.index, dtype="str")


def rounded_ids(column: pd.Series) -> str | None:
    """Return an id that Excel seems to have rounded: all long ones of the column end with zeros after 15 digits."""
    wide = [value for value in column.dropna().unique().tolist() if len(value) > SAFE_DIGITS]
    if wide and max(map(len, wide)) > SAFE_DIGITS + 1 and not any(value[SAFE_DIGITS:].strip("0") for value in wide):
        return str(wide[0])
    return None
