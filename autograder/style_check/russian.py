"""Read Russian: sentences by razdel, lemmas by pymorphy3 and for words of the trade by `lexicon.ru.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from functools import cache, lru_cache
from os.path import commonprefix
from pathlib import Path
from typing import Any

import razdel

from autograder.style_check.language import Language, Reading, normal

__all__ = ["RUSSIAN", "morphology"]

LEXICON = Path(__file__).with_name("lexicon.ru.toml")
# Readings that are rarer than this in OpenCorpora give false hits ("лиды" as two female names, "ставок" as a pond).
RARE = 0.06


@cache
def morphology() -> Any:
    """Return pymorphy's analyser; imported late, because an English course never needs its dictionaries (0.1 s)."""
    import pymorphy3

    return pymorphy3.MorphAnalyzer(lang="ru")


@cache
def _trade_words() -> dict[str, tuple[Reading, ...]]:
    """Return the readings of all forms of the lexicon's words, declined like a model: `лид` like `вид`."""
    forms: dict[str, list[Reading]] = {}
    for word, model in tomllib.loads(LEXICON.read_text("utf-8"))["declined_like"].items():
        parsed = next(p for p in morphology().parse(model) if p.normal_form == model)
        lexeme = parsed.lexeme
        stem = commonprefix([item.word for item in lexeme])  # noqa: RUF071 - letter by letter is what a stem is
        ending = model[len(stem) :]
        if not word.endswith(ending):
            raise ValueError(f"{LEXICON.name}: {word!r} cannot be declined like {model!r}: different endings")
        for item in lexeme:
            form = word[: len(word) - len(ending)] + item.word[len(stem) :]
            forms.setdefault(normal(form), []).append(Reading(normal(word), frozenset(item.tag.grammemes)))
    return {form: tuple(readings) for form, readings in forms.items()}


@lru_cache(maxsize=50_000)
def _readings(word: str) -> tuple[Reading, ...]:
    known = _trade_words().get(word)
    if known:
        return known
    parses = morphology().parse(word)
    return tuple(Reading(normal(p.normal_form), frozenset(p.tag.grammemes)) for p in parses if p.score >= RARE)


def _split(paragraph: str) -> Iterator[tuple[int, int]]:
    for sentence in razdel.sentenize(paragraph):
        yield sentence.start, sentence.stop


RUSSIAN = Language("ru", _readings, _split)
