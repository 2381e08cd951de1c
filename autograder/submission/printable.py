"""Words that come from a submission, made safe to print: a file's name may hold a terminal's commands."""

from __future__ import annotations

import unicodedata

__all__ = ["readable"]

LONGEST = 600
UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Zl", "Zp"})
"""Unicode's control, format, surrogate, private and line-breaking characters."""


def readable(text: str, most: int = LONGEST) -> str:
    """The text on one line, without characters that are not seen, cut when it is too long."""
    clean = "".join("\N{REPLACEMENT CHARACTER}" if unicodedata.category(c) in UNSEEN else c for c in text)
    return clean if len(clean) <= most else clean[: most - 1] + "…"
