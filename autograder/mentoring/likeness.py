"""Compare texts of several people: which two are nearly the same. rapidfuzz counts; the limits are in `alike.toml`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pydantic import Field
from rapidfuzz import fuzz, process

from autograder.source.model import Frozen
from autograder.source.toml import read_toml

__all__ = ["AlikeRules", "Group", "alike_rules", "normalised", "texts_alike"]

SPACES = re.compile(r"\s+")


class AlikeRules(Frozen):
    """alike.toml."""

    least_characters: int = Field(ge=1)
    share: float = Field(gt=0, le=1)
    digits: int = Field(ge=1)


@dataclass(frozen=True)
class Group:
    """People whose texts are alike: all who have the same text, or who have one of two that are nearly the same."""

    people: tuple[str, ...]
    #: Share of characters in common, 0..1; 1 for the same text.
    share: float


@cache
def alike_rules() -> AlikeRules:
    return read_toml(Path(__file__).with_name("alike.toml"), AlikeRules)


def normalised(text: str) -> str:
    """Return a text without what a copy changes by itself: case, spaces and line breaks, ё."""
    return SPACES.sub(" ", text).strip().lower().replace("ё", "е")


def texts_alike(texts: Mapping[str, str], rules: AlikeRules) -> Iterator[Group]:
    """Yield who has the same text, then who has one that is nearly the same. Short texts are left out."""
    people: dict[str, tuple[str, ...]] = {}
    for who, given in texts.items():
        if len(text := normalised(given)) >= rules.least_characters:
            people[text] = (*people.get(text, ()), who)
    yield from (Group(same, 1.0) for same in people.values() if len(same) > 1)
    written = list(people)
    for n, text in enumerate(written):
        near = process.extract_iter(text, written[n + 1 :], scorer=fuzz.ratio, score_cutoff=100 * rules.share)
        for other, score, _place in near:
            yield Group(people[text] + people[other], score / 100)
