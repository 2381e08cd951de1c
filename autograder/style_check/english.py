"""Read English: sentences and lemmas by small tables (`lexicon.en.toml`), so that no heavy package is needed.

The readings of a word are all base forms that it may come from (`sending`: sending, send, sende). That is enough,
because the rules only compare words with the words of a list.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from autograder.style_check.language import Language, Reading

__all__ = ["ENGLISH"]

LEXICON = Path(__file__).with_name("lexicon.en.toml")
BREAK = re.compile(r"[.!?…]+[\"”')\]]*(?=\s)")
LAST_WORD = re.compile(r"(\S+)$")


@cache
def _tables() -> dict[str, Any]:
    tables = tomllib.loads(LEXICON.read_text("utf-8"))
    base_of = {form: base for base, forms in tables["irregular"].items() for form in forms}
    return {"base_of": base_of, "abbreviations": frozenset(tables["abbreviations"])}


@lru_cache(maxsize=50_000)
def _readings(word: str) -> tuple[Reading, ...]:
    bases = [word]
    if word in _tables()["base_of"]:
        bases.append(_tables()["base_of"][word])
    if word.endswith("'s"):
        bases.append(word[:-2])
    for ending in ("ies", "ied"):
        if word.endswith(ending) and len(word) > 4:
            bases.append(word[:-3] + "y")
    if word.endswith("es") and len(word) > 4:
        bases.append(word[:-2])
    if word.endswith("s") and not word.endswith("ss") and len(word) > 3:
        bases.append(word[:-1])
    for ending in ("ed", "ing"):
        stem = word[: -len(ending)]
        if word.endswith(ending) and len(stem) > 2:
            bases += [stem, stem + "e"]
            if stem[-1] == stem[-2]:
                bases.append(stem[:-1])
    return tuple(Reading(base) for base in dict.fromkeys(bases))


def _split(paragraph: str) -> Iterator[tuple[int, int]]:
    start = 0
    for found in BREAK.finditer(paragraph):
        last = LAST_WORD.search(paragraph[start : found.end()].rstrip("\"”')]"))
        if found[0] == "." and last and last[1].lower().lstrip('(“"') in _tables()["abbreviations"]:
            continue
        yield start, found.end()
        start = found.end() + len(paragraph[found.end() :]) - len(paragraph[found.end() :].lstrip())
    if paragraph[start:].strip():
        yield start, len(paragraph.rstrip())


ENGLISH = Language("en", _readings, _split)
