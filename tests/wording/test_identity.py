"""Logins and e-mails have one normal form, whatever keyboard, mail program or table they come from."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wording.identity import identity, tidy

SAME = [
    ("M.Orlova", "m.orlova"),
    ("m.orlova ", "m.orlova"),
    ("\u00a0m.orlova\u200b", "m.orlova"),
    ("\uff4d.orlova", "m.orlova"),
    ("M.Orlova@Mayak.Example", "m.orlova@mayak.example"),
    ("а.йоко", unicodedata.normalize("NFD", "А.Йоко")),
    ("Straße", "STRASSE"),
]


@pytest.mark.parametrize(("one", "two"), SAME)
def test_these_are_one_login(one: str, two: str) -> None:
    assert identity(one) == identity(two)


@pytest.mark.parametrize(("one", "two"), [("m.orlova", "m.orlov"), ("m.orlova", "m orlova"), ("ё", "е")])
def test_these_are_two(one: str, two: str) -> None:
    assert identity(one) != identity(two)


@given(st.text(max_size=30))
def test_the_normal_form_of_a_normal_form_is_itself(text: str) -> None:
    assert tidy(tidy(text)) == tidy(text)
    assert identity(tidy(text)) == identity(text)
