"""Letters that people wrote apart stay below the limit, and a copy with a few words changed does not."""

from __future__ import annotations

import itertools
import tomllib
from functools import cache

import pytest

from autograder.mentoring.likeness import alike_rules, normalised, texts_alike
from tests.support.paths import DATA, ROOT

RULES = alike_rules()


@cache
def letters() -> dict[tuple[str, str], dict[str, str]]:
    """Texts by exercise and language: stored solutions, letters in other voices, answers of outsiders."""
    found: dict[tuple[str, str], dict[str, str]] = {}
    for n, one in enumerate(tomllib.loads((DATA / "letters_in_other_voices.toml").read_text("utf-8"))["letter"]):
        found.setdefault((one["exercise"], one["lang"]), {})[f"voice {n}"] = one["text"]
    for path in ROOT.glob("course/modules/**/exercises/*/solution.*.md"):
        found.setdefault((path.parent.name, path.name.split(".")[1]), {})["solution"] = path.read_text("utf-8")
    for path in DATA.glob("held_out/*/*.*.toml"):
        for n, one in enumerate(tomllib.loads(path.read_text("utf-8")).get("good", ())):
            name, lang = path.name.removesuffix(".toml").split(".")
            found.setdefault((name, lang), {})[f"outsider {path.parent.name} {n}"] = str(one.get("text", ""))
    return found


def test_there_is_something_to_measure() -> None:
    pairs = [pair for texts in letters().values() for pair in itertools.combinations(texts, 2)]
    assert len(pairs) > 150


@pytest.mark.parametrize("key", letters(), ids=" ".join)
def test_people_who_wrote_apart_are_not_alike(key: tuple[str, str]) -> None:
    assert list(texts_alike(letters()[key], RULES)) == []


@pytest.mark.parametrize("key", letters(), ids=" ".join)
def test_a_copy_with_some_words_changed_is_alike(key: tuple[str, str]) -> None:
    for text in letters()[key].values():
        if len(normalised(text)) < RULES.least_characters:
            continue
        words = text.split()
        edited = " ".join("иначе" if n % 12 == 5 else word for n, word in enumerate(words))
        (found,) = texts_alike({"anna": text, "boris": edited}, RULES)
        assert found.people == ("anna", "boris")
        assert RULES.share <= found.share < 1


def test_case_spaces_and_the_letter_yo_do_not_tell_texts_apart() -> None:
    text = "Отчёт готов.\n\nЖдём вашего ответа. " * 10
    (found,) = texts_alike({"anna": text, "boris": text.upper().replace("Ё", "Е").replace("\n\n", " ")}, RULES)
    assert found.share == 1


def test_short_texts_are_alike_by_nature() -> None:
    assert list(texts_alike({"anna": "Добрый день!", "boris": "Добрый день!"}, RULES)) == []
