"""What stands in one cell of a typed answer: a number in the notation of its column, a date, or a text."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

from autograder.exercises.kinds.blanks.forms import read_date
from autograder.source.model import Unit
from autograder.source.notation import number_in

__all__ = ["ERROR", "date", "is_blank", "numbers"]

MISSING = frozenset(("", "-", "--", "–", "—", "−", "н/д", "n/a", "nan", "none", "nat"))
ERROR = re.compile(
    r"#(?:N/A|Н/Д|DIV/0!|ДЕЛ/0!|VALUE!|ЗНАЧ!|REF!|ССЫЛКА!|NAME\?|ИМЯ\?|NUM!|ЧИСЛО!|NULL!|ПУСТО!|SPILL!)|Err:\d{3}",
    re.IGNORECASE,
)
"""What Excel and LibreOffice write in place of a value that a formula could not compute."""
DECIMAL_COMMA = re.compile(r"\d,(?:\d{1,2}|\d{4,})(?!\d)|\d{4},\d|\b0,\d|\d[\s\u00a0\u202f]\d{3},\d")
THOUSANDS_COMMA = re.compile(r"\d,\d{3}[.,]\d|\d\.\d")
GROUPED = re.compile(r"(?<![\d.,])[1-9]\d{0,2},\d{3}(?![\d.,])")
"""A number with a comma and three digits, which sums of money have no decimals of."""
LONGEST = 60


def is_blank(cell: str) -> bool:
    """Return whether a cell says that there is no value."""
    return cell.strip().casefold() in MISSING


def numbers(cells: Sequence[str], unit: Unit | None, lang: str) -> tuple[list[float | None], int | None]:
    """Read a column of numbers with or without units.

    `1,204` is decided by the other cells (`12,5`; `1,204.5`; several sums with three digits), else by the language.

    Args:
        unit: that of the answer: percent signs are turned into shares where a share is asked for.
        lang: of the notebook.

    Returns the numbers, None for a cell that holds none, and the place of the first cell that should and does not.
    """
    comma = _comma_is_decimal(cells, unit, lang)
    found = [None if is_blank(cell) else number_in(cell, unit, decimal_comma=comma) for cell in cells]
    bad = next((n for n, cell in enumerate(cells) if found[n] is None and not is_blank(cell)), None)
    return found, bad


def _comma_is_decimal(cells: Sequence[str], unit: Unit | None, lang: str) -> bool:
    short = [cell for cell in cells if len(cell) <= LONGEST]
    if any(THOUSANDS_COMMA.search(cell) for cell in short if "," in cell or "." in cell):
        return False
    if any(DECIMAL_COMMA.search(cell) for cell in short):
        return True
    commas = [cell for cell in short if "," in cell]
    if unit == "RUB" and len(commas) > 1 and all(map(GROUPED.search, commas)):
        return False
    return lang == "ru"


def date(cell: str, lang: str) -> dt.date | None:
    """Return the day that a cell names with its year; None for anything else."""
    if len(cell) > LONGEST or not re.search(r"\d", cell):
        return None
    found = read_date(re.sub(r"\s+0?0:00(:00)?$", "", cell), lang)
    return dt.date(found[0], found[1], found[2]) if found and found[0] else None
