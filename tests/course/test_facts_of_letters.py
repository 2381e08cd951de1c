"""Wrong facts in the letters of module 3 are found and quoted, and nothing is found in right letters."""

from __future__ import annotations

from functools import cache

import pytest

from autograder.exercises.judge import judge_answer
from autograder.exercises.public import public
from autograder.exercises.reader import read_course
from autograder.exercises.variants import Variant
from autograder.exercises.verdict import Verdict
from autograder.source.model import Module
from tests.support.paths import COURSE, ROOT

ROWS = [
    ("information_request", "ru", "88214", "82814", "82814"),
    ("information_request", "en", "88214", "88241", "88241"),
    ("information_request", "ru", "12 марта, 17:00", "16 марта, 17:00", "16 марта, 17:00"),
    ("information_request", "ru", "второго кабинета, 18 марта", "второго кабинета, 28 марта", "28 марта"),
    ("budget_letter", "ru", "46 ₽", "64 ₽", "64"),
    ("budget_letter", "ru", "с 29", "с 92", "92"),
    ("budget_letter", "en", "29 to", "92 to", "92"),
    ("budget_letter", "ru", "пятницы, 27 ноября", "понедельника, 30 ноября", "30 ноября"),
    ("budget_letter", "en", "Friday, 27 November", "Monday, 30 November", "30 November"),
    ("budget_letter", "ru", "сохранить около 160", "получить около 118", "118"),
    ("budget_letter", "en", "keep about 160", "get about 118", "118"),
    ("budget_letter", "ru", "118 заказов вместо ноябрьских 160", "160 заказов вместо 118", "160 заказов вместо 118"),
    ("budget_letter", "ru", "34 ₽, в декабре ждём 46", "46 ₽, в декабре ждём 34", "Сейчас клик стоит 46"),
    ("bad_news_letter", "ru", "41 200 ₽ мы вернём", "42 100 ₽ мы вернём", "42 100"),
    ("bad_news_letter", "en", "return the 41,200", "return the 42,100", "42,100"),
    ("bad_news_letter", "ru", "41 200 ₽ мы вернём", "46 800 ₽ мы вернём", "46 800 ₽ мы вернём"),
    ("bad_news_letter", "ru", "41 200 ₽ ваших", "64 800 ₽ ваших", "64 800"),
    ("bad_news_letter", "ru", "С 3 по 6", "С 3 по 9", "С 3 по 9"),
    ("bad_news_letter", "en", "From 3 to 6", "From 2 to 6", "From 2 to 6"),
    ("bad_news_letter", "ru", "до 10 октября", "до 20 октября", "до 20 октября"),
    ("concession_reply", "ru", "72 000 ₽ в месяц", "64 000 ₽ в месяц", "64 000 ₽ в месяц"),
    ("concession_reply", "en", "72,000", "64,000", "64,000"),
    ("concession_reply", "ru", "реклама за 64 000", "реклама за 72 000", "72 000"),
    ("concession_reply", "ru", "пятницы, 24 апреля", "29 апреля", "29 апреля"),
    ("concession_reply", "ru", "2 150", "2 510", "2 510"),
    ("simplify_sentence", "ru", "3 150", "3 510", "3 510"),
    ("simplify_sentence", "en", "18 placements", "81 placements", "81"),
]
LETTERS = sorted({name for name, *_ in ROWS})


@cache
def module() -> Module:
    found = read_course(COURSE, ROOT / "datasets", ["03_communication"]).module("03_communication")
    assert found is not None
    return found


def letter(name: str, lang: str) -> str:
    return module().exercise(name).files[f"solution.{lang}.md"]


def judged(name: str, lang: str, text: str) -> Verdict:
    return judge_answer(
        public(module().exercise(name), lang, released=True), text, Variant("course", "1", "anna", lang, None)
    )


@pytest.mark.parametrize(("name", "lang", "right", "wrong", "quoted"), ROWS)
def test_a_wrong_fact_is_quoted(name: str, lang: str, right: str, wrong: str, quoted: str) -> None:
    text = letter(name, lang)
    assert right in text
    found = judged(name, lang, text.replace(right, wrong)).remarks
    assert any(quoted in one.values["fragment"] for one in found if one.check == "wrong_fact"), found


@pytest.mark.parametrize("lang", ["ru", "en"])
@pytest.mark.parametrize("name", LETTERS)
def test_the_copied_task_and_a_list_of_words_are_recognised(name: str, lang: str) -> None:
    task = module().exercise(name).words[lang].task
    assert "copied_task" in [one.check for one in judged(name, lang, task).failed]
    words = ", ".join(word for word in letter(name, lang).split() if len(word) > 4)
    assert "not_sentences" in [one.check for one in judged(name, lang, words).failed]


@pytest.mark.parametrize("lang", ["ru", "en"])
def test_all_missing_facts_are_named_at_once(lang: str) -> None:
    text = letter("simplify_sentence", lang).replace("12", "").replace("18", "")
    missing = next(one for one in judged("simplify_sentence", lang, text).remarks if one.check == "missing_fact")
    assert missing.values["facts"].count(";") == 1
