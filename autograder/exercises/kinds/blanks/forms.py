"""The form of a blank, and reading what was typed into one.

What is typed is read leniently: any usual form of a date, a word in any of its forms. Numbers are read by
`autograder/source/notation.py`.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import Any, Literal

import pandas as pd
from pydantic import Field, model_validator

from autograder.source.model import Frozen, Unit
from autograder.style_check.reading import document
from autograder.style_check.texts import dates
from wording.autograder import _

__all__ = ["Form", "read_date", "read_word", "same_word", "unit_label"]

NUMERIC_DATE = re.compile(r"(\d{1,2})[./-](\d{1,2})(?:[./-](\d{2,4}))?\.?(?:\s*(?:г|год|года)\.?)?")
ISO_DATE = re.compile(r"(\d{4})[-./](\d{1,2})[-./](\d{1,2})(?:[T ]00:00(?::00)?)?")


class Form(Frozen):
    """One entry of `answer.blanks` in module.toml."""

    type: Literal["number", "word", "date", "pick"]
    #: Of a number; it stands after the field.
    unit: Unit | None = None
    #: Of a pick: keys of # Options.
    options: tuple[str, ...] = Field(default=())

    @model_validator(mode="after")
    def _has_what_its_type_needs(self) -> Form:
        if (self.type == "number") != (self.unit is not None):
            raise ValueError(_("a number, and nothing else, needs `unit`"))
        if (self.type == "pick") != (len(self.options) >= 2):
            raise ValueError(_("a pick, and nothing else, needs two `options` or more"))
        return self


def unit_label(unit: Unit | None) -> str:
    """Return what stands after the field of a number."""
    labels = {"RUB": "₽", "percent": "%", "share": _("a share from 0 to 1"), "days": _("days"), "ratio": "×"}
    return labels.get(unit or "", "")


def read_date(given: Any, lang: str) -> tuple[int | None, int, int] | None:
    """Return (year or None, month, day) of a date, or of a text in any usual form; None when it is none."""
    if isinstance(given, dt.date | pd.Timestamp):
        return given.year, given.month, given.day
    if not isinstance(given, str):
        return None
    text = given.strip()
    if iso := ISO_DATE.fullmatch(text):
        return _real(int(iso[1]), int(iso[2]), int(iso[3]))
    if numeric := NUMERIC_DATE.fullmatch(text):
        day, month = int(numeric[1]), int(numeric[2])
        year = int(numeric[3]) if numeric[3] else None
        if month > 12:  # 11/27, as Americans write it
            day, month = month, day
        return _real(year + 2000 if year is not None and year < 100 else year, month, day)
    found = dates(text, lang)
    if len(found) != 1 or found[0].day is None or found[0].month is None or found[0].from_day is not None:
        return None
    return _real(found[0].year, found[0].month, found[0].day)


def _real(year: int | None, month: int, day: int) -> tuple[int | None, int, int] | None:
    try:
        dt.date(year or 2028, month, day)  # a leap year
    except ValueError:
        return None
    return year, month, day


def read_word(given: str, lang: str) -> tuple[frozenset[str], ...]:
    """Return the dictionary forms that each word of a text may have, without case, `ё` and quotes."""
    tokens = [token for sentence in document(given, lang) for token in sentence.tokens]
    return tuple(frozenset({reading.lemma for reading in t.readings} | {_plain(t.form)}) for t in tokens)


def same_word(given: str, form: str, lang: str) -> bool:
    """Return whether two texts are the same words in any forms."""
    if _plain(given) == _plain(form):
        return True
    typed, wanted = read_word(given, lang), read_word(form, lang)
    return len(typed) == len(wanted) > 0 and all(one & other for one, other in zip(typed, wanted, strict=True))


def _plain(text: str) -> str:
    return " ".join(text.strip(" «»\"'“”.,;:!").lower().replace("ё", "е").split())
