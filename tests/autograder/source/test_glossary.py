"""Links to the glossary: any form of a term at its first use, and nothing else of a lesson is changed."""

from __future__ import annotations

from pathlib import Path

import pytest

from autograder.source.glossary import Term, linked
from autograder.source.model import Lesson, LessonCell

WORDS, PLACE = {"ru": "слова", "en": "words"}, "01_start: 1"
TERMS = tuple(
    Term.model_validate(
        {"id": name, "ru": ru, "en": en, "definition": WORDS, "taught": "01_start: 1", "not_in": not_in}
    )
    for name, ru, en, not_in in (
        ("core", "семантическое ядро", "keyword core", []),
        ("cac", "CAC", "CAC", []),
        ("bounce", "отказ", "bounce", ["03_talk"]),
        ("negative", "минус-слово", "negative keyword", []),
    )
)
CORE = "(glossary.md#core)"
CASES = {
    "a Russian form": ("ru", "Без семантического ядра.", f"Без [семантического ядра]{CORE}."),
    "an English plural": ("en", "Two keyword cores.", "Two [keyword cores](glossary.md#core)."),
    "the first use alone": ("ru", "Отказы и отказ.", "[Отказы](glossary.md#bounce) и отказ."),
    "a word with a hyphen": ("ru", "К минус-словам.", "К [минус-словам](glossary.md#negative)."),
    "after a heading": ("ru", "## Отказы\n\nОб отказах.", "## Отказы\n\nОб [отказах](glossary.md#bounce)."),
    "a table, but not its head": (
        "ru",
        "| отказ |\n| --- |\n| отказ |",
        "| отказ |\n| --- |\n| [отказ](glossary.md#bounce) |",
    ),
    "inside bold": ("ru", "**Отказ** — визит.", "**[Отказ](glossary.md#bounce)** — визит."),
    "a quotation": ("ru", "> Отказ вырос.", "> [Отказ](glossary.md#bounce) вырос."),
    "an abbreviation as written": ("en", "A cac of CAC.", "A cac of [CAC](glossary.md#cac)."),
    "two terms in a line": ("ru", "CAC, отказ.", "[CAC](glossary.md#cac), [отказ](glossary.md#bounce)."),
}
UNTOUCHED = {
    "code in the text": "Строка `отказ` и ``CAC` CAC``.",
    "a block of code": "```text\nотказ\n```",
    "a link": "Это [отказ](https://example.org/CAC).",
    "a picture": "![отказ](отказ.png)",
    "an address": "Смотрите <https://example.org/CAC> и https://example.org/CAC",
    "a heading below another": "Заголовок отказа\n===",
    "another word": "Отказаться и казна.",
    "words apart": "Семантическое поле и ядро.",
}


def shown(text: str, lang: str, module: str = "01_start") -> str:
    cell = LessonCell(type="prose", text=text, name="", line=1)
    lesson = Lesson(path=Path(module) / f"lesson.{lang}.md", title="", cells=(cell,))
    return linked(lesson, lang, TERMS).cells[0].text


@pytest.mark.parametrize("name", CASES)
def test_a_term_is_linked_at_its_first_use(name: str) -> None:
    lang, text, expected = CASES[name]
    assert shown(text, lang) == expected


@pytest.mark.parametrize("name", UNTOUCHED)
def test_code_headings_and_links_stay_as_they_are_written(name: str) -> None:
    assert shown(UNTOUCHED[name], "ru") == UNTOUCHED[name]


def test_a_word_of_another_meaning_is_left_alone_in_the_modules_that_are_named() -> None:
    """`отказ` is a bounce in a counter, and a refusal in a negotiation."""
    assert shown("Отказ.", "ru", "03_talk") == "Отказ."


def test_code_cells_are_left_alone_and_a_term_is_linked_once_in_a_lesson() -> None:
    cells = [("code", "CAC"), ("prose", "CAC"), ("prose", "CAC")]
    lesson = Lesson(
        path=Path("01_start/lesson.en.md"),
        title="",
        cells=tuple(LessonCell.model_validate({"type": t, "text": s, "name": "", "line": 1}) for t, s in cells),
    )
    assert [cell.text for cell in linked(lesson, "en", TERMS).cells] == ["CAC", "[CAC](glossary.md#cac)", "CAC"]
