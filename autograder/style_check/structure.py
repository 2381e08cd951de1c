"""Recognise what only looks like written work: lists of key words, filler text, and the task copied."""

from __future__ import annotations

import re

from autograder.style_check.language import WORD, normal
from autograder.style_check.moments import vocabulary

__all__ = ["copied", "not_sentences"]

BOUNDARY = re.compile(r"[,;:.!?…/|•*()\n]|\s[-–—]\s")
LETTERS = re.compile(r"[^\W\d_]+")
#: Words in a row that are no coincidence when two texts share them.
RUN = 5
#: A shorter text has too few words to count.
FEWEST_WORDS = 12
SHOWN_WORDS = 12


def not_sentences(text: str, lang: str) -> str:
    """Return the beginning of a text that is no sentences, "" for one that is.

    Sentences hold words together by function words, "in", "that", "we", and put several words between two signs; a list
    of key words has neither, and filler text has words of no language. The shares are measured on the letters of the
    style corpus.
    """
    words = [normal(word) for word in LETTERS.findall(text)]
    if len(words) < FEWEST_WORDS:
        return ""
    data = vocabulary(lang)["sentences"]
    known = set(data["function_words"])
    share = sum(word in known for word in words) / len(words)
    pieces = [len(LETTERS.findall(piece)) for piece in BOUNDARY.split(text)]
    full = [n for n in pieces if n]
    if share >= data["least_share"] and sum(full) / len(full) >= data["least_piece"]:
        return ""
    return _beginning(text)


def copied(text: str, source: str) -> tuple[float, str]:
    """Return the share of a text's words that repeat the source in runs of five or more, and the longest such run."""
    found = list(WORD.finditer(text))
    words = [normal(m[0]) for m in found]
    given = [normal(word) for word in WORD.findall(source)]
    runs = {tuple(given[n : n + RUN]) for n in range(len(given) - RUN + 1)}
    repeated = [False] * len(words)
    for n in range(len(words) - RUN + 1):
        if tuple(words[n : n + RUN]) in runs:
            repeated[n : n + RUN] = [True] * RUN
    longest = max(_spans(repeated), key=lambda span: span[1] - span[0], default=(0, 0))
    if longest == (0, 0):
        return 0.0, ""
    return sum(repeated) / len(words), _beginning(text[found[longest[0]].start() : found[longest[1] - 1].end()])


def _spans(flags: list[bool]) -> list[tuple[int, int]]:
    spans, start = [], None
    for n, flag in enumerate([*flags, False]):
        if flag and start is None:
            start = n
        elif not flag and start is not None:
            spans.append((start, n))
            start = None
    return spans


def _beginning(text: str) -> str:
    parts = text.split()
    return " ".join(parts[:SHOWN_WORDS]) + ("…" if len(parts) > SHOWN_WORDS else "")
