"""Fill `{name}` and `{name:format}` in texts of the course, with values written as the language writes them.

Formats: `money`, `percent` (of percent points), `share` (the same of a share), `number`, each with digits if wanted
(`money.2`); `date` (day and month) and `date.year`; forms of a noun (`{n:lead|leads}`, `{n:заявка|заявки|заявок}`); or
one of Python's.
"""

from __future__ import annotations

import datetime as dt
import math
import re
from collections.abc import Callable, Mapping
from string import Formatter
from typing import Any

import pandas as pd
from babel import Locale
from babel.dates import format_date
from babel.numbers import format_decimal

from autograder.exercises.answers import plain
from wording.autograder import _
from wording.languages import LANGUAGES, language

__all__ = ["filled", "has_placeholder", "names_in", "resolved", "shown"]

LONGEST_TEXT = 200
MOST_ITEMS = 10
CURRENCY = "₽"
ALONE = re.compile(r"\A\{([^{}:!]+)\}\Z")
PLACEHOLDER = re.compile(r"\{[a-z_]\w*[^{}]*\}", re.IGNORECASE)
SPEC = re.compile(r"(?P<name>money|percent|share|number)(?:\.(?P<digits>\d))?")
DATES = {"date": "d MMMM", "date.year": "d MMMM yyyy"}
PLURALS = {"ru": ("one", "few", "many"), "en": ("one", "other")}
NBSP = "\u00a0"


def filled(template: str, values: Mapping[str, Any], lang: str, put: Callable[[str], str] = str) -> str:
    """Return a text with every placeholder replaced.

    Args:
        put: what is done to each value in words before it is inserted.

    Raises KeyError for an unknown name and ValueError for a format that does not suit the value.
    """
    parts: list[str] = []
    for literal, name, spec, _conversion in Formatter().parse(template):
        parts.append(literal)
        if name is not None:
            value, _first = Formatter().get_field(name, (), values)
            parts.append(put(_formatted(value, spec or "", lang)))
    return "".join(parts)


def resolved(value: Any, values: Mapping[str, Any], lang: str) -> Any:
    """Return data of a TOML file with its placeholders replaced; one that is a whole text gives the value itself.

    Texts under a language's code are written in that language.

    Raises what `filled` raises.
    """
    match value:
        case str() if alone := ALONE.match(value):
            return plain(Formatter().get_field(alone[1], (), values)[0])
        case str() if has_placeholder(value):
            return filled(value, values, lang)
        case list() | tuple():
            return [resolved(one, values, lang) for one in value]
        case dict():
            return {key: resolved(one, values, key if key in LANGUAGES else lang) for key, one in value.items()}
    return value


def has_placeholder(value: Any) -> bool:
    """Return whether a text, or any text in a list or dict, holds a placeholder."""
    if isinstance(value, dict):
        return any(map(has_placeholder, value.values()))
    if isinstance(value, list | tuple):
        return any(map(has_placeholder, value))
    return isinstance(value, str) and PLACEHOLDER.search(value) is not None


def names_in(template: str) -> set[str]:
    """Return the names that a text asks for; `plan` of `{plan[budget]}`."""
    found = [name for _literal, name, _spec, _conversion in Formatter().parse(template) if name]
    return {re.split(r"[.\[]", name)[0] for name in found}


def _formatted(value: Any, spec: str, lang: str) -> str:
    if not spec:
        return shown(value, lang)
    if "|" in spec:
        return _counted(value, spec.split("|"), lang)
    if spec in DATES:
        return format_date(_day(value), DATES[spec], locale=lang)
    known = SPEC.fullmatch(spec)
    if known is None:
        return format(value, spec)
    number, name = plain(value), known["name"]
    if isinstance(number, bool) or not isinstance(number, int | float):
        raise ValueError(f"{value!r} is no number, and {{...:{spec}}} needs one")
    if name == "share":
        number = round(100 * number, 10)
    digits = _digits(number, known["digits"], 2 if name == "money" else 0)
    text = format_decimal(number, format=f"#,##0{'.' if digits else ''}{digits}", locale=lang)
    if name == "money":
        return f"{text}{NBSP}{CURRENCY}"
    if name == "number":
        return text
    return f"{text}{NBSP}%" if lang == "ru" else f"{text}%"


def _digits(number: float, wanted: str | None, kopecks: int) -> str:
    """Return the part of a pattern after the decimal sign. Kopecks are two digits or none."""
    if wanted is not None:
        return "0" * int(wanted)
    if kopecks:
        return "" if round(number, kopecks) == round(number) else "0" * kopecks
    return "##"


def _counted(value: Any, forms: list[str], lang: str) -> str:
    """Return a number with its noun; Russian has three forms, English two."""
    names = PLURALS[lang]
    if len(forms) != len(names):
        raise ValueError(f"{'|'.join(forms)!r} has {len(forms)} forms, and {lang} has {len(names)}: {', '.join(names)}")
    form = Locale(lang).plural_form(abs(plain(value)))
    # Russian fractions have the form of "few": «2,5 заявки».
    chosen = form if form in names else ("few" if lang == "ru" else "other")
    return f"{shown(value, lang)}{NBSP if lang == 'ru' else ' '}{forms[names.index(chosen)]}"


def _day(value: Any) -> dt.date:
    return dt.date.fromisoformat(value) if isinstance(value, str) else pd.Timestamp(value).date()


def shown(value: Any, lang: str) -> str:
    """Return a value as the language writes it, with three significant digits or more: `1 234 567,89` in Russian."""
    value = plain(value)
    match value:
        case None | bool():
            return str(value)
        case int():
            return format_decimal(value, locale=lang)
        case float():
            return _number(value, lang)
        case str():
            return value if len(value) <= LONGEST_TEXT else value[:LONGEST_TEXT] + "…"
        case dt.datetime():
            return f"{format_date(value, 'd MMMM yyyy', locale=lang)}, {value:%H:%M}"
        case dt.date():
            return format_date(value, "d MMMM yyyy", locale=lang)
        case pd.DataFrame():
            with language(lang):
                return _("a table of {rows} rows and {columns} columns", rows=len(value), columns=len(value.columns))
        case dict():
            return _listed([f"{shown(k, lang)}: {shown(v, lang)}" for k, v in value.items()])
        case list():
            return _listed([shown(v, lang) for v in value])
        case set():
            return _listed(sorted(shown(v, lang) for v in value))
    return str(value)[:LONGEST_TEXT]


def _number(value: float, lang: str) -> str:
    if math.isnan(value) or math.isinf(value):
        return "NaN" if math.isnan(value) else ("∞" if value > 0 else "−∞")
    digits = 2 if value == 0 or abs(value) >= 1 else min(2 - math.floor(math.log10(abs(value))), 12)
    if abs(value) >= 1e15 or (value != 0 and abs(value) < 1e-10):
        return f"{value:.3g}"
    return format_decimal(round(value, digits), format="#,##0." + "#" * digits, locale=lang)


def _listed(items: list[str]) -> str:
    between = "; " if any("," in item for item in items) else ", "
    return between.join([*items[:MOST_ITEMS], *["…"][: len(items) > MOST_ITEMS]])
