"""Recognise the headings and words of tables, listed in `columns.toml`, and read cells."""

from __future__ import annotations

import math
import re
import tomllib
from datetime import date, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any, Literal

from tracker.domain.people import Frozen
from tracker.errors import InvalidInput
from wording.languages import current_language
from wording.tracker import _

__all__ = [
    "EPOCH",
    "FORMULA",
    "Column",
    "Table",
    "fields_of",
    "known_heading",
    "layout",
    "normal",
    "read_cell",
    "shown",
    "spelling",
]

Table = Literal["people", "evidence"]
#: Day 0 of the dates that Excel stores as numbers.
EPOCH = datetime.fromisoformat("1899-12-30")
#: Value of a cell whose formula has no value: the program that wrote the file did not compute it.
FORMULA = object()
_DOTTED = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4}|\d{2})")
_ISO = re.compile(r"\d{4}-\d\d-\d\d")
_EXCEL_ERRORS = frozenset({"#REF!", "#N/A", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!"})
_CUT = re.compile(r"\d(?:[.,]\d+)?[Ee]\+?\d+")
#: Excel keeps fifteen digits of a number; those after them are noughts or wrong.
_EXACT = 10**15
#: Numbers that mean days from 1954 to 2119 in a workbook whose cells have lost the format of a date.
_SERIALS = range(20_000, 80_000)
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")


class Column(Frozen):
    """A column of a table."""

    #: Kind of its values: text, email, date, past, number, count, list or `word.` and a list of words.
    value: str
    #: Headings that it may have.
    headings: tuple[str, ...]
    #: Whether every row must have a value.
    required: bool = False


class _Layout(Frozen):
    """The content of `columns.toml`."""

    #: Field -> its column, for each of the two tables.
    people: dict[str, Column]
    evidence: dict[str, Column]
    #: Kind of evidence -> its required fields, a bar, its optional fields.
    kinds: dict[str, str]
    #: List of words -> key -> its spellings.
    words: dict[str, dict[str, tuple[str, ...]]]


@cache
def layout() -> _Layout:
    """Read `columns.toml`. Within a table each heading belongs to one field; a test checks that."""
    return _Layout.model_validate(tomllib.loads(Path(__file__).with_name("columns.toml").read_text("utf-8")))


def normal(text: str) -> str:
    """Normalise a heading or word: ignore case, punctuation and ё, so that «Ф.И.О.» equals «ф и о»."""
    return " ".join(re.sub(r"[\W_]+", " ", text.casefold().replace("ё", "е")).split())


@cache
def _by_heading(table: Table) -> dict[str, str]:
    columns: dict[str, Column] = getattr(layout(), table)
    return {normal(h): field for field, column in columns.items() for h in (*column.headings, field)}


def known_heading(table: Table, heading: str) -> bool:
    """Return True if a column of the table may have this heading."""
    return normal(heading) in _by_heading(table)


def fields_of(table: Table, headings: tuple[str, ...]) -> dict[str, str]:
    """Map the known headings to fields. Raises InvalidInput if two columns belong to the same field."""
    found: dict[str, str] = {}
    for heading in headings:
        field = _by_heading(table).get(normal(heading))
        if field is None:
            continue
        if field in found.values():
            other = next(h for h, f in found.items() if f == field)
            raise InvalidInput(
                heading,
                _("“{one}” and “{two}” mean the same", one=other, two=heading),
                _("Rename or delete one of them."),
            )
        found[heading] = field
    return found


def spelling(table: Table, field: str) -> str:
    """Return a Russian and an English heading of a column, for a message."""
    headings = getattr(layout(), table)[field].headings
    russian = next((h for h in headings if not h.isascii()), field)
    english = next((h for h in headings if h.isascii()), field)
    return f"«{russian}» / “{english}”"


def read_cell(value: Any, kind: str, today: date, epoch: datetime = EPOCH) -> Any:
    """Read a cell.

    Args:
        value: as openpyxl or csv gives it.
        kind: kind of the value, see `Column.value`.
        today: last day that `past` accepts.
        epoch: day 0 of a date that a workbook stores as a number.

    Returns text, a date, a number, a tuple of texts or the key of a word. Raises ValueError with (problem, fix) in the
    reader's language.
    """
    if isinstance(value, str) and value.upper() in _EXCEL_ERRORS:
        raise ValueError(_("the cell holds an Excel error"), _("Mend the formula or type the value."))
    if value is FORMULA:
        raise ValueError(
            _("the formula of the cell has no value"), _("Open the file in Excel and save it, or type the value.")
        )
    if kind in ("date", "past"):
        day = _day(value, epoch)
        if kind == "past" and day > today:
            raise ValueError(_("{day} is in the future", day=day.isoformat()), _("Enter it once it has happened."))
        return day
    if kind in ("number", "count"):
        return _number(value, whole=kind == "count")
    text = _text(value)
    if kind.startswith("word."):
        return _word(text, kind.removeprefix("word."))
    if kind == "list":
        return tuple(part.strip() for part in re.split(r"[;,\n]", text) if part.strip())
    if kind == "email" and not _EMAIL.fullmatch(text):
        raise ValueError(_("this is not an e-mail address"), _("Write it as name@company.ru."))
    return text


def _text(value: Any) -> str:
    cut = isinstance(value, str) and _CUT.fullmatch(value.strip())
    if cut or (isinstance(value, int | float) and abs(value) >= _EXACT):
        raise ValueError(
            _("“{text}” is a number that Excel has cut", text=str(value).strip()),
            _("Give the column the format “Text” and type the whole number."),
        )
    if isinstance(value, float) and value.is_integer():
        value = int(value)  # Excel stores every number as a float, but the certificate's number is 12345, not 12345.0
    if isinstance(value, datetime):
        value = value.date()
    return str(value).strip()


def _day(value: Any, epoch: datetime) -> date:
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if isinstance(value, int | float) and not isinstance(value, bool) and value in _SERIALS:
        return (epoch + timedelta(days=int(value))).date()
    text = str(value).strip()
    dotted = _DOTTED.fullmatch(text)
    try:
        if dotted:
            day, month, year = dotted.groups()
            return date(int(year) + (2000 if len(year) == 2 else 0), int(month), int(day))
        return (
            datetime.fromisoformat(text).date()
            if re.match(r"\d{4}-\d\d-\d\d", text)
            else date.fromisoformat(text + "?")
        )
    except ValueError:
        pass
    raise ValueError(_("“{text}” is not a date", text=text), _("Write it as 15.04.2026 or 2026-04-15."))


def _number(value: Any, *, whole: bool) -> float | int:
    if isinstance(value, bool):
        value = "?"
    text = str(value).replace("\u00a0", "").replace(" ", "").replace(",", ".")
    try:
        number = float(text)
        if not whole and math.isfinite(number):
            return number
        if number.is_integer():
            return int(number)
    except ValueError:
        pass
    fix = _("Write a whole number.") if whole else _("Write it in digits.")
    raise ValueError(_("“{text}” is not a number", text=value), fix)


def _word(text: str, words: str) -> str:
    known = layout().words[words]
    for key, spellings in known.items():
        if normal(text) in {normal(s) for s in (key, *spellings)}:
            return key
    values = ", ".join(shown(words, key) for key in known)
    raise ValueError(_("“{text}” is not known", text=text), _("Choose one of {values}.", values=values))


def shown(words: str, key: str) -> str:
    """Return the spelling of a known word in the reader's language."""
    spellings = layout().words[words].get(key, ())
    russian = current_language() == "ru"
    return next((s for s in spellings if s.isascii() is not russian), key)
