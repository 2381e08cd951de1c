"""Read and validate the rules, `rules.<lang>.toml`, with the word classes that they name."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from autograder.style_check.language import Language, Reading, normal
from autograder.style_check.patterns import Keys, Matcher
from autograder.style_check.reading import language

__all__ = ["Phrases", "Rule", "Rulebook", "WordClass", "matcher", "rulebook"]

FOLDER = Path(__file__).parent

Harmless = Literal["number", "date", "condition", "question", "reason"]
"""What a sentence may have that makes a phrase harmless; a reason is what follows a colon or "because"."""


class Data(BaseModel):
    """Base of what the rules' files hold: unknown keys are refused."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class WordClass(Data):
    """Words named together. A word belongs by its form, or by the lemma, or tags and ending, of a reading."""

    #: Lemmas.
    words: frozenset[str] = frozenset()
    forms: frozenset[str] = frozenset()
    #: Grammemes that a reading must have all of, and those that it must not have.
    tags: frozenset[str] = frozenset()
    without_tags: frozenset[str] = frozenset()
    #: Ends of lemmas, one of which a reading must have.
    endings: tuple[str, ...] = ()
    #: Lemmas, one of which a reading with the tags must have; empty: any.
    lemmas: frozenset[str] = frozenset()
    #: Lemmas of words that never belong.
    but_not: frozenset[str] = frozenset()

    def holds(self, form: str, lang: Language) -> bool:
        readings = lang.readings(form)
        if any(reading.lemma in self.but_not for reading in readings):
            return False
        if form in self.forms or any(reading.lemma in self.words for reading in readings):
            return True
        if not (self.tags or self.endings):
            return False
        return any(self._describes(reading) for reading in readings)

    def _describes(self, reading: Reading) -> bool:
        tags = self.tags <= reading.tags and not self.without_tags & reading.tags
        lemma = not self.lemmas or reading.lemma in self.lemmas
        return tags and lemma and reading.lemma.endswith(self.endings or "")


class Phrases(Data):
    """Patterns (see `patterns.py`) that share a suggestion."""

    patterns: tuple[str, ...] = Field(min_length=1)
    suggestion: str = ""
    #: What makes these phrases harmless, beside what the rule names.
    unless: frozenset[Harmless] = frozenset()


class Rule(Data):
    """One thing that an editor would question."""

    id: str = Field(pattern=r"^[a-z][a-z_]*$")
    #: 1 a hint, 2 a fault, 3 a gross fault.
    severity: Literal[1, 2, 3]
    #: What is wrong; may hold `{n}` and `{limit}`.
    why: str = Field(min_length=1)
    suggestion: str = ""
    #: How it is found.
    kind: Literal["phrases", "regex", "long_sentence", "many_requests", "no_fact"] = "phrases"
    #: Words in a sentence (long_sentence), requests in a sentence (many_requests), words in the letter (no_fact).
    limit: int = 0
    regex: str = ""
    #: What makes the phrase harmless when the same sentence has it.
    unless: frozenset[Harmless] = frozenset()
    #: Patterns inside which the phrase is right.
    exceptions: tuple[str, ...] = ()
    #: Whether a comma ends the phrase.
    unbroken: bool = False
    match: tuple[Phrases, ...] = ()

    @model_validator(mode="after")
    def _has_what_its_kind_needs(self) -> Rule:
        needs = {"phrases": "match", "regex": "regex"}.get(self.kind, "limit")
        if not getattr(self, needs):
            raise ValueError(f"rule {self.id!r} is of the kind {self.kind!r} and needs `{needs}`")
        return self


class File(Data):
    """rules.<lang>.toml."""

    format: Literal[1]
    word_class: dict[str, WordClass] = Field(alias="class", default={})
    rule: tuple[Rule, ...] = Field(min_length=1)


@dataclass(frozen=True)
class Rulebook:
    """The rules of one language, with matchers for the patterns of all of them."""

    rules: tuple[Rule, ...]
    lang: Language
    keys: Keys
    phrases: Matcher
    exceptions: Matcher
    #: Number of a pattern of `phrases` -> its rule and group.
    of: tuple[tuple[Rule, Phrases], ...]
    #: Number of a pattern of `exceptions` -> its rule.
    exception_of: tuple[Rule, ...]


def _keys(classes: dict[str, WordClass], lang: Language) -> Keys:
    @lru_cache(maxsize=50_000)
    def keys(form: str) -> frozenset[str]:
        word = normal(form)
        named = {f"<{name}>" for name, word_class in classes.items() if word_class.holds(word, lang)}
        return frozenset({reading.lemma for reading in lang.readings(word)} | {f"!{word}"} | named)

    return keys


def _known_classes(source: str, classes: dict[str, WordClass]) -> None:
    unknown = {part for word in source.split() for part in word.rstrip("?").split("|") if part.startswith("<")}
    unknown -= {f"<{name}>" for name in classes}
    if unknown:
        raise ValueError(f"pattern {source!r} names {', '.join(sorted(unknown))}, which is not declared")


@cache
def rulebook(code: str) -> Rulebook:
    """Return the rules of a language, `ru` or `en`. Raises ValueError when the data are wrong."""
    lang = language(code)
    file = File.model_validate(tomllib.loads((FOLDER / f"rules.{code}.toml").read_text("utf-8")))
    of = [(rule, pattern, phrases) for rule in file.rule for phrases in rule.match for pattern in phrases.patterns]
    excepted = [(rule, pattern) for rule in file.rule for pattern in rule.exceptions]
    for pattern in [p for _, p, _ in of] + [p for _, p in excepted]:
        _known_classes(pattern, file.word_class)
    keys = _keys(file.word_class, lang)
    return Rulebook(
        rules=file.rule,
        lang=lang,
        keys=keys,
        phrases=Matcher([p for _, p, _ in of], lang, keys),
        exceptions=Matcher([p for _, p in excepted], lang, keys),
        of=tuple((rule, phrases) for rule, _, phrases in of),
        exception_of=tuple(rule for rule, _ in excepted),
    )


@lru_cache(maxsize=1024)
def matcher(patterns: tuple[str, ...], code: str) -> Matcher:
    """Return a matcher for the patterns of a check, which may name the classes of the language's rules."""
    book = rulebook(code)
    return Matcher(patterns, book.lang, book.keys)
