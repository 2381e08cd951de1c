"""Read a text in its language: into sentences of tokens with their lemmas."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from autograder.style_check.english import ENGLISH
from autograder.style_check.language import WORD, Language, Sentence, Token, normal, spans_of_lines
from autograder.style_check.russian import RUSSIAN

__all__ = ["document", "language"]

LANGUAGES = {lang.code: lang for lang in (ENGLISH, RUSSIAN)}


def language(code: str) -> Language:
    """Return a language by its code. Raises ValueError for one that has no rules."""
    if code not in LANGUAGES:
        raise ValueError(f"no rules for the language {code!r}; there are: {', '.join(sorted(LANGUAGES))}")
    return LANGUAGES[code]


@lru_cache(maxsize=64)
def document(text: str, code: str) -> tuple[Sentence, ...]:
    """Return the sentences of a text. Cached, because the checks of one exercise read the same letter many times."""
    lang = language(code)
    result = []
    for line_start, line_end in spans_of_lines(text):
        for left, right in lang.split(text[line_start:line_end]):
            start, end = line_start + left, line_start + right
            tokens = tuple(_tokens(text, start, end, lang))
            if tokens:
                result.append(Sentence(start, end, tokens))
    return tuple(result)


def _tokens(text: str, start: int, end: int, lang: Language) -> Iterator[Token]:
    last = start
    for found in WORD.finditer(text, start, end):
        yield Token(*found.span(), found[0], lang.readings(normal(found[0])), "," in text[last : found.start()])
        last = found.end()
