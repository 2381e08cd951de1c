"""Reading a number as people write it: with a unit, a noun or a scale beside it, a loss in brackets.

A text that can be read in two ways (`12,500`) has two readings.
"""

from __future__ import annotations

import math
import re
from typing import Any

from autograder.source.model import Frozen, Unit
from autograder.style_check.figures import figures
from autograder.style_check.texts import words

__all__ = ["Number", "number_in", "plain_integer", "read_number"]

GROUPED = re.compile(r"\d{1,3},\d{3}(?![\d.,])")
"""A number in which a comma parts thousands in English and decimals in Russian."""
SIGN = re.compile(r"[-−–]\s*\Z")
LOSS = re.compile(r"(?P<before>[^\d()]*)\((?P<inside>[^()]*\d[^()]*)\)(?P<after>[^\d()]*)")
"""A negative number as accountants write it: `(1 200)`, `(1,200.50) ₽`."""
UNIT_WORDS = {
    "RUB": re.compile(r"₽|р|руб|рубл(ь|я|ей|и|ях|ям)|rub|rou?bles?", re.IGNORECASE),
    "percent": re.compile(r"%|процент(а|ов|ы)?|per ?cent|pct", re.IGNORECASE),
    "days": re.compile(r"дн|дн(я|ей|и)|день|сут|сутки|суток|days?|d", re.IGNORECASE),
    "ratio": re.compile(r"[x×х]|раз(а)?|times", re.IGNORECASE),
    "share": re.compile(r"дол[яиюе]|share", re.IGNORECASE),
}
FOREIGN = re.compile(r"[$€£]|usd|eur|доллар\w*|евро|dollars?|euros?", re.IGNORECASE)
MACHINE = re.compile(r"[-+]?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?")
EXPONENT = re.compile(r"[-+]?\d+,\d+[eEеЕ][-+]?\d+")
DOTS = re.compile(r"[-+]?\d{1,3}(?:\.\d{3})+,\d+")
COUNTED = re.compile(r"[-+~≈]?\s*\d[\d\s\u00a0\u202f]*(?:[.,]\d+)?\s+[^\W\d]+\.?(?:\s+[^\W\d]+\.?)?")
"""A number with a noun or two after it, which may be shortened: `3 стр.`."""
INTEGER = re.compile(r"-?(?:0|[1-9]\d{0,14})")
LONGEST = 60


class Number(Frozen):
    """A number as typed."""

    #: What it may mean; empty when the text is no number.
    values: tuple[float, ...] = ()
    #: The unit typed with it, "" without one, "other" for one that no blank asks for.
    unit: str = ""


def read_number(given: Any, unit: Unit | None) -> Number:
    """Read a number: Python's, or a text such as `12 500 ₽`, `12,5 %`, `12,5 тыс.`, `(1 200)`, `двенадцать`.

    Args:
        unit: what is asked for; a count may be followed by a noun.
    """
    if isinstance(given, bool) or not isinstance(given, int | float | str):
        return Number()
    if not isinstance(given, str):
        return Number(values=(float(given),)) if math.isfinite(given) else Number()
    if loss := LOSS.fullmatch(given.strip()):
        whole = read_number(f"{loss['before']}{loss['inside']}{loss['after']}", unit)
        signed = any(value < 0 for value in whole.values) or "+" in given
        return Number() if signed else Number(values=tuple(-value for value in whole.values), unit=whole.unit)
    found = figures(given)
    if len(found) != 1:
        return Number()
    start, end, value = found[0]
    before, after = given[:start], given[end:]
    sign = -1 if SIGN.search(before) else 1
    rest = (SIGN.sub("", before) + " " + after).strip(" \u00a0\u202f.,~≈=+")
    typed = _unit_of(rest, unit)
    if typed is None:
        return Number()
    values = [sign * value]
    if GROUPED.match(given[start:end]):
        values.append(sign * value / 1000)
    return Number(values=tuple(values), unit=typed)


def _unit_of(rest: str, unit: Unit | None) -> str | None:
    """Return the unit that stands beside a number; None when the words are no unit. A count may have any noun."""
    if not rest:
        return ""
    named = next((name for name, known in UNIT_WORDS.items() if known.fullmatch(rest)), None)
    if named is not None:
        return named
    if FOREIGN.fullmatch(rest):
        return "other"
    return "count" if unit == "count" and len(words(rest)) <= 2 else None


def number_in(text: str, unit: Unit | None = None, *, decimal_comma: bool = True) -> float | None:
    """Return the number that a text holds and nothing else, as a program or a person writes it; None for another.

    Args:
        unit: that of the answer: a percent sign makes a share where a share is asked for.
        decimal_comma: what the comma of `1,204` means.
    """
    text = text.strip().replace("−", "-")
    if len(text) > LONGEST or not re.search(r"\d", text):
        return None
    if MACHINE.fullmatch(text):
        return int(text) if INTEGER.fullmatch(text) else float(text)
    if EXPONENT.fullmatch(text):
        return float(re.sub("[еЕ]", "e", text).replace(",", "."))
    if DOTS.fullmatch(text):
        return float(text.replace(".", "").replace(",", "."))
    read = read_number(text, "count" if unit == "count" and COUNTED.fullmatch(text) else None)
    if not read.values:
        return None
    value = read.values[-1] if decimal_comma else read.values[0]
    if read.unit == "percent" and unit == "share":
        value /= 100
    return int(value) if value.is_integer() and abs(value) < 10**15 and "," not in text and "." not in text else value


def plain_integer(cell: object) -> bool:
    """Return whether a cell is a whole number as a program writes it; `007` is a text."""
    return isinstance(cell, str) and INTEGER.fullmatch(cell) is not None
