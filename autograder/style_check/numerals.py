"""Numbers written in words: Russian in every case and as ordinals, English with and without hyphens.

No kept library reads declined Russian numerals: text2num has no Russian, words2numsrus and rus2num have had no release
since 2023 and split "двести сорок четыре" or add up "сто двести". The grammar is small, and the forms come from
pymorphy3, which this room needs anyway.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal

from autograder.style_check.language import normal

__all__ = ["Spelled", "spelled"]

FOLDER = Path(__file__).parent
WORD = re.compile(r"[^\W\d_]+")
GAP = re.compile(r"[ \u00a0\u202f\t]+|[ \u00a0\u202f\t]*\n[ \t]*|-")
"""What may stand between two words of one number."""

Sort = Literal["cardinal", "ordinal", "scale", "joint"]


@dataclass(frozen=True)
class Spelled:
    """A number in words; `start` and `end` are offsets into the text, in characters."""

    start: int
    end: int
    value: float
    #: Whether it names a place ("двадцать седьмого", "the third") rather than a quantity.
    ordinal: bool


@dataclass(frozen=True)
class _Word:
    """One word of a number."""

    sort: Sort
    value: float
    #: Whether it is a number when no other numeral stands beside it.
    alone: bool


@dataclass
class _Reading:
    """A number while it is read."""

    start: int
    end: int
    #: The sum of finished scales.
    total: float = 0
    #: The part below the next scale.
    part: float | None = None
    floor: float = float("inf")
    scale: float = float("inf")
    words: int = 0
    alone: bool = True
    ordinal: bool = False
    closed: bool = False

    def take(self, word: _Word) -> bool:
        """Add a word; False when the word begins another number."""
        if self.closed or not (self._scaled(word) if word.sort == "scale" else self._added(word)):
            return False
        self.words += 1
        self.alone = word.alone
        if word.sort == "ordinal":
            self.ordinal = self.closed = True
        return True

    def _scaled(self, word: _Word) -> bool:
        if not self.words:  # "тысяча двести", "a hundred and five"
            self.part = 1
        if word.value == 100:  # English: a hundred is part of what a higher scale multiplies
            if self.part is None or not 1 <= self.part <= 9:
                return False
            self.part, self.floor = self.part * 100, 100
            return True
        if self.part is None or word.value >= self.scale:
            return False
        self.total += self.part * word.value
        self.part, self.floor, self.scale = None, float("inf"), word.value
        return True

    def _added(self, word: _Word) -> bool:
        """Hundreds, then tens, then units; "сто двести" and "два три" are two numbers each."""
        floor = 100 if word.value >= 100 else 10 if word.value >= 20 else 1
        room = 100 if self.floor == 100 else 10 if self.floor == 10 else 0
        if self.part is None:
            self.part = word.value
        elif word.value < room and word.value == int(word.value) and word.value:
            self.part += word.value
        else:
            return False
        self.floor = floor
        return True

    def finished(self, counts: bool) -> Spelled | None:
        """The number, unless it is a word that means something else when it stands alone and counts nothing."""
        if not self.words or (self.words == 1 and not (self.alone or counts)):
            return None
        return Spelled(self.start, self.end, self.total + (self.part or 0), self.ordinal)


def spelled(text: str, lang: str) -> list[Spelled]:
    """Find the numbers that are written in words, in reading order.

    Scales after digits ("244 тысячи") belong to `figures`. Raises FileNotFoundError for an unknown language.
    """
    known = _words(lang)
    before_plural = _data(lang)["not_alone"]["forms"]
    found: list[Spelled] = []
    reading: _Reading | None = None

    def finish() -> None:
        nonlocal reading
        if reading:
            counts = text[reading.start : reading.end].lower() in before_plural and _plural_follows(text, reading.end)
            if number := reading.finished(counts):
                found.append(number)
        reading = None

    for match in WORD.finditer(text):
        word = known.get(normal(match[0]))
        if reading and not GAP.fullmatch(text[reading.end : match.start()]):
            between = known.get(normal(text[reading.end : match.start()].strip()))
            if not (between and between.sort == "joint"):
                finish()
        if word is None:
            finish()
        elif word.sort == "joint":
            continue
        elif reading and reading.take(word):
            reading.end = match.end()
        else:
            finish()
            reading = _Reading(match.start(), match.end())
            if not reading.take(word):
                reading = None
    finish()
    return found


def _plural_follows(text: str, at: int) -> bool:
    """Return whether a Russian word in the plural is next: what "сорока рублей" counts."""
    from autograder.style_check.russian import morphology

    following = WORD.match(text, at + 1)
    return bool(following and "plur" in morphology().parse(following[0])[0].tag)


@cache
def _data(lang: str) -> dict[str, Any]:
    return tomllib.loads((FOLDER / f"numerals.{lang}.toml").read_text("utf-8"))


@cache
def _words(lang: str) -> dict[str, _Word]:
    """Every form of every numeral, in the form in which words are compared."""
    data = _data(lang)
    apart, forms_apart = set(data["not_alone"]["words"]), set(data["not_alone"]["forms"])
    found: dict[str, _Word] = {}
    sorts: tuple[Sort, ...] = ("scale", "ordinal", "cardinal")
    for sort in sorts:
        for word, value in data[sort].items():
            for form in _forms(word, lang):
                alone = sort != "scale" and word not in apart and form not in forms_apart
                found[form] = _Word(sort, value, alone)
    return found | {word: _Word("joint", 0, False) for word in data["joint"]["words"]}


def _forms(word: str, lang: str) -> set[str]:
    if lang != "ru":
        return {normal(word)}
    from autograder.style_check.russian import morphology

    parses: list[Any] = morphology().parse(word)
    numerals = [p for p in parses if "NUMR" in p.tag or "Anum" in p.tag]
    return {normal(form.word) for p in (numerals or parses)[:1] for form in p.lexeme} | {normal(word)}
