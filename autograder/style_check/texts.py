"""Answer what checks ask of a letter: its words, sentences, dates, sums, greeting and requests.

Every function takes the text as the trainee wrote it; `lang` is `ru` or `en`. `patterns.py` describes how words are
compared, and the patterns that `mentions` takes.
"""

from __future__ import annotations

from collections.abc import Iterable

from autograder.style_check.figures import money, numbers
from autograder.style_check.language import WORD, Sentence
from autograder.style_check.moments import Moment, dates, vocabulary
from autograder.style_check.patterns import Matcher
from autograder.style_check.reading import document
from autograder.style_check.rules import matcher, rulebook

__all__ = [
    "Moment",
    "asked_dates",
    "dates",
    "greeting",
    "matches",
    "mentions",
    "money",
    "numbers",
    "question_or_request",
    "requests",
    "sentences",
    "together",
    "words",
]


def words(text: str) -> list[str]:
    """Return words and numbers in order, as written; `1 240 000` and `минус-слова` are one word each."""
    return WORD.findall(text)


def sentences(text: str, lang: str) -> list[str]:
    """Return sentences in order; a list item and a separate line are sentences too."""
    return [text[s.start : s.end] for s in document(text, lang)]


def mentions(text: str, lemmas: str | Iterable[str], lang: str) -> list[str]:
    """Return those of the given words and phrases that the text has in any form, in the given order.

    Each may be a pattern, or the name of a list of patterns: `mentions(answer, ["скидка", "если ~ то", "@request"],
    lang)`. `texts.<lang>.toml` has the lists; the id of a rule names its patterns. A phrase lies within one sentence.
    """
    wanted = [lemmas] if isinstance(lemmas, str) else list(lemmas)
    read = document(text, lang)
    return [w for w in wanted if any(next(_matcher(w, lang).matches(s), None) for s in read)]


def matches(sentence: Sentence, patterns: Iterable[str], lang: str) -> list[tuple[int, int]]:
    """Return start and end of each place of a sentence that matches a pattern, as offsets into the whole text."""
    return [(m.start, m.end) for wanted in patterns for m in _matcher(wanted, lang).matches(sentence)]


def _matcher(wanted: str, lang: str) -> Matcher:
    return matcher(named(wanted[1:], lang) if wanted.startswith("@") else (wanted,), lang)


def named(name: str, lang: str) -> tuple[str, ...]:
    """Return the patterns of a named list or of a rule, without those that a sentence may make harmless.

    Raises KeyError when there is no such name.
    """
    lists = vocabulary(lang)["phrases"]
    if name in lists:
        return tuple(lists[name])
    rule = next((r for r in rulebook(lang).rules if r.id == name and r.match), None)
    if rule is None:
        raise KeyError(f"no phrases are named {name!r}; there are: {', '.join(sorted(lists))} and the rules")
    return tuple(p for phrases in rule.match if not phrases.unless for p in phrases.patterns)


def greeting(text: str, lang: str) -> str:
    """Return the greeting as written ("Добрый день"), or "" when the letter does not open with one."""
    for sentence in document(text, lang)[:2]:
        found = next(_matcher("@greeting", lang).matches(sentence), None)
        if found:
            return text[found.start : found.end]
    return ""


def requests(sentence: Sentence, lang: str) -> list[tuple[int, int]]:
    """Return start and end of each request in a sentence: imperatives, "прошу прислать", "could you send"."""
    found = {(m.start, m.end) for m in _matcher("@request", lang).matches(sentence)}
    apart: list[tuple[int, int]] = []
    for start, end in sorted(found, key=lambda span: (span[0] - span[1], span)):
        if not any(start < e and s < end for s, e in apart):
            apart.append((start, end))
    return sorted(apart)


def question_or_request(text: str, lang: str) -> list[str]:
    """Return the sentences that ask the reader for something: a question or a request."""
    read = document(text, lang)
    return [text[s.start : s.end] for s in read if "?" in text[s.start : s.end] or requests(s, lang)]


def asked_dates(text: str, lang: str) -> list[Moment]:
    """Return the dates by which the reader is asked to act, in reading order.

    They stand in a sentence that asks, by a question, a request or a need, or as a limit ("до пятницы") in the sentence
    beside it. Offsets count from the beginning of their sentence.
    """
    read = document(text, lang)
    bodies = [text[s.start : s.end] for s in read]
    asks = ["?" in body or bool(matches(s, ("@request", "@need"), lang)) for s, body in zip(read, bodies, strict=True)]
    return [
        moment
        for n, body in enumerate(bodies)
        for moment in dates(body, lang)
        if asks[n] or (moment.deadline and any(asks[max(0, n - 1) : n + 2]))
    ]


def together(text: str, groups: Iterable[Iterable[str]], lang: str) -> bool:
    """Return whether a sentence, or a sentence and the next one, mentions each group of words, in any order."""
    said, wanted = sentences(text, lang), [list(group) for group in groups]
    pairs = [" ".join(said[n : n + 2]) for n in range(len(said))]
    return any(all(mentions(pair, group, lang) for group in wanted) for pair in pairs)
