"""What checks may find in a letter: each row is a text and the expected findings."""

import pytest

from autograder.style_check.texts import (
    asked_dates,
    dates,
    greeting,
    mentions,
    money,
    numbers,
    question_or_request,
    sentences,
    words,
)


def test_words_keep_numbers_and_compounds_whole():
    text = "Минус-слова: 1 240 000 ₽, CPL-план, info@site.ru, 15.04, it's"
    assert words(text) == ["Минус-слова", "1 240 000", "CPL-план", "info@site.ru", "15.04", "it's"]


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("ru", "Сделаем до 15 апр. в г. Казани. Потом — отчёт!", ["Сделаем до 15 апр. в г. Казани.", "Потом — отчёт!"]),
        ("ru", "Ольга, добрый день\nОтчёт готов.", ["Ольга, добрый день", "Отчёт готов."]),
        ("ru", "Нужно:\n- логотип\n- прайс", ["Нужно:", "- логотип", "- прайс"]),
        ("ru", "Строка перенесена\nпосреди фразы.", ["Строка перенесена\nпосреди фразы."]),
        (
            "en",
            "Mr. Smith pays 3.5% vs. 2.1% at 5 p.m. today. Fine?",
            ["Mr. Smith pays 3.5% vs. 2.1% at 5 p.m. today.", "Fine?"],
        ),
        ("en", "He said “done.” We left.", ["He said “done.”", "We left."]),
    ],
)
def test_sentences(lang, text, expected):
    assert sentences(text, lang) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1 240 000 и 12\u00a0500, 3\u202f000", [1240000, 12500, 3000]),
        ("1,5 млн, 54 тыс. ₽, 1.2m, 180k", [1500000, 54000, 1200000, 180000]),
        ("40,000 and 2,140.50, but 12,5 %", [40000, 2140.5, 12.5]),
        ("15–17 %, с 9:30 до 17:00", [15, 17]),
        ("три варианта, two weeks", [3, 2]),
        ("ни одного, no one", []),
        ("двести сорок четыре тысячи", [244000]),
        ("сорок шесть рублей", [46]),
        ("two hundred and forty-four", [244]),
        ("two hundred and forty-four thousand", [244000]),
        ("180 000, то есть сто восемьдесят тысяч", [180000, 180000]),
        ("первый вариант, the third option", []),
        ("by May 23: its", [23]),
        ("5 marketers, 7 kopecks", [5, 7]),
    ],
)
def test_numbers(text, expected):
    assert numbers(text) == expected


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("ru", "Бюджет 180 000 ₽ вместо 54 тыс. руб., 12 заявок по 2 140 р.", [180000, 54000, 2140]),
        ("ru", "12 раз, 30 рабочих дней", []),
        ("ru", "сорок шесть рублей вместо тридцати четырёх ₽, два клика", [46, 34]),
        ("en", "two hundred and forty-four thousand roubles, two clicks", [244000]),
        ("en", "RUB 1.2m, ₽54k, 2,140 RUB, $500 and 12 leads", [1200000, 54000, 2140, 500]),
    ],
)
def test_money(lang, text, expected):
    assert money(text, lang) == expected


DATES = [
    ("ru", "до 15 апреля", {"day": 15, "month": 4, "deadline": True}),
    ("ru", "15.04.2026", {"day": 15, "month": 4, "year": 2026, "deadline": False}),
    ("ru", "к 15.04", {"day": 15, "month": 4, "deadline": True}),
    ("ru", "с 3 по 6 октября", {"from_day": 3, "day": 6, "month": 10}),
    ("ru", "3–6 октября", {"from_day": 3, "day": 6, "month": 10}),
    ("ru", "до пятницы, 17:00", {"weekday": 4, "time": "17:00", "deadline": True}),
    ("ru", "в пятницу, 27 ноября, до 15:00", {"weekday": 4, "day": 27, "time": "15:00", "deadline": True}),
    ("ru", "не позднее среды", {"weekday": 2, "deadline": True}),
    ("ru", "до 12 часов", {"time": "12:00", "deadline": True}),
    ("ru", "через два дня", {"relative": "через два дня", "deadline": False}),
    ("ru", "до конца недели", {"relative": "до конца недели", "deadline": True}),
    ("ru", "в апреле", {"month": 4, "day": None, "exact": False}),
    ("ru", "к 6-му", {"day": 6, "deadline": True}),
    ("ru", "с третьего по шестое октября", {"from_day": 3, "day": 6, "month": 10, "deadline": False}),
    ("ru", "до двадцать седьмого ноября", {"day": 27, "month": 11, "deadline": True}),
    ("ru", "к двадцать седьмому числу", {"day": 27, "deadline": True}),
    ("ru", "до двенадцати часов", {"time": "12:00", "deadline": True}),
    ("ru", "завтра до обеда", {"relative": "завтра", "deadline": True}),
    ("ru", "до завтрашнего вечера", {"relative": "завтрашнего вечера", "deadline": True}),
    ("ru", "до конца завтрашнего дня", {"relative": "до конца завтрашнего дня", "deadline": True}),
    ("ru", "до пт", {"weekday": 4, "deadline": True}),
    ("ru", "до чт 17:00", {"weekday": 3, "time": "17:00", "deadline": True}),
    ("ru", "не позже пт, 27.11", {"weekday": 4, "day": 27, "month": 11, "deadline": True}),
    ("ru", "к 18:00 07.10", {"time": "18:00", "day": 7, "month": 10, "deadline": True}),
    ("ru", "через восемь дней", {"relative": "через восемь дней", "deadline": False}),
    ("en", "by the twenty-seventh of November", {"day": 27, "month": 11, "deadline": True}),
    ("en", "from the third to the sixth of October", {"from_day": 3, "day": 6, "month": 10}),
    ("en", "by May 23: its", {"day": 23, "month": 5, "deadline": True}),
    ("en", "by 15 April", {"day": 15, "month": 4, "deadline": True}),
    ("en", "on April 15th, 2026", {"day": 15, "month": 4, "year": 2026}),
    ("en", "by Friday, 5 pm", {"weekday": 4, "time": "17:00", "deadline": True}),
    ("en", "by noon on Monday", {"weekday": 0, "relative": "noon", "deadline": True}),
    ("en", "from 3 to 6 October", {"from_day": 3, "day": 6, "month": 10}),
    ("en", "no later than Thursday 16 March, 6 pm", {"weekday": 3, "day": 16, "time": "18:00", "deadline": True}),
    ("en", "in two days", {"relative": "in two days", "deadline": False}),
    ("en", "by the end of the week", {"relative": "by the end of the week", "deadline": True}),
    ("en", "2026-04-15", {"year": 2026, "month": 4, "day": 15}),
]


@pytest.mark.parametrize(("lang", "text", "fields"), DATES)
def test_dates(lang, text, fields):
    found = dates(f"x {text} x", lang)
    assert len(found) == 1
    assert {name: getattr(found[0], name) for name in fields} == fields


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("ru", "CTR вырос до 3.05 % и в 1.12 раза"),
        ("ru", "маяк, мартышка, среднее"),
        ("ru", "в ср. 40 заявок, второй вариант из двух"),
        ("en", "The first option of two"),
        ("en", "You may march on; we sat in the sun"),
        ("en", "It rose to 3.05"),
    ],
)
def test_what_only_looks_like_a_date(lang, text):
    assert dates(text, lang) == []


def test_a_date_in_words_is_quoted_as_it_is_written():
    text = "Шли с третьего по шестое октября, ждём до двадцать седьмого ноября."
    found = dates(text, "ru")
    assert [d.fragment for d in found] == ["третьего по шестое октября", "двадцать седьмого ноября"]
    assert [text[d.start : d.end] for d in found] == [d.fragment for d in found]


def test_two_dates_that_contradict_stay_two():
    assert [d.day for d in dates("5 апреля, 7 апреля", "ru")] == [5, 7]


@pytest.mark.parametrize(
    ("lang", "text", "wanted", "expected"),
    [
        ("ru", "Ольге Сергеевне отправили лиды.", ["ольга", "лид", "скидка"], ["ольга", "лид"]),
        ("ru", "Если вы оплатите год, то снизим цену.", ["если ~ год", "если ~ цена"], ["если ~ год"]),
        ("ru", "Пришлите прайс.", "@request", ["@request"]),
        ("ru", "Мы вас не торопим.", ["@request", "@blame"], []),
        ("ru", "Это из-за вас.", "@blame", ["@blame"]),
        ("ru", "Отчёт готов. Цена прежняя.", "отчёт ~ цена", []),
        ("ru", "Завтра пришлю отчёт.", ["@next_step", "<i_will>"], ["@next_step", "<i_will>"]),
        ("en", "Sending the files", ["send", "!send"], ["send"]),
        ("en", "I'll call you.", "@next_step", ["@next_step"]),
    ],
)
def test_mentions(lang, text, wanted, expected):
    assert mentions(text, wanted, lang) == expected


def test_an_unknown_list_is_an_error_of_the_author():
    with pytest.raises(KeyError, match="no phrases"):
        mentions("x", "@nothing", "ru")


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("ru", "Вера Андреевна, добрый день! Отчёт готов.", "добрый день"),
        ("ru", "Здравствуйте, Пётр!", "Здравствуйте"),
        ("ru", "Отчёт готов.", ""),
        ("en", "Good morning Peter, the report is ready.", "Good morning"),
        ("en", "The report is ready.", ""),
    ],
)
def test_greeting(lang, text, expected):
    assert greeting(text, lang) == expected


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("ru", "Отчёт готов. Подтвердите бюджет. Подходит?", ["Подтвердите бюджет.", "Подходит?"]),
        ("ru", "Могли бы вы прислать прайс до среды.", ["Могли бы вы прислать прайс до среды."]),
        ("ru", "Мы подтвердили бюджет. Вы согласовали тексты.", []),
        (
            "en",
            "The report is ready. Please confirm it. Could you call me.",
            ["Please confirm it.", "Could you call me."],
        ),
        ("en", "We sent the texts. You may call.", []),
    ],
)
def test_question_or_request(lang, text, expected):
    assert question_or_request(text, lang) == expected


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("ru", "Ответьте, пожалуйста, до пт.", ["до пт"]),
        ("ru", "Какой вариант берём? Решение нужно до двадцать седьмого ноября.", ["двадцать седьмого ноября"]),
        ("ru", "25 ноября мы созванивались. Какой вариант берём?", []),
        ("ru", "Деньги вернём до 10 октября. Это наша ошибка. Что выбираете?", []),
        ("ru", "Выбор за вами. Жду цифру завтра до обеда.", ["завтра до обеда"]),
        ("en", "We talked on 25 November. Which option do you prefer?", []),
        ("en", "Which option do you prefer? The last day is Friday, 27 November.", ["Friday, 27 November"]),
    ],
)
def test_a_deadline_belongs_to_what_is_asked(lang, text, expected):
    assert [d.fragment for d in asked_dates(text, lang)] == expected


@pytest.mark.parametrize("text", ["Напиши решение.", "Скажи, что берём.", "Ответь мне.", "Дай знать.", "Жду цифру."])
def test_ways_to_ask_one_person(text):
    assert question_or_request(text, "ru") == [text]
