"""facts.toml of written work: what a text must hold of the case, and what contradicts it.

Facts are looked for in any order of words: a number in any notation, a date as a day, a name by its patterns. Values
may be placeholders of the trainee's case.
"""

from __future__ import annotations

import datetime as dt
import tomllib
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any, Literal

from pydantic import Field, model_validator

from autograder.exercises.placeholders import has_placeholder, resolved
from autograder.source.model import Frozen, Words
from autograder.style_check.facts import Contradiction, Day, Figure, contradicted_dates, contradicted_numbers, distorted
from autograder.style_check.texts import Moment, dates, mentions, numbers
from wording.autograder import _

__all__ = ["Fact", "FactState", "Facts", "facts_of", "read_facts"]

FactState = Literal["stated", "missing", "contradicted"]

SAMPLES: dict[str, Any] = dict.fromkeys(("value", "rivals", "near_numbers", "follow"), 1.0)
SAMPLES |= dict.fromkeys(("day", "since", "days"), "01-01")
"""What stands for a placeholder of the case while the file is checked without one."""


class Patterns(Frozen):
    """Patterns of words in both languages, as `mentions` takes them."""

    ru: tuple[str, ...] = ()
    en: tuple[str, ...] = ()

    def in_(self, lang: str) -> tuple[str, ...]:
        return self.ru if lang == "ru" else self.en


class Fact(Frozen):
    """One `[fact.<name>]`."""

    kind: Literal["number", "date", "name"]
    #: What is missing, as a remark names it: it need not give the value away.
    title: Words
    #: Whether the text must state it.
    must: bool = False
    #: Of a number.
    value: float | None = None
    #: Share of the value by which a text may round it.
    tolerance: float = Field(default=0, ge=0, lt=1)
    #: Of a date: "MM-DD".
    day: str | None = Field(default=None, pattern=r"^\d\d-\d\d$")
    #: The first day of a period that ends on `day`.
    since: str | None = Field(default=None, pattern=r"^\d\d-\d\d$")
    #: Whether it is the last day for an answer: earlier days are right too, and only limits in requests are compared.
    latest: bool = False
    #: Of a name: patterns, any of which states it.
    forms: Patterns = Patterns()
    #: Words near which another value contradicts: one of `rivals` that is nearer, another day for a date.
    near: Patterns = Patterns()
    #: Numbers that count as such words.
    near_numbers: tuple[float, ...] = ()
    #: Words that make the sentence speak of something else.
    unless: Patterns = Patterns()
    #: Values of the case that would be swapped with this one.
    rivals: tuple[float, ...] = ()

    @model_validator(mode="after")
    def _has_what_its_kind_needs(self) -> Fact:
        needs = {"number": "value", "date": "day", "name": "forms"}[self.kind]
        if not getattr(self, needs) or (self.kind == "name" and not (self.forms.ru and self.forms.en)):
            raise ValueError(_("a fact of the kind “{kind}” needs `{key}`", kind=self.kind, key=needs))
        return self

    def stated(self, text: str, lang: str, said: list[float], moments: list[Moment]) -> bool:
        """Return whether a text states it; `said` and `moments` are its numbers and dates."""
        if self.value is not None:
            return any(abs(n - self.value) <= self.tolerance * self.value for n in said)
        if self.kind == "name":
            return bool(mentions(text, self.forms.in_(lang), lang))
        month, day = _day(self.day or "00-00")
        return any(day in (m.day, m.from_day) and m.month in (month, None) for m in moments)


class Facts(Frozen):
    """facts.toml."""

    format: Literal[1]
    #: Numbers that follow from the case, differences and percentages, and that no fact contradicts.
    follow: tuple[float, ...] = ()
    #: Days ("MM-DD") that may stand beside a date.
    days: tuple[str, ...] = ()
    fact: dict[str, Fact] = Field(min_length=1)

    def missing(self, text: str, lang: str) -> list[str]:
        """Return the titles of the facts that a text must state and does not."""
        said, moments = numbers(text), dates(text, lang)
        return [f.title.in_(lang) for f in self.fact.values() if f.must and not f.stated(text, lang, said, moments)]

    def compared(self, text: str, lang: str) -> list[tuple[str, FactState, str]]:
        """Return the title of every fact, what the text makes of it, and the place that contradicts it."""
        said, moments = numbers(text), dates(text, lang)
        wrong = {one.fact: one.fragment for one in reversed(self.contradicted(text, lang))}
        rows: list[tuple[str, FactState, str]] = []
        for fact in self.fact.values():
            title = fact.title.in_(lang)
            stated: FactState = "stated" if fact.stated(text, lang, said, moments) else "missing"
            rows.append((title, "contradicted" if title in wrong else stated, wrong.get(title, "")))
        return rows

    def contradicted(self, text: str, lang: str) -> list[Contradiction]:
        """Return the places of a text that contradict a fact, each once, in reading order."""
        found = {c.fragment: c for c in sorted(self._contradicted(text, lang), key=lambda c: c.start, reverse=True)}
        return sorted(found.values(), key=lambda c: c.start)

    def _contradicted(self, text: str, lang: str) -> Iterator[Contradiction]:
        known = {f.value: f.title.in_(lang) for f in self.fact.values() if f.value is not None}
        yield from distorted(text, lang, known, self.follow)
        for fact in self.fact.values():
            near, unless, title = fact.near.in_(lang), fact.unless.in_(lang), fact.title.in_(lang)
            if fact.value is not None and fact.rivals:
                figure = Figure(fact.value, fact.rivals, near, fact.near_numbers, unless)
                yield from contradicted_numbers(text, lang, figure, title)
            if fact.day is not None:
                others = frozenset(_day(day) for day in self.days)
                since = _day(fact.since) if fact.since else None
                day = Day(_day(fact.day), since, fact.latest, others, near, unless)
                yield from contradicted_dates(text, lang, day, title)


def _day(text: str) -> tuple[int, int]:
    """Return month and day of "MM-DD"."""
    return int(text[:2]), int(text[3:])


@lru_cache(maxsize=64)
def _declared(source: str) -> tuple[Facts, bool]:
    """Return the facts of a facts.toml, with samples for its placeholders, and whether it has any."""
    data = tomllib.loads(source)
    return Facts.model_validate(_sampled(data)), has_placeholder(data)


def read_facts(source: str) -> dict[str, Any]:
    """Return a facts.toml as plain data. Raises ValueError, of which tomllib's error is one, when it is wrong."""
    facts, personal = _declared(source)
    return tomllib.loads(source) if personal else facts.model_dump(mode="json", exclude_defaults=True)


def facts_of(data: dict[str, Any], figures: Mapping[str, Any], lang: str) -> Facts:
    """Return the facts of one trainee.

    Args:
        data: what `read_facts` returned.
        figures: the trainee's case.

    Raises what `resolved` raises, and ValueError for a figure that does not suit its place.
    """
    return Facts.model_validate(_days(resolved(data, figures, lang)) if has_placeholder(data) else data)


def _sampled(value: Any, key: str = "") -> Any:
    if isinstance(value, dict):
        return {name: _sampled(one, name) for name, one in value.items()}
    if isinstance(value, list):
        return [_sampled(one, key) for one in value]
    return SAMPLES[key] if key in SAMPLES and has_placeholder(value) else value


def _days(value: Any) -> Any:
    """Return the data with dates of the case written as facts.toml writes them."""
    if isinstance(value, dict):
        return {name: _days(one) for name, one in value.items()}
    if isinstance(value, list):
        return [_days(one) for one in value]
    return f"{value:%m-%d}" if isinstance(value, dt.date) else value
