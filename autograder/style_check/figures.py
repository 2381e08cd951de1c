"""Find numbers and sums of money in letters, in Russian and in English notation."""

from __future__ import annotations

import re
from functools import cache

from autograder.style_check.moments import vocabulary
from autograder.style_check.numerals import spelled

__all__ = ["figures", "money", "numbers"]

SPACE = r"[ \u00a0\u202f]"
DIGITS = rf"\d{{1,3}}(?:{SPACE}\d{{3}})+(?:[.,]\d+)?|\d{{1,3}}(?:,\d{{3}})+(?!\d)(?:\.\d+)?|\d+(?:[.,]\d+)?"
CYRILLIC = re.compile("[а-яё]", re.IGNORECASE)
CLOCK = re.compile(r"\b\d{1,2}:\d{2}\b")


@cache
def _scales() -> tuple[re.Pattern[str], dict[str, float]]:
    scales: dict[str, float] = {}
    for lang in ("ru", "en"):
        scales |= vocabulary(lang)["scales"]
    scale = "|".join(sorted(map(re.escape, scales), key=len, reverse=True))
    number = re.compile(rf"(?<![\w.,])(?P<digits>{DIGITS})(?:{SPACE}?(?P<scale>{scale})(?![^\W\d_]))?", re.IGNORECASE)
    return number, scales


def _value(digits: str, scale: str | None) -> float:
    plain = re.sub(SPACE, "", digits)
    plain = plain.replace(",", "") if re.fullmatch(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?", plain) else plain.replace(",", ".")
    return float(plain) * (_scales()[1][scale.lower()] if scale else 1)


def figures(text: str) -> list[tuple[int, int, float]]:
    """Return start, end and value of each number in reading order: in digits or in words, but no ordinals."""
    clocks = [m.span() for m in CLOCK.finditer(text)]
    found = [
        (m.start(), m.end(), _value(m["digits"], m["scale"]))
        for m in _scales()[0].finditer(text)
        if not any(start < m.end() and m.start() < end for start, end in clocks)
    ]
    # Russian numerals need a dictionary, which an English course never loads.
    for lang in ("ru", "en") if CYRILLIC.search(text) else ("en",):
        found += [(s.start, s.end, s.value) for s in spelled(text, lang) if not s.ordinal]
    return sorted(found)


def numbers(text: str) -> list[float]:
    """Return numbers in reading order: `1 240 000`, `1,5 млн`, `40,000`, `15–17` (two), `двести сорок четыре тысячи`.

    A day of the month in digits is a number too, a time of day is not. The sign of a change (`−12 %`) is not read.
    """
    return [value for _, _, value in figures(text)]


def money(text: str, lang: str) -> list[float]:
    """Return sums of money in reading order, in units of their currency: `54 тыс. ₽` is 54000.0, `сорок рублей` 40.0.

    In `48–54 тыс. ₽` only the second number is a sum.
    """
    after = re.compile(vocabulary(lang)["currency"]["after"], re.IGNORECASE)
    before = re.compile(vocabulary(lang)["currency"]["before"] + r"\Z", re.IGNORECASE)
    return [
        value
        for start, end, value in figures(text)
        if after.match(text, end) or before.search(text[max(0, start - 8) : start])
    ]
