"""One normal form of logins and e-mails for every room: capitals, spaces and forms of Unicode make no other name."""

from __future__ import annotations

import unicodedata

__all__ = ["identity", "tidy"]


def tidy(text: str) -> str:
    """Return the text as it is stored: composed, without invisible characters, single spaces, none at the ends."""
    composed = unicodedata.normalize("NFC", text)
    return " ".join("".join(c for c in composed if unicodedata.category(c) != "Cf").split())


def identity(text: str) -> str:
    """Return what is compared: `M.Orlova`, `m.orlova ` and full-width letters are the login m.orlova."""
    return tidy(unicodedata.normalize("NFKC", text)).casefold()
