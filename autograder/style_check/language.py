"""Model a text in any language: words with their readings, sentences, and where the lines of a letter end.

Punctuation ends sentences and is otherwise ignored, so that a comma more or less never hides a phrase.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

__all__ = ["WORD", "Language", "Reading", "Sentence", "Token", "normal", "spans_of_lines"]

NUMBER = r"\d+(?:[ \u00a0\u202f]\d{3})*(?:[.,:]\d+)*(?![^\W_])"
WORD = re.compile(rf"{NUMBER}|[^\W_]+(?:[-'’_.@&+][^\W_]+)*")
LINE_BREAK = re.compile(r"\n\s*\n|\n(?=[ \t]*(?:[-–—•*>#]|\d+[.)]|[«\"“(]?[A-ZА-ЯЁ]))|(?<=:)\n")


@dataclass(frozen=True)
class Reading:
    """A way to read a word: its dictionary form and grammemes (by the names of pymorphy; none in English)."""

    lemma: str
    tags: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Token:
    """A word of the text; `start` and `end` are offsets into the whole text, in characters."""

    start: int
    end: int
    form: str
    readings: tuple[Reading, ...]
    after_comma: bool = False


@dataclass(frozen=True)
class Sentence:
    """A sentence of the text; offsets as in `Token`."""

    start: int
    end: int
    tokens: tuple[Token, ...]


@dataclass(frozen=True)
class Language:
    """A language and how it is read."""

    code: str
    #: Word -> its readings.
    readings: Callable[[str], tuple[Reading, ...]]
    #: Paragraph -> start and end of each sentence in it.
    split: Callable[[str], Iterator[tuple[int, int]]]


def normal(word: str) -> str:
    """Return the form in which words are compared: lower case, `ё` as `е`, one kind of apostrophe."""
    return word.lower().replace("ё", "е").replace("’", "'")


def spans_of_lines(text: str) -> Iterator[tuple[int, int]]:
    """Yield start and end of paragraphs, list items and separate lines; lines wrapped in mid-sentence are joined."""
    start = 0
    for found in LINE_BREAK.finditer(text):
        yield start, found.start()
        start = found.end()
    yield start, len(text)
