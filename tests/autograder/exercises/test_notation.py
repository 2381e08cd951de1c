"""Whatever notation a person writes a number in, it is read as that number; a neighbour of another value is not."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from autograder.source.notation import number_in, read_number

GROUPS = st.sampled_from(("", " ", "\u00a0", "\u202f"))
MINUSES = st.sampled_from(("-", "−", "("))
WORDS = {
    "RUB": ("", " ₽", " руб.", " рублей", " р."),
    "percent": ("", "%", " %", " процента"),
    "days": ("", " дн.", " дней", " дня", " days"),
    "count": ("", " стр.", " карточек", " new pages"),
}


@st.composite
def written(draw: st.DrawFn) -> tuple[float, str, str]:
    """A number of kopecks or hundredths, the text somebody writes for it, and the unit that is asked for."""
    hundredths, unit = draw(st.integers(-999_999_999, 999_999_999)), draw(st.sampled_from(sorted(WORDS)))
    whole, rest = divmod(abs(hundredths), 100)
    text = f"{whole:,}".replace(",", draw(GROUPS)) + (f",{rest:02}" if rest else "")
    word = draw(st.sampled_from(WORDS[unit]))
    if hundredths < 0:
        minus = draw(MINUSES)
        assume(unit != "count")  # no noun has a minus
        return hundredths / 100, f"({text}){word}" if minus == "(" else f"{minus}{text}{word}", unit
    return hundredths / 100, text + word, unit


@given(written())
def test_any_notation_is_the_number_that_was_written(one: tuple[float, str, str]) -> None:
    value, text, unit = one
    assert number_in(text, unit) == pytest.approx(value)  # type: ignore[arg-type]  # a unit's name
    assert value in [pytest.approx(v) for v in read_number(text, unit).values]  # type: ignore[arg-type]


@given(st.integers(1, 99_999))
def test_only_a_sign_of_percent_makes_a_share(hundredths: int) -> None:
    """Thirty-five where a share is asked for stays thirty-five, and 0.35 where per cent are asked for stays 0.35."""
    text = f"{hundredths / 100:.2f}".replace(".", ",")
    assert number_in(text + " %", "share") == pytest.approx(hundredths / 10_000)
    assert number_in(text, "share") == pytest.approx(hundredths / 100)
    assert number_in(text + " %", "percent") == number_in(text, "percent") == pytest.approx(hundredths / 100)


@given(st.integers(0, 10_000), st.sampled_from((" страниц", " из 5", "–7", "/2", " (5)", " и 3")))
def test_more_than_one_number_or_another_word_is_none(n: int, rest: str) -> None:
    assert number_in(f"{n}{rest}", "RUB") is None
