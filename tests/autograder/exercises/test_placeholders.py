"""Placeholders in texts of the course: values as each language writes them."""

from __future__ import annotations

import datetime as dt

import pytest

from autograder.exercises.placeholders import filled, has_placeholder, names_in, resolved

VALUES = {
    "budget": 244000,
    "price": 529.5,
    "rate": 12.5,
    "part": 0.125,
    "leads": 21,
    "day": dt.date(2026, 11, 27),
    "iso": "2026-11-27",
    "plan": {"may": 5},
}


@pytest.mark.parametrize(
    ("template", "ru", "en"),
    [
        ("{budget:money}", "244 000 ₽", "244,000 ₽"),
        ("{price:money}", "529,50 ₽", "529.50 ₽"),
        ("{budget:money.2}", "244 000,00 ₽", "244,000.00 ₽"),
        ("{rate:percent}", "12,5 %", "12.5%"),
        ("{part:share}", "12,5 %", "12.5%"),
        ("{part:share.0}", "12 %", "12%"),
        ("{price:number.1}", "529,5", "529.5"),
        ("{budget}", "244 000", "244,000"),
        ("{day:date}", "27 ноября", "27 November"),
        ("{iso:date.year}", "27 ноября 2026", "27 November 2026"),
        ("{plan[may]}", "5", "5"),
        ("{price:.0f}", "530", "530"),
        ("{{budget}}", "{budget}", "{budget}"),
    ],
)
def test_values_are_written_as_the_language_writes_them(template, ru, en):
    for lang, wanted in (("ru", ru), ("en", en)):
        assert filled(template, VALUES, lang).replace("\u00a0", " ") == wanted


@pytest.mark.parametrize(
    ("n", "ru", "en"),
    [
        (1, "1 заявка", "1 lead"),
        (3, "3 заявки", "3 leads"),
        (11, "11 заявок", "11 leads"),
        (121, "121 заявка", "121 leads"),
        (2.5, "2,5 заявки", "2.5 leads"),
    ],
)
def test_a_noun_agrees_with_its_number(n, ru, en):
    assert filled("{n:заявка|заявки|заявок}", {"n": n}, "ru").replace("\u00a0", " ") == ru
    assert filled("{n:lead|leads}", {"n": n}, "en") == en


def test_a_placeholder_alone_gives_the_value_itself():
    data = {"value": "{budget}", "days": ["{day}", "till {day:date}", 7]}
    assert resolved(data, VALUES, "en") == {"value": 244000, "days": [dt.date(2026, 11, 27), "till 27 November", 7]}


@pytest.mark.parametrize(
    ("template", "error"),
    [
        ("{unknown}", KeyError),
        ("{day:money}", ValueError),
        ("{leads:заявка|заявок}", ValueError),
        ("{budget", ValueError),
    ],
)
def test_a_text_that_cannot_be_filled_is_refused(template, error):
    with pytest.raises(error):
        filled(template, VALUES, "ru")


def test_what_counts_as_a_placeholder():
    assert has_placeholder({"a": ["x", "{budget:money}"]})
    assert not has_placeholder("a dictionary {'a': 1} and {}")
    assert names_in("{plan[may]} of {budget:money}") == {"plan", "budget"}
