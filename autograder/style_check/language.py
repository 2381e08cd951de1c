"""What both languages share: words with their readings, and where the lines of a letter end.

Punctuation bounds sentences and is otherwise not matched against, so that a comma more or less never hides a phrase.
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
    """One way to read a word: its dictionary form and grammemes (pymorphy's names; none in English)."""

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
    start: int
    end: int
    tokens: tuple[Token, ...]


@dataclass(frozen=True)
class Language:
    """How one language is read: a word's readings, and where sentences of a paragraph lie (offsets)."""

    code: str
    readings: Callable[[str], tuple[Reading, ...]]
    split: Callable[[str], Iterator[tuple[int, int]]]


def normal(word: str) -> str:
    """Lower case, `ё` as `е`, one kind of apostrophe: the form in which words are compared."""
    return word.lower().replace("ё", "е").replace("’", "'")


def spans_of_lines(text: str) -> Iterator[tuple[int, int]]:
    """Paragraphs, list items and stand-alone lines; a line wrapped in mid-sentence stays whole."""
    start = 0
    for found in LINE_BREAK.finditer(text):
        yield start, found.start()
        start = found.end()
    yield start, len(text)
