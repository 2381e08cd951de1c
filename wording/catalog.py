"""Translate the sentences of a room: English stands in the code, the rest in `wording/catalogs/<room>.<language>.po`.

Catalogs are kept as text (`.po`) and compiled in memory, so that no generated file lies beside its source.
"""

from __future__ import annotations

import gettext
import io
from functools import cache
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from wording.languages import LANGUAGES, current_language

__all__ = ["CATALOGS", "Catalog"]

CATALOGS = Path(__file__).parent / "catalogs"


class Catalog:
    """The sentences of one room in every language.

    Rooms have catalogs of their own because the same English word may need different Russian ones: `Confirmed`
    is "Подтверждено" in one and "Есть" in another.
    """

    def __init__(self, room: str) -> None:
        self.room = room

    def translate(self, message: str, **values: object) -> str:
        """Translate an English sentence and fill its `{placeholders}`."""
        text = _read(self.room, current_language()).gettext(message)
        return text.format(**values) if values else text

    def translate_count(self, one: str, many: str, n: int, **values: object) -> str:
        """Translate a sentence that counts, and fill its `{n}` and other placeholders."""
        return _read(self.room, current_language()).ngettext(one, many, n).format(n=n, **values)

    def preload(self) -> None:
        """Read the catalog in every language now, so that a process forked later need not."""
        for lang in LANGUAGES:
            _read(self.room, lang)


@cache
def _read(room: str, lang: str) -> gettext.NullTranslations:
    path = CATALOGS / f"{room}.{lang}.po"
    if not path.exists():
        return gettext.NullTranslations()
    compiled = io.BytesIO()
    with path.open("rb") as source:
        write_mo(compiled, read_po(source, locale=lang))
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)
