"""blanks.toml: what is right in each blank, the mistakes that have a name, and comparing an answer with them."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterable, Mapping
from typing import Any, Literal

from pydantic import Field, model_validator

from autograder.exercises.kinds.blanks.forms import Form, read_date, same_word
from autograder.exercises.placeholders import has_placeholder, resolved
from autograder.source.model import Frozen
from autograder.source.notation import read_number
from wording.autograder import _

__all__ = ["BUILT_IN", "Blank", "BlanksFile", "accepted", "failed_check", "known_options"]

Scalar = int | float | str | dt.date
NOT_NUMBER, NOT_DATE, OTHER_UNIT = "not_number", "not_date", "other_unit"
SHARE, PERCENT = "share_for_percent", "percent_for_share"
BUILT_IN = (NOT_NUMBER, NOT_DATE, OTHER_UNIT, SHARE, PERCENT)
"""Checks of a blank that no author writes."""


class PerLanguage(Frozen):
    """Values that differ by language, such as words."""

    ru: tuple[Scalar, ...] = Field(min_length=1)
    en: tuple[Scalar, ...] = Field(min_length=1)


Values = Scalar | tuple[Scalar, ...] | PerLanguage


class Blank(Frozen):
    """One `[blank.<name>]`. Texts may hold placeholders of the case and of `expected`."""

    #: What is right, or all that is.
    value: Values
    #: Of a number: how far it may be off, as a share of the value or in its unit.
    rel: float | None = Field(default=None, gt=0, lt=1)
    abs: float | None = Field(default=None, gt=0)
    #: Wrong values that have feedback of their own, by name.
    mistakes: dict[str, Values] = Field(default_factory=dict)

    @model_validator(mode="after")
    def _one_tolerance(self) -> Blank:
        if self.rel is not None and self.abs is not None:
            raise ValueError(_("write either `rel` or `abs`"))
        return self


class BlanksFile(Frozen):
    """blanks.toml."""

    format: Literal[1]
    blank: dict[str, Blank] = Field(min_length=1)


def accepted(values: Values, figures: Mapping[str, Any], lang: str) -> list[Any]:
    """Return the values of this trainee. Raises what `resolved` raises."""
    if isinstance(values, PerLanguage):
        values = values.ru if lang == "ru" else values.en
    found = resolved(list(values) if isinstance(values, tuple) else [values], figures, lang)
    return [one for value in found for one in (value if isinstance(value, list | set | tuple) else [value])]


def known_options(blank: Blank) -> set[str] | None:
    """Return the right options of a pick; None when they depend on the case."""
    value = blank.value
    if isinstance(value, PerLanguage) or has_placeholder(value):
        return None
    return {str(one) for one in (value if isinstance(value, tuple) else (value,))}


def failed_check(name: str, form: Form, blank: Blank, given: Any, figures: Mapping[str, Any], lang: str) -> str:
    """Return the check that a filled blank fails, "" when it is right.

    The checks are tried in this order: a named mistake, a unit or notation that does not fit, any other.
    """
    right = accepted(blank.value, figures, lang)
    if _fits(form, blank, given, right, lang):
        return ""
    for mistake, values in blank.mistakes.items():
        if _fits(form, blank, given, accepted(values, figures, lang), lang):
            return f"{name}_{mistake}"
    if form.type == "date" and read_date(given, lang) is None:
        return NOT_DATE
    if form.type == "number" and (check := _about_notation(form, blank, given, right)):
        return check
    return f"blank_{name}"


def _about_notation(form: Form, blank: Blank, given: Any, right: Iterable[Any]) -> str:
    """Return the check for a number that cannot be read or has another unit; "" when the number itself is wrong."""
    number = read_number(given, form.unit)
    if not number.values:
        return NOT_NUMBER
    if form.unit == "share" and (number.unit == "percent" or _near(blank, number.values, right, 100)):
        return PERCENT
    if form.unit == "percent" and number.unit in ("", "share") and _near(blank, number.values, right, 0.01):
        return SHARE
    return OTHER_UNIT if number.unit not in ("", form.unit) else ""


def _fits(form: Form, blank: Blank, given: Any, values: Iterable[Any], lang: str) -> bool:
    match form.type:
        case "number":
            number = read_number(given, form.unit)
            return number.unit in ("", form.unit) and _near(blank, number.values, values)
        case "date":
            date = read_date(given, lang)
            return date is not None and any(_same_day(date, read_date(value, lang)) for value in values)
        case "word":
            return isinstance(given, str) and any(same_word(given, str(value), lang) for value in values)
    return any(given == value for value in values)


def _near(blank: Blank, typed: Iterable[float], values: Iterable[Any], times: float = 1) -> bool:
    """Return whether a typed number is close to `times` one of the values."""
    return any(
        math.isclose(one, times * float(value), rel_tol=blank.rel or 1e-9, abs_tol=times * (blank.abs or 1e-9))
        for one in typed
        for value in values
    )


def _same_day(one: tuple[int | None, int, int], other: tuple[int | None, int, int] | None) -> bool:
    """Return whether two dates are the same day; where one has no year, the year does not matter."""
    return other is not None and one[1:] == other[1:] and (one[0] == other[0] or None in (one[0], other[0]))
