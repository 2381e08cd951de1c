"""Make words that come from a submission safe to print: the name of a file may hold commands for a terminal."""

from __future__ import annotations

import unicodedata

from autograder.notes import Note

__all__ = ["printable", "printable_note"]

LONGEST = 600
INVISIBLE = frozenset({"Cc", "Cf", "Cs", "Co", "Zl", "Zp"})
"""Unicode's control, format, surrogate, private and line-breaking characters."""


def printable(text: str, longest: int = LONGEST) -> str:
    """Return one printable line: control and invisible characters replaced, shortened to `longest`."""
    clean = "".join("\N{REPLACEMENT CHARACTER}" if unicodedata.category(c) in INVISIBLE else c for c in text)
    return clean if len(clean) <= longest else clean[: longest - 1] + "…"


def printable_note(note: Note) -> Note:
    """Return the note with every text that it holds made printable: a submission may have chosen it."""
    return note.with_texts(printable)
