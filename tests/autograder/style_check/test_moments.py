"""Deadlines are read in the forms of letters (tests/data/moments.toml), and only where there is one."""

from __future__ import annotations

import tomllib

import pytest

from autograder.style_check.moments import Moment, dates
from tests.support.paths import DATA

FORMS = tomllib.loads((DATA / "moments.toml").read_text("utf-8"))
FRAMES = {
    "ru": ("Пришлите ответ {}, пожалуйста.", "{}, пожалуйста, пришлите ответ.", "Жду ответ {}"),
    "en": ("Please send the answer {}, if you can.", "I need the answer {}", "I need it {}. Thank you."),
}
FIELDS = ("day", "month", "year", "weekday", "time", "from_day", "relative")


def said(moment: Moment) -> dict[str, str]:
    fields = {field: str(getattr(moment, field)) for field in FIELDS if getattr(moment, field) is not None}
    return fields | ({"by": ""} if moment.deadline else {})


def agrees(moment: Moment, expected: str) -> bool:
    wanted = dict(part.partition("=")[::2] for part in expected.split())
    found = said(moment)
    return found.keys() == wanted.keys() and all(value in ("", found[field]) for field, value in wanted.items())


@pytest.mark.parametrize("lang", FORMS)
def test_there_are_sixty_forms(lang: str) -> None:
    assert len(FORMS[lang]) >= 60


@pytest.mark.parametrize(("lang", "form"), [(lang, form) for lang in FORMS for form in FORMS[lang]])
def test_a_form_is_one_moment_wherever_it_stands(lang: str, form: str) -> None:
    for frame in FRAMES[lang]:
        found = dates(frame.format(form), lang)
        assert [agrees(one, FORMS[lang][form]) for one in found] == [True], (frame, [said(one) for one in found])


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("ru", "Дошли до первого звонка, это второй вариант, ко второму вопросу вернусь."),
        ("ru", "Ср. 40 заявок, сб и вс не в счёт: 24 часа, 7 дней."),
        ("en", "We are here 24/7, it is a 50/50 split, by the third attempt it worked."),
        ("en", "We may sit by the second window, version 27.11 is out."),
    ],
)
def test_what_is_no_date(lang: str, text: str) -> None:
    assert [one.fragment for one in dates(text, lang)] == []
