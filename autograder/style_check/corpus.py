"""Read letters with annotated faults, on which the rules are measured.

A file holds letters under headings `## good 01 name` and `## bad 01 name [no_fact]`. In a letter `{rule|fragment}`
annotates a fault; annotations may be nested. A rule in brackets in the heading concerns the letter as a whole.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

__all__ = ["Annotation", "Letter", "letters", "read_letter"]

HEADING = re.compile(r"^## (?P<kind>good|bad) (?P<name>.+?)(?: \[(?P<rules>[a-z_, ]+)\])?$", re.MULTILINE)
SIGN = re.compile(r"\{(?P<rule>[a-z_]+)\||\}")


@dataclass(frozen=True)
class Annotation:
    """A fault; start and end are offsets into the clean text, in characters."""

    rule: str
    start: int
    end: int


@dataclass(frozen=True)
class Letter:
    """A letter of the corpus without its annotations in braces."""

    name: str
    good: bool
    text: str
    annotations: tuple[Annotation, ...]
    #: Rules that the letter breaks as a whole.
    whole: tuple[str, ...] = ()


def read_letter(annotated: str) -> tuple[str, tuple[Annotation, ...]]:
    """Return the clean text and its annotations. Raises ValueError for a brace without its counterpart."""
    text, at = "", 0
    opened: list[tuple[str, int]] = []
    annotations: list[Annotation] = []
    for sign in SIGN.finditer(annotated):
        text += annotated[at : sign.start()]
        at = sign.end()
        if sign["rule"]:
            opened.append((sign["rule"], len(text)))
        elif opened:
            rule, start = opened.pop()
            annotations.append(Annotation(rule, start, len(text)))
        else:
            raise ValueError(f"a closing brace without an opening one: …{annotated[max(0, at - 40) : at]}")
    if opened:
        raise ValueError(f"the annotation of {opened[-1][0]!r} is not closed")
    return text + annotated[at:], tuple(annotations)


def letters(path: Path) -> list[Letter]:
    """Return all letters of a file."""
    source = path.read_text("utf-8")
    headings = list(HEADING.finditer(source))
    ends = [h.start() for h in headings[1:]] + [len(source)]
    result = []
    for heading, end in zip(headings, ends, strict=True):
        text, annotations = read_letter(source[heading.end() : end].strip())
        whole = tuple(re.split(r"[, ]+", heading["rules"])) if heading["rules"] else ()
        result.append(
            Letter(f"{heading['kind']} {heading['name']}", heading["kind"] == "good", text, annotations, whole)
        )
    return result
