"""Words of the tracker: English in the code, translated by gettext catalogs in `locale/`.

A room of its own: the tracker uses nothing of the other rooms, so it reads its own catalog in the same way.
"""

from __future__ import annotations

import gettext
import io
import os
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

__all__ = ["LANGUAGES", "N_", "_", "current_language", "language"]

LANGUAGES = ("ru", "en")
LOCALE = Path(__file__).parent / "locale"
_chosen: ContextVar[str | None] = ContextVar("language", default=None)


def current_language() -> str:
    """The language of messages: the one chosen in the program, else `ACADEMY_LANG`, else Russian."""
    chosen = _chosen.get() or os.environ.get("ACADEMY_LANG", "")[:2]
    return chosen if chosen in LANGUAGES else "ru"


@contextmanager
def language(lang: str) -> Iterator[None]:
    """Choose the language for a block."""
    token = _chosen.set(lang)
    try:
        yield
    finally:
        _chosen.reset(token)


@lru_cache
def _catalog(lang: str) -> gettext.NullTranslations:
    path = LOCALE / f"{lang}.po"
    if not path.exists():
        return gettext.NullTranslations()
    compiled = io.BytesIO()
    with path.open("rb") as source:
        write_mo(compiled, read_po(source, locale=lang))
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)


def _(message: str, **values: object) -> str:
    """Translate an English sentence and fill its `{placeholders}`."""
    text = _catalog(current_language()).gettext(message)
    return text.format(**values) if values else text


def N_(message: str) -> str:  # noqa: N802 - gettext's name for a sentence that is translated later
    """Mark a sentence that is translated where it is shown."""
    return message
