"""A small language of word patterns, in which the rules and the checks name what they look for.

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
"""What a word's form may be matched by: its lemmas, `!form`, and the `<classes>` that it belongs to."""


@dataclass(frozen=True)
class Step:
    keys: frozenset[str]
    optional: bool = False
    gap: bool = False
    any: bool = False


@dataclass(frozen=True)
class Pattern:
    source: str
    steps: tuple[Step, ...]
    anchor: str = ""

    @property
    def literal(self) -> bool:
        """Whether it names its words, none by a class only."""
        return not any(step.keys and all(key.startswith("<") for key in step.keys) for step in self.steps)


@dataclass(frozen=True)
class Match:
    """Offsets into the text, and the number of the pattern in the matcher's list."""

    start: int
    end: int
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
    """Raises ValueError when the pattern is empty, has no word that must be there, or begins or ends with a gap."""
    words = source.split()
    anchor = words[0] if words and words[0] in ("^", ",") else ""
    steps = tuple(_step(word, lang) for word in words[bool(anchor) :])
    required = next((step for step in steps if not step.optional), None)
    if required is None or not required.keys or steps[-1].gap:
        raise ValueError(f"pattern {source!r}: it needs a word that must be there, and a gap only between words")
    return Pattern(source, steps, anchor)


def _ends(steps: Sequence[Step], keys: Sequence[frozenset[str]], at: int) -> Iterator[int]:
    """Where the pattern may end (index after the last token) when it begins at token `at`; the best end first:
    gaps as short and optional words as many as possible."""
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
    """What a match may begin with: the first word, and the one after it if the first may be left out."""
    for step in steps:
        yield from step.keys
        if not step.optional:
            return


class Matcher:
    """Finds many patterns at once: they are indexed by what their first word may be."""

    def __init__(self, sources: Iterable[str], lang: Language, keys: Keys) -> None:
        self._keys = keys
        self._patterns = [compile_pattern(source, lang) for source in sources]
        self._starting_with: dict[str, list[int]] = {}
        for number, pattern in enumerate(self._patterns):
            for key in _first_keys(pattern.steps):
                self._starting_with.setdefault(key, []).append(number)

    def matches(self, sentence: Sentence) -> Iterator[Match]:
        """Every pattern at every place where it fits."""
        tokens = sentence.tokens
        keys = [self._keys(token.form) for token in tokens]
        for at, token_keys in enumerate(keys):
            candidates = {n for key in token_keys for n in self._starting_with.get(key, ())}
            for number in sorted(candidates):
                pattern = self._patterns[number]
                if (pattern.anchor == "^" and at > 0) or (pattern.anchor == "," and not tokens[at].after_comma):
                    continue
                end = next(_ends(pattern.steps, keys, at), None)
                if end is not None:
                    yield Match(tokens[at].start, tokens[end - 1].end, number, pattern.literal)
