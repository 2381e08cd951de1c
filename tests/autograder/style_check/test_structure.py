"""Lists of key words, filler text and a copied task are told from letters; no letter of the corpus is taken for one."""

from __future__ import annotations

import pytest

from autograder.style_check.corpus import letters
from autograder.style_check.structure import copied, not_sentences
from tests.support.paths import DATA

LOREM = "Lorem ipsum dolor sit amet, consectetur adipiscing elit, sed do eiusmod tempor incididunt ut labore et dolore."


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("ru", LOREM),
        ("en", LOREM),
        (
            "ru",
            "Вера, конкуренция, аукцион, 34, 160 заказов, ответьте до пятницы, пришлю, клик, лимит, бюджет, решение",
        ),
        (
            "ru",
            "Вера конкуренция клик 34 46 ответьте пятница пришлю бюджет лимит декабрь реклама год подорожание решение",
        ),
        (
            "en",
            "Vera, competition, auction, click 34, 46 RUB, 160 orders, decision, answer by Friday, limit, forecast",
        ),
    ],
)
def test_what_is_no_sentences_is_quoted(lang: str, text: str) -> None:
    fragment = not_sentences(text, lang)
    assert text.startswith(fragment.rstrip("…"))
    assert fragment


@pytest.mark.parametrize(
    "path", sorted((DATA / "style_corpus").glob("*/*.md")), ids=lambda p: f"{p.parent.name}/{p.stem}"
)
def test_no_letter_is_taken_for_a_list_of_words(path) -> None:
    assert [letter.name for letter in letters(path) if not_sentences(letter.text, path.parent.name)] == []


def test_runs_of_words_of_the_task_are_counted_and_the_longest_is_quoted() -> None:
    task = "The click costs 34 RUB, and every December shops that sell gifts raise it before the New Year."
    share, fragment = copied(
        "I think that every December shops that sell gifts raise it, and you know why it is so.", task
    )
    assert fragment == "every December shops that sell gifts raise it"
    assert 0.4 < share < 0.5
    assert copied("In my own words: a click gets dearer.", task) == (0.0, "")
    assert copied("", task) == (0.0, "")
