"""The Russian catalog of the tracker: complete, nothing left over, placeholders kept."""

from __future__ import annotations

import re
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

ROOM = Path(__file__).parents[2] / "tracker"


def extracted() -> Catalog:
    """Every sentence of the room, as babel finds it in sources and templates."""
    catalog = Catalog()
    methods = [("**.py", "python"), ("**.html", "jinja2"), ("**.j2", "jinja2")]
    for file, line, message, _comments, context in extract_from_dir(ROOM, method_map=methods):
        catalog.add(message, locations=[(file, line)], context=context)
    return catalog


def russian() -> Catalog:
    with (ROOM / "locale" / "ru.po").open("rb") as source:
        return read_po(source, locale="ru")


def test_every_sentence_is_translated() -> None:
    known = russian()
    missing = [
        (m.locations[0], m.id) for m in extracted() if m.id and not getattr(known.get(m.id, m.context), "string", "")
    ]
    assert missing == []


def test_no_translation_is_left_over() -> None:
    wanted = extracted()
    assert [m.id for m in russian() if m.id and wanted.get(m.id, m.context) is None] == []


def test_translations_keep_the_placeholders() -> None:
    def names(text: object) -> set[str]:
        texts = [text] if isinstance(text, str) else list(text)  # type: ignore[call-overload]
        return {name for one in texts for name in re.findall(r"\{(\w+)", one)}

    wrong = [m.id for m in russian() if m.id and m.string and names(m.id) - {"n"} != names(m.string) - {"n"}]
    assert wrong == []
