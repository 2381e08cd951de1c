"""Choose the language of messages: in the program, else by the environment, else Russian."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

__all__ = ["LANGUAGES", "current_language", "language", "set_language"]

LANGUAGES = ("ru", "en")
_chosen: ContextVar[str | None] = ContextVar("language", default=None)


def current_language() -> str:
    """Return the language of messages: the one chosen in the program, else `ACADEMY_LANG`, else Russian."""
    chosen = _chosen.get() or os.environ.get("ACADEMY_LANG", "")[:2]
    return chosen if chosen in LANGUAGES else "ru"


def set_language(lang: str) -> None:
    """Choose the language for the rest of this process (a notebook, a command)."""
    _chosen.set(lang)


@contextmanager
def language(lang: str) -> Iterator[None]:
    """Choose the language for a block."""
    token = _chosen.set(lang)
    try:
        yield
    finally:
        _chosen.reset(token)
