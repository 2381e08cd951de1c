"""Find places that contradict the facts of a case: distorted numbers, values that are swapped, other days."""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from autograder.style_check.figures import figures
from autograder.style_check.language import Sentence
from autograder.style_check.moments import Moment, dates
from autograder.style_check.reading import document
from autograder.style_check.texts import matches, requests

__all__ = ["Contradiction", "Day", "Figure", "contradicted_dates", "contradicted_numbers", "distorted"]

CLAUSE = re.compile(r",\s|[;:]|\s[-–—]\s|\s(?:или|а|но|or|but|while)\s|\(", re.IGNORECASE)
# From this many digits on, one changed digit is a slip and no other number.
LONG = 4


@dataclass(frozen=True)
class Contradiction:
    """A place that contradicts a fact; `start` is an offset into the text, in characters."""

    start: int
    fragment: str
    #: The fact, as its author titled it.
    fact: str


@dataclass(frozen=True)
class Figure:
    """A number of the case."""

    value: float
    #: Numbers that may be put in its place by mistake.
    rivals: tuple[float, ...]
    #: Patterns of the words and values of the numbers that it belongs to.
    near: tuple[str, ...]
    near_numbers: tuple[float, ...]
    #: Patterns of sentences that speak of something else.
    unless: tuple[str, ...]


@dataclass(frozen=True)
class Day:
    """A day of the case, as month and day."""

    day: tuple[int, int]
    #: The first day of the period that ends on it.
    since: tuple[int, int] | None
    #: Whether it is the last day for an answer: only limits in requests are compared, and an earlier day is right too.
    latest: bool
    #: Other days that may stand in its place.
    others: frozenset[tuple[int, int]]
    #: Patterns of the sentences that it belongs to.
    near: tuple[str, ...]
    #: Patterns of sentences that speak of something else.
    unless: tuple[str, ...]


def distorted(text: str, lang: str, known: Mapping[float, str], follow: tuple[float, ...]) -> Iterator[Contradiction]:
    """Find numbers that are a known one with digits swapped, changed or lost: 82814 for 88214, 64 800 for 46 800.

    Args:
        known: the numbers of the case, with the titles of their facts.
        follow: other numbers that are right.
    """
    moments = [(d.start, d.end) for d in dates(text, lang)]
    for start, end, value in figures(text):
        if value in known or value in follow or any(s < end and start < e for s, e in moments):
            continue
        for right, title in known.items():
            if _is_slip(value, right):
                yield Contradiction(start, text[start:end], title)
                break


def _is_slip(value: float, right: float) -> bool:
    if value != int(value) or right != int(right):
        return False
    ours, theirs = str(int(value)), str(int(right))
    if len(theirs) < 2 or _rounded(value, right):
        return False
    if len(ours) == len(theirs):
        changed = sum(a != b for a, b in zip(ours, theirs, strict=True))
        return sorted(ours) == sorted(theirs) or (len(theirs) >= LONG and changed == 1)
    return len(theirs) >= LONG and value in (right * 10, right / 10)


def _rounded(value: float, right: float) -> bool:
    """Return whether a value is the right one with fewer digits: 41 000 for 41 200."""
    return any(value == round(right, -n) for n in range(1, len(str(int(right)))))


def contradicted_numbers(text: str, lang: str, fact: Figure, title: str) -> Iterator[Contradiction]:
    """Find sentences in which the number that is nearest to the words of a fact is one of its rivals."""
    values = {fact.value, *fact.rivals}
    for sentence, body in _sentences(text, lang):
        if _says(sentence, fact.unless, lang):
            continue
        said = [(s, e, v) for s, e, v in figures(body) if v in values]
        anchors = [(s - sentence.start, e - sentence.start) for s, e in matches(sentence, fact.near, lang)]
        by_number = [(s, e) for s, e, v in figures(body) if v in fact.near_numbers]
        anchors += by_number
        if said and anchors:
            start, value, anchor = _nearest(body, said, anchors)
            apart = anchor in by_number and _parted(body, start, anchor[0])
            if value != fact.value and not apart:
                yield Contradiction(sentence.start + start, body, title)


def _parted(body: str, one: int, other: int) -> bool:
    """Return whether a third number stands between two: in "160 for 244,000, not 180,000"."""
    return any(min(one, other) < start < max(one, other) for start, _, _ in figures(body))


def _nearest(
    body: str, said: list[tuple[int, int, float]], anchors: list[tuple[int, int]]
) -> tuple[int, float, tuple[int, int]]:
    """Return start and value of the number that belongs to the words, and the words' span.

    The number stands in their clause, else in the sentence.
    """
    ends = [*(m.start() for m in CLAUSE.finditer(body)), len(body)]
    pairs = [
        (
            bisect(ends, number[0]) != bisect(ends, anchor[0]),
            _distance(number[:2], anchor),
            number[0],
            number[2],
            anchor,
        )
        for number in said
        for anchor in anchors
    ]
    _, _, start, value, nearest = min(pairs)
    return start, value, nearest


def contradicted_dates(text: str, lang: str, fact: Day, title: str) -> Iterator[Contradiction]:
    """Find sentences that name another day where the fact's belongs."""
    for sentence, body in _sentences(text, lang):
        moments = [d for d in dates(body, lang) if d.day is not None]
        if fact.since is not None:
            wrong = [d for d in moments if d.from_day and (d.from_day == fact.since[1]) != (d.day == fact.day[1])]
        elif fact.latest:
            asks = "?" in body or bool(requests(sentence, lang))
            late = [d for d in moments if asks and d.deadline and _on(d, fact.day) > fact.day]
            wrong = [d for d in late if not _among(d, fact.others)]
        elif _says(sentence, fact.near, lang) and not any(_among(d, {fact.day}) for d in moments):
            wrong = [d for d in moments if not _among(d, fact.others)]
        else:
            wrong = []
        if wrong and not _says(sentence, fact.unless, lang):
            yield Contradiction(sentence.start + wrong[0].start, body, title)


def _on(moment: Moment, like: tuple[int, int]) -> tuple[int, int]:
    return moment.month or like[0], moment.day or 0


def _among(moment: Moment, days: Iterable[tuple[int, int]]) -> bool:
    named = [day for day in (moment.day, moment.from_day) if day]
    return any(day in named and moment.month in (month, None) for month, day in days)


def _sentences(text: str, lang: str) -> Iterator[tuple[Sentence, str]]:
    for sentence in document(text, lang):
        yield sentence, text[sentence.start : sentence.end]


def _says(sentence: Sentence, patterns: tuple[str, ...], lang: str) -> bool:
    return bool(patterns) and bool(matches(sentence, patterns, lang))


def _distance(a: tuple[int, int], b: tuple[int, int]) -> int:
    return max(a[0] - b[1], b[0] - a[1], 0)
