"""Match word patterns: a small language in which rules and checks name what they look for.

Words are divided by spaces; case, `ё` and punctuation do not count. One word of a pattern is:

    слово         any form of the word (words are compared by lemma, so a phrase is written as it is said)
    !слово        exactly this form (the operator of Wordstat)
    a|b|<class>   one of these
    <class>       any word of a class declared in the rules' data
    *             any one word (`*?`: or none)
    ~             up to three words, or none
    word?         may be left out
    ^             the start of the sentence (first place only)
    ,             just after a comma (first place only)
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from autograder.style_check.language import Language, Sentence, normal

__all__ = ["Match", "Matcher", "Pattern", "compile_pattern"]

GAP = 3
Keys = Callable[[str], frozenset[str]]
"""Form of a word -> what matches it: its lemmas, `!form`, and the `<classes>` that it belongs to."""


@dataclass(frozen=True)
class Step:
    """One word of a pattern."""

    #: A word matches when it has one of these keys.
    keys: frozenset[str]
    optional: bool = False
    #: `~`.
    gap: bool = False
    #: `*`.
    any: bool = False


@dataclass(frozen=True)
class Pattern:
    """A pattern taken apart."""

    source: str
    steps: tuple[Step, ...]
    #: `^`, `,` or nothing.
    anchor: str = ""

    @property
    def literal(self) -> bool:
        """Return whether it names every word, none by a class alone."""
        return not any(step.keys and all(key.startswith("<") for key in step.keys) for step in self.steps)


@dataclass(frozen=True)
class Match:
    """A place that a pattern matches; start and end are offsets into the text, in characters."""

    start: int
    end: int
    #: Number of the pattern in the matcher's list.
    pattern: int
    literal: bool


def _step(word: str, lang: Language) -> Step:
    if word == "~":
        return Step(frozenset(), gap=True)
    optional = word.endswith("?")
    if word in ("*", "*?"):
        return Step(frozenset(), optional=optional, any=True)
    keys: set[str] = set()
    for part in word.removesuffix("?").split("|"):
        keys |= {normal(part)} if part[0] in "!<" else {r.lemma for r in lang.readings(normal(part))}
    return Step(frozenset(keys), optional=optional)


def compile_pattern(source: str, lang: Language) -> Pattern:
    """Take a pattern apart. Raises ValueError when it is empty, all its words are optional, or a gap is at an end."""
    words = source.split()
    anchor = words[0] if words and words[0] in ("^", ",") else ""
    steps = tuple(_step(word, lang) for word in words[bool(anchor) :])
    required = next((step for step in steps if not step.optional), None)
    if required is None or not required.keys or steps[-1].gap:
        raise ValueError(f"pattern {source!r}: it needs a word that must be there, and a gap only between words")
    return Pattern(source, steps, anchor)


def _ends(steps: Sequence[Step], keys: Sequence[frozenset[str]], at: int) -> Iterator[int]:
    """Yield the indices after the last token of a match that begins at token `at`.

    The best comes first: gaps as short and optional words as many as possible.
    """
    if not steps:
        yield at
        return
    step, rest = steps[0], steps[1:]
    if step.gap:
        for skipped in range(GAP + 1):
            yield from _ends(rest, keys, at + skipped)
        return
    if at < len(keys) and (step.any or step.keys & keys[at]):
        yield from _ends(rest, keys, at + 1)
    if step.optional:
        yield from _ends(rest, keys, at)


def _first_keys(steps: Sequence[Step]) -> Iterator[str]:
    """Yield the keys that a match may begin with: of the first word, and of the next one while words are optional."""
    for step in steps:
        yield from step.keys
        if not step.optional:
            return


class Matcher:
    """Many patterns that are searched at once, indexed by the keys of their first word."""

    def __init__(self, sources: Iterable[str], lang: Language, keys: Keys) -> None:
        self._keys = keys
        self._patterns = [compile_pattern(source, lang) for source in sources]
        self._starting_with: dict[str, list[int]] = {}
        for number, pattern in enumerate(self._patterns):
            for key in _first_keys(pattern.steps):
                self._starting_with.setdefault(key, []).append(number)
        #: Of each pattern, the keys of a word after the first that must be there; most searches end with it.
        self._needs = [
            min((s.keys for s in p.steps[1:] if s.keys and not s.optional), key=len, default=frozenset())
            for p in self._patterns
        ]
        self._beginning: dict[frozenset[str], tuple[int, ...]] = {}

    def matches(self, sentence: Sentence) -> Iterator[Match]:
        """Yield each match of each pattern in a sentence."""
        tokens = sentence.tokens
        keys = [self._keys(token.form) for token in tokens]
        here = frozenset().union(*keys)
        for at, token_keys in enumerate(keys):
            for number in self._candidates(token_keys):
                if self._needs[number] and here.isdisjoint(self._needs[number]):
                    continue
                pattern = self._patterns[number]
                if (pattern.anchor == "^" and at > 0) or (pattern.anchor == "," and not tokens[at].after_comma):
                    continue
                end = next(_ends(pattern.steps, keys, at), None)
                if end is not None:
                    yield Match(tokens[at].start, tokens[end - 1].end, number, pattern.literal)

    def _candidates(self, keys: frozenset[str]) -> tuple[int, ...]:
        """Return the patterns that may begin with a word of these keys."""
        if keys not in self._beginning:
            self._beginning[keys] = tuple(sorted({n for key in keys for n in self._starting_with.get(key, ())}))
        return self._beginning[keys]
