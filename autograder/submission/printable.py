"""Words that come from a submission, made safe to print: a file's name may hold a terminal's commands."""

from __future__ import annotations

import unicodedata

from autograder.notes import Note

__all__ = ["readable", "readable_note"]

LONGEST = 600
UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Zl", "Zp"})
"""Unicode's control, format, surrogate, private and line-breaking characters."""


def readable(text: str, most: int = LONGEST) -> str:
    """The text on one line, without characters that are not seen, cut when it is too long."""
    clean = "".join("\N{REPLACEMENT CHARACTER}" if unicodedata.category(c) in UNSEEN else c for c in text)
    return clean if len(clean) <= most else clean[: most - 1] + "…"


def readable_note(note: Note) -> Note:
    """The same for every text that a note holds: a submission may have chosen it."""
    return note.with_texts(readable)
