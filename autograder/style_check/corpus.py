"""Letters with annotated faults, on which the rules are measured.

A file holds letters under headings `## good 01 name` and `## bad 01 name [no_fact]`. In a letter
`{rule|fragment}` marks a fault; marks may stand inside each other. A rule in brackets in the heading concerns the
letter as a whole.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

__all__ = ["Letter", "Mark", "letters", "read_letter"]

HEADING = re.compile(r"^## (?P<kind>good|bad) (?P<name>.+?)(?: \[(?P<rules>[a-z_, ]+)\])?$", re.MULTILINE)
SIGN = re.compile(r"\{(?P<rule>[a-z_]+)\||\}")


@dataclass(frozen=True)
class Mark:
    """A fault: offsets into the clean text."""

    rule: str
    start: int
    end: int


@dataclass(frozen=True)
class Letter:
    name: str
    good: bool
    text: str
    marks: tuple[Mark, ...]
    whole: tuple[str, ...] = ()
    """Rules that the letter breaks as a whole."""


def read_letter(marked: str) -> tuple[str, tuple[Mark, ...]]:
    """The clean text and its marks. Raises ValueError when a brace is left open."""
    text, at = "", 0
    opened: list[tuple[str, int]] = []
    marks: list[Mark] = []
    for sign in SIGN.finditer(marked):
        text += marked[at : sign.start()]
        at = sign.end()
        if sign["rule"]:
            opened.append((sign["rule"], len(text)))
        elif opened:
            rule, start = opened.pop()
            marks.append(Mark(rule, start, len(text)))
        else:
            raise ValueError(f"a closing brace without an opening one: …{marked[max(0, at - 40) : at]}")
    if opened:
        raise ValueError(f"a mark of {opened[-1][0]!r} is not closed")
    return text + marked[at:], tuple(marks)


def letters(path: Path) -> list[Letter]:
    """All letters of one file."""
    source = path.read_text("utf-8")
    headings = list(HEADING.finditer(source))
    ends = [h.start() for h in headings[1:]] + [len(source)]
    result = []
    for heading, end in zip(headings, ends, strict=True):
        text, marks = read_letter(source[heading.end() : end].strip())
        whole = tuple(re.split(r"[, ]+", heading["rules"])) if heading["rules"] else ()
        result.append(Letter(f"{heading['kind']} {heading['name']}", heading["kind"] == "good", text, marks, whole))
    return result
