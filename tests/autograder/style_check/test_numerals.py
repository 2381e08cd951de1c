"""Numbers in words are read back as they are spoken: in every case, as ordinals, and never where there is none."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from num2words import num2words

from autograder.style_check.numerals import spelled

CASES = ("nominative", "genitive", "dative", "accusative", "instrumental", "prepositional")


def values(text: str, lang: str) -> list[float]:
    return [one.value for one in spelled(text, lang)]


@settings(max_examples=300, deadline=None)
@given(st.integers(2, 999_999_999), st.sampled_from(CASES))
def test_russian_numbers_in_every_case(number: int, case: str) -> None:
    words = num2words(number, lang="ru", case=case)
    assert values(f"Это {words} рублей", "ru") == [number], words


@settings(max_examples=200, deadline=None)
@given(st.integers(2, 999_999_999))
def test_english_numbers(number: int) -> None:
    words = num2words(number, lang="en").replace(",", "")
    assert values(f"That is {words} roubles", "en") == [number], words


@given(st.integers(1, 31), st.sampled_from(CASES), st.sampled_from("mfn"))
def test_russian_days_as_ordinals(day: int, case: str, gender: str) -> None:
    words = num2words(day, lang="ru", to="ordinal", case=case, gender=gender)
    assert [(s.value, s.ordinal) for s in spelled(f"к {words} ноября", "ru")] == [(day, True)], words


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("ru", "двести сорок четыре тысячи", [244_000]),
        ("ru", "сорок шесть рублей", [46]),
        ("ru", "с третьего по шестое октября", [3, 6]),
        ("ru", "полтора миллиона", [1_500_000]),
        ("ru", "тысяча двести", [1_200]),
        ("ru", "пяти-шести", [5, 6]),
        ("ru", "сто двести", [100, 200]),
        ("ru", "два, три", [2, 3]),
        ("ru", "сорок\nшесть", [46]),
        ("ru", "около сорока рублей, семью днями", [40, 7]),
        ("ru", "одна просьба, тысячи людей, семью и сорока", []),
        ("en", "two hundred and forty-four thousand", [244_000]),
        ("en", "a hundred and five", [105]),
        ("en", "two and three", [2, 3]),
        ("en", "one thing, a thousand thanks, on second thought", []),
    ],
)
def test_what_is_one_number_and_what_is_none(lang: str, text: str, expected: list[float]) -> None:
    assert values(text, lang) == expected
