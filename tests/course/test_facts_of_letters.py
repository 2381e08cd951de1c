"""The pre-check of the letters of module 3: wrong facts are quoted, and every usual wording of a point passes."""

from __future__ import annotations

import tomllib
from functools import cache

import pytest

from autograder.exercises.judge import judge_answer
from autograder.exercises.public import public
from autograder.exercises.reader import read_course
from autograder.exercises.variants import Variant
from autograder.exercises.verdict import Verdict
from autograder.source.model import Module
from tests.support.paths import COURSE, DATA, ROOT

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
REASON = "под Новый год в аукцион приходят магазины, которые остальной год не рекламируются"
REASON_EN = "before the New Year, shops that keep quiet all year join the auction"
OURS = "Это наша ошибка: скопировали кампанию из шаблона и не проверили регион."
OURS_EN = "It is our mistake: we copied the campaign from a template and did not check the region."
ANSWER = "Напишите, пожалуйста, до четверга, 8 октября."
DECIDE = "Ответьте, пожалуйста, до пятницы, 27 ноября, 15:00."
WAYS = [
    ("budget_letter", "ru", REASON, "магазины приходят в рекламу", ""),
    ("budget_letter", "ru", REASON, "в рекламу приходят магазины", ""),
    ("budget_letter", "ru", REASON, "под праздник выходят магазины-однодневки", ""),
    ("budget_letter", "ru", REASON, "за место в рекламе торгуется больше продавцов", ""),
    ("budget_letter", "en", REASON_EN, "seasonal shops come in before the holiday", ""),
    ("concession_reply", "ru", "Станислав Юрьевич, добрый день", "Стас, привет", ""),
    ("concession_reply", "en", "Hello Stanislav", "Hi Stan", ""),
    ("concession_reply", "ru", "Станислав Юрьевич, добрый день", "Добрый день", "not_addressed"),
    ("bad_news_letter", "ru", OURS, "Это на нашей совести.", ""),
    ("bad_news_letter", "ru", OURS, "Никто из нас не посмотрел на регион.", ""),
    ("bad_news_letter", "ru", OURS, "Регион остался прежним.", "not_owned"),
    ("bad_news_letter", "en", OURS_EN, "That was us.", ""),
    ("bad_news_letter", "en", OURS_EN, "Copied from a template, and none of us looked.", ""),
    ("bad_news_letter", "en", OURS_EN, "The region was wrong.", "not_owned"),
    ("bad_news_letter", "ru", ANSWER, "Напишите, пожалуйста, завтра до обеда.", ""),
    ("bad_news_letter", "ru", ANSWER, "Напишите к 18:00 07.10.", ""),
    ("bad_news_letter", "ru", ANSWER, "Ответь до чт 17:00.", ""),
    ("bad_news_letter", "ru", ANSWER, "Дай знать до пт.", ""),
    ("bad_news_letter", "ru", ANSWER, "Жду цифру до конца завтрашнего дня.", ""),
    ("bad_news_letter", "ru", ANSWER, "Напишите, пожалуйста.", "no_deadline"),
    ("budget_letter", "ru", DECIDE, "Ответьте до двадцать седьмого ноября.", ""),
    ("budget_letter", "ru", DECIDE, "Скажи до пт.", ""),
    ("budget_letter", "ru", DECIDE, "Ответьте. 25 ноября мы созванивались.", "no_deadline"),
    ("budget_letter", "ru", "244 000 ₽", "двухсот сорока четырёх тысяч рублей", ""),
    ("budget_letter", "ru", "46 ₽", "сорок шесть рублей", ""),
    ("simplify_sentence", "ru", "ушло 23 400 ₽, а заявок не пришло ни одной", "впустую ушло 23 400 ₽", ""),
    ("simplify_sentence", "en", "by 23 May", "by May 23: it is her turn", ""),
    ("information_request", "ru", "до четверга, 12 марта, 17:00", "до чт 17:00", ""),
    ("information_request", "ru", "до четверга, 12 марта, 17:00", "завтра до обеда", ""),
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


@pytest.mark.parametrize(("name", "lang", "wording", "other", "caught"), WAYS)
def test_a_point_is_understood_in_every_usual_wording(
    name: str, lang: str, wording: str, other: str, caught: str
) -> None:
    text = letter(name, lang)
    assert wording in text
    failed = [one.check for one in judged(name, lang, text.replace(wording, other)).failed]
    assert failed == [caught] * bool(caught)


OTHER_VOICES = tomllib.loads((DATA / "letters_in_other_voices.toml").read_text("utf-8"))["letter"]


@pytest.mark.parametrize("letter", OTHER_VOICES, ids=[one["text"][:25] for one in OTHER_VOICES])
def test_other_voices_pass_and_their_faults_are_named(letter: dict[str, str]) -> None:
    failed = [one.check for one in judged(letter["exercise"], letter["lang"], letter["text"]).failed]
    assert letter["fault"] in failed if "fault" in letter else not failed
