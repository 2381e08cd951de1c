"""The Russian catalogs are complete, have no unused sentence, and keep placeholders; each room has its own."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_file
from babel.messages.pofile import read_po

from autograder.notes import TABLE
from tests.support.paths import ROOT
from wording.catalog import CATALOGS

ROOMS = ("academy", "autograder", "tracker")
NUMBER = "n"  # ngettext fills it; a form that writes "one" as a word has no {n}


def catalog_of(path: Path) -> str:
    """Return the catalog that a file uses: the one that it imports, for a template that of its room."""
    named = set(re.findall(r"^\s*from wording\.(\w+) import .*\b(?:_|ngettext|N_)\b", path.read_text("utf-8"), re.M))
    assert len(named) <= 1, f"{path}: words of two catalogs cannot be told apart"
    return named.pop() if named else path.relative_to(ROOT).parts[0]


@cache
def extracted() -> dict[str, Catalog]:
    """Return every sentence of the interface by catalog: of sources, templates and the table of notes."""
    found = {room: Catalog() for room in ROOMS}
    for room in ROOMS:
        for path in sorted((ROOT / room).rglob("*")):
            method = {".py": "python", ".html": "jinja2", ".j2": "jinja2"}.get(path.suffix)
            if method is None or "_content" in path.parts or path.match("*/templates/new/**"):
                continue
            for line, message, _comments, context in extract_from_file(method, path):
                found[catalog_of(path)].add(message, locations=[(str(path), line)], context=context)
    for row in tomllib.loads(TABLE.read_text("utf-8")).values():
        rule = {"sentence": row} if isinstance(row, str) else row
        message = (rule["one"], rule["many"]) if "many" in rule else rule["sentence"]
        found["autograder"].add(message, locations=[(str(TABLE), 0)])
    return found


@cache
def russian(room: str) -> Catalog:
    with (CATALOGS / f"{room}.ru.po").open("rb") as source:
        return read_po(source, locale="ru")


def placeholders(text: str) -> set[str]:
    return set(re.findall(r"\{(\w+)[^{}]*\}", text))


def forms(message: Message) -> tuple[list[str], list[str]]:
    """Return the originals and the translations of a message, singular and plural."""
    originals = [message.id] if isinstance(message.id, str) else list(message.id)
    translations = [message.string] if isinstance(message.string, str) else list(message.string)
    return originals, translations


def test_every_catalog_belongs_to_a_room() -> None:
    assert {path.name for path in CATALOGS.iterdir()} == {f"{room}.ru.po" for room in ROOMS}


@pytest.mark.parametrize("room", ROOMS)
def test_every_sentence_is_translated(room: str) -> None:
    missing = []
    for message in extracted()[room]:
        known = russian(room).get(message.id, message.context) if message.id else None
        if message.id and (known is None or known.fuzzy or not all(forms(known)[1])):
            missing.append((message.locations[0], message.id))
    assert missing == []


@pytest.mark.parametrize("room", ROOMS)
def test_a_plural_has_every_russian_form(room: str) -> None:
    catalog = russian(room)
    short = [m.id for m in catalog if m.id and m.pluralizable and len(forms(m)[1]) != catalog.num_plurals]
    assert short == []


@pytest.mark.parametrize("room", ROOMS)
def test_translations_keep_the_placeholders(room: str) -> None:
    wrong = []
    for message in russian(room):
        originals, translations = forms(message)
        expected = {p for text in originals for p in placeholders(text)}
        for text in translations:
            if message.id and placeholders(text) | {NUMBER} != expected | {NUMBER}:
                wrong.append((message.id, text))
    assert wrong == []


@pytest.mark.parametrize("room", ROOMS)
def test_no_translation_is_left_over(room: str) -> None:
    """Nobody should have to translate a sentence that the code no longer has."""
    wanted = extracted()[room]
    assert [m.id for m in russian(room) if m.id and wanted.get(m.id, m.context) is None] == []
