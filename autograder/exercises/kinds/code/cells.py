"""What stands in one cell of a typed answer: a number in the notation of its column, a date, or a text."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

from autograder.exercises.kinds.blanks.forms import read_date, read_number
from autograder.source.model import Unit

__all__ = ["ERROR", "date", "is_blank", "numbers", "plain_integer"]

MISSING = frozenset(("", "-", "--", "–", "—", "−", "н/д", "n/a", "nan", "none", "nat"))
ERROR = re.compile(
    r"#(?:N/A|Н/Д|DIV/0!|ДЕЛ/0!|VALUE!|ЗНАЧ!|REF!|ССЫЛКА!|NAME\?|ИМЯ\?|NUM!|ЧИСЛО!|NULL!|ПУСТО!|SPILL!)|Err:\d{3}",
    re.IGNORECASE,
)
"""What Excel and LibreOffice write in place of a value that a formula could not compute."""
MACHINE = re.compile(r"[-+]?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?")
EXPONENT = re.compile(r"[-+]?\d+,\d+[eEеЕ][-+]?\d+")
DOTS = re.compile(r"[-+]?\d{1,3}(?:\.\d{3})+,\d+")
COUNTED = re.compile(r"[-+~≈]?\s*\d[\d\s\u00a0\u202f]*(?:[.,]\d+)?\s+[^\W\d]+(?:\s+[^\W\d]+)?")
"""A number with a noun or two after it."""
DECIMAL_COMMA = re.compile(r"\d,(?:\d{1,2}|\d{4,})(?!\d)|\d{4},\d|\b0,\d|\d[\s\u00a0\u202f]\d{3},\d")
THOUSANDS_COMMA = re.compile(r"\d,\d{3}[.,]\d|\d\.\d")
INTEGER = re.compile(r"-?(?:0|[1-9]\d{0,14})")
LONGEST_NUMBER = 60


def is_blank(cell: str) -> bool:
    """Return whether a cell says that there is no value."""
    return cell.strip().casefold() in MISSING


def plain_integer(cell: object) -> bool:
    """Return whether a cell is a whole number as a program writes it; `007` is a text."""
    return isinstance(cell, str) and INTEGER.fullmatch(cell) is not None


def numbers(cells: Sequence[str], unit: Unit | None, lang: str) -> tuple[list[float | None], int | None]:
    """Read a column of numbers with or without units.

    `1,204` is decided by the other cells (`12,5`, `1,204.5`), else by the language.

    Args:
        unit: that of the answer: percent signs are turned into shares where a share is asked for.
        lang: of the notebook.

    Returns the numbers, None for a cell that holds none, and the place of the first cell that should and does not.
    """
    comma = _comma_is_decimal(cells, lang)
    found = [None if is_blank(cell) else _number(cell, unit, decimal_comma=comma) for cell in cells]
    bad = next((n for n, cell in enumerate(cells) if found[n] is None and not is_blank(cell)), None)
    return found, bad


def _comma_is_decimal(cells: Sequence[str], lang: str) -> bool:
    short = [cell for cell in cells if len(cell) <= LONGEST_NUMBER]
    if any(THOUSANDS_COMMA.search(cell) for cell in short if "," in cell or "." in cell):
        return False
    if any(DECIMAL_COMMA.search(cell) for cell in short):
        return True
    return lang == "ru"


def _number(cell: str, unit: Unit | None, *, decimal_comma: bool) -> float | None:
    text = cell.strip().replace("−", "-")
    if len(text) > LONGEST_NUMBER or not re.search(r"\d", text):
        return None
    if MACHINE.fullmatch(text):
        return _int_if_whole(text)
    if EXPONENT.fullmatch(text):
        return float(re.sub("[еЕ]", "e", text).replace(",", "."))
    if DOTS.fullmatch(text):
        return float(text.replace(".", "").replace(",", "."))
    read = read_number(cell, "count" if unit == "count" and COUNTED.fullmatch(text) else None)
    if not read.values:
        return None
    value = read.values[-1] if decimal_comma else read.values[0]
    if read.unit == "percent" and unit == "share":
        value /= 100
    return int(value) if value.is_integer() and abs(value) < 10**15 and "," not in text and "." not in text else value


def _int_if_whole(text: str) -> float:
    return int(text) if INTEGER.fullmatch(text) else float(text)


def date(cell: str, lang: str) -> dt.date | None:
    """Return the day that a cell names with its year; None for anything else."""
    if len(cell) > LONGEST_NUMBER or not re.search(r"\d", cell):
        return None
    found = read_date(re.sub(r"\s+0?0:00(:00)?$", "", cell), lang)
    return dt.date(found[0], found[1], found[2]) if found and found[0] else None
