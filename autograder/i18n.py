"""Words of the interface: English in the code, translated by gettext catalogs in `locale/`.

The catalogs are kept as text (`.po`) and compiled in memory, so no generated file lies beside its source.
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

__all__ = ["LANGUAGES", "_", "current_language", "language", "ngettext", "set_language"]

LANGUAGES = ("ru", "en")
LOCALE = Path(__file__).parent / "locale"
_chosen: ContextVar[str | None] = ContextVar("language", default=None)


def current_language() -> str:
    """The language of messages: the one chosen in the program, else `ACADEMY_LANG`, else Russian."""
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


def ngettext(one: str, many: str, n: int, **values: object) -> str:
    """Translate a sentence that counts; `{n}` is filled with the number."""
    return _catalog(current_language()).ngettext(one, many, n).format(n=n, **values)
