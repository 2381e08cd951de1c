"""Run the rules over a text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from autograder.style_check.language import Sentence
from autograder.style_check.reading import document
from autograder.style_check.rules import Harmless, Rule, Rulebook, rulebook
from autograder.style_check.texts import Moment, dates, mentions, numbers, requests

__all__ = ["Finding", "find"]

QUOTED = re.compile(r"«[^«»\n]*»|“[^“”\n]*”|\"[^\"\n]*\"")
# Longer quotations are checked, because a whole letter in quotes would otherwise escape the check.
QUOTED_WORDS = 12
DIGIT = re.compile(r"\d")
BETWEEN = re.compile(r"[ \u00a0,–—-]*(?:[^\W\d_]{1,2}[ \u00a0,–—-]+)?")
# A sentence of fewer words is a greeting.
FULL = 5
ADDRESS = re.compile(r"https?://|www\.|\b[\w-]+\.(?:ru|рф|com|org|net)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Finding:
    """A place to rewrite; `start` and `end` are offsets into the text, in characters."""

    start: int
    end: int
    rule: str
    fragment: str
    #: What is wrong with it.
    why: str
    suggestion: str
    #: 1 a hint, 2 a fault, 3 a gross fault.
    severity: int


@dataclass(frozen=True)
class _Hit:
    start: int
    end: int
    rule: Rule
    suggestion: str
    n: int = 0
    literal: bool = True

    def overlaps(self, other: _Hit) -> bool:
        return self.start < other.end and other.start < self.end

    def lies_in(self, other: _Hit) -> bool:
        """Return whether more than half of this place is the other's too."""
        return 2 * (min(self.end, other.end) - max(self.start, other.start)) > self.end - self.start

    def covers(self, other: _Hit) -> bool:
        """Return whether the other is part of this fault: it lies inside, and a class never covers words."""
        return self.start <= other.start and other.end <= self.end and (self.literal or not other.literal)


def find(text: str, lang: str) -> list[Finding]:
    """Return what an editor would question in the letter, in reading order. lang: `ru` or `en`."""
    book = rulebook(lang)
    sentences = document(text, lang)
    quoted = [m.span() for m in QUOTED.finditer(text) if len(m[0].split()) <= QUOTED_WORDS]
    hits = [
        hit
        for hit in _joined(_outermost(_phrases(text, lang, book, sentences)), text)
        if not any(start <= hit.start and hit.end <= end for start, end in quoted)
    ]
    for rule in book.rules:
        hits += BY_KIND.get(rule.kind, _none)(rule, text, lang, sentences)
    found = [
        Finding(
            h.start,
            h.end,
            h.rule.id,
            text[h.start : h.end],
            h.rule.why.format(n=h.n, limit=h.rule.limit),
            h.suggestion,
            h.rule.severity,
        )
        for h in hits
    ]
    return sorted(found, key=lambda f: (f.start, f.end, f.rule))


def _phrases(text: str, lang: str, book: Rulebook, sentences: tuple[Sentence, ...]) -> Iterator[_Hit]:
    for sentence in sentences:
        excepted = [(m.start, m.end, book.exception_of[m.pattern].id) for m in book.exceptions.matches(sentence)]
        body = text[sentence.start : sentence.end]
        for match in book.phrases.matches(sentence):
            rule, phrases = book.of[match.pattern]
            inside = any(s < match.end and match.start < e and rule.id == name for s, e, name in excepted)
            torn = rule.unbroken and "," in text[match.start : match.end]
            if not inside and not torn and not _harmless(rule.unless | phrases.unless, body, lang):
                yield _Hit(match.start, match.end, rule, phrases.suggestion or rule.suggestion, literal=match.literal)


def _harmless(unless: frozenset[Harmless], sentence: str, lang: str) -> bool:
    return any(HARMLESS[name](sentence, lang) for name in unless)


def _in_calendar(moment: Moment) -> bool:
    return bool(moment.day or moment.weekday is not None or moment.time)


def _outermost(hits: Iterator[_Hit]) -> list[_Hit]:
    """Drop phrases that lie inside another one, and overlapping phrases of one rule, to count each fault once.

    A hint that lies in a fault by half goes too, because one of them is enough to rewrite the place.
    """
    kept: list[_Hit] = []
    for hit in sorted(hits, key=lambda h: (h.start - h.end, -h.rule.severity, h.start)):
        overlapping = (other for other in kept if hit.overlaps(other))
        if not any(other.rule.id == hit.rule.id or other.covers(hit) for other in overlapping):
            kept.append(hit)
    faults = [hit for hit in kept if hit.rule.severity > 1]
    return [hit for hit in kept if hit.rule.severity > 1 or not any(hit.lies_in(fault) for fault in faults)]


def _joined(hits: list[_Hit], text: str) -> list[_Hit]:
    """Join phrases of one rule that are at most a short word apart ("First of all, it should be noted")."""
    joined: list[_Hit] = []
    for hit in sorted(hits, key=lambda h: (h.rule.id, h.start)):
        last = joined[-1] if joined else None
        if last and last.rule is hit.rule and BETWEEN.fullmatch(text[last.end : hit.start]):
            joined[-1] = replace(last, end=hit.end)
        else:
            joined.append(hit)
    return joined


HARMLESS: dict[Harmless, Callable[[str, str], bool]] = {
    "number": lambda sentence, lang: bool(DIGIT.search(sentence)),
    "date": lambda sentence, lang: any(_in_calendar(d) for d in dates(sentence, lang)),
    "condition": lambda sentence, lang: bool(mentions(sentence, "@condition", lang)),
    "question": lambda sentence, lang: "?" in sentence,
    "reason": lambda sentence, lang: ":" in sentence or bool(mentions(sentence, "@reason", lang)),
}


def _none(rule: Rule, text: str, lang: str, sentences: tuple[Sentence, ...]) -> Iterator[_Hit]:
    yield from ()


@lru_cache(maxsize=32)
def _compiled(regex: str) -> re.Pattern[str]:
    return re.compile(regex)


def _regex(rule: Rule, text: str, lang: str, sentences: tuple[Sentence, ...]) -> Iterator[_Hit]:
    for found in _compiled(rule.regex).finditer(text):
        yield _Hit(found.start(), found.end(), rule, rule.suggestion)


def _long_sentence(rule: Rule, text: str, lang: str, sentences: tuple[Sentence, ...]) -> Iterator[_Hit]:
    for sentence in sentences:
        if len(sentence.tokens) > rule.limit:
            yield _Hit(sentence.start, sentence.end, rule, rule.suggestion, len(sentence.tokens))


def _many_requests(rule: Rule, text: str, lang: str, sentences: tuple[Sentence, ...]) -> Iterator[_Hit]:
    for sentence in sentences:
        found = requests(sentence, lang)
        if len(found) >= rule.limit:
            yield _Hit(found[0][0], found[-1][1], rule, rule.suggestion, len(found))


def _no_fact(rule: Rule, text: str, lang: str, sentences: tuple[Sentence, ...]) -> Iterator[_Hit]:
    """Find a letter without any number, date or address; it is shown at its first full sentence."""
    length = sum(len(s.tokens) for s in sentences)
    if length < rule.limit or DIGIT.search(text) or numbers(text) or ADDRESS.search(text):
        return
    if any(d.month or _in_calendar(d) for d in dates(text, lang)):
        return
    full = next((s for s in sentences if len(s.tokens) >= FULL), sentences[0])
    yield _Hit(full.start, full.end, rule, rule.suggestion)


BY_KIND = {"regex": _regex, "long_sentence": _long_sentence, "many_requests": _many_requests, "no_fact": _no_fact}
