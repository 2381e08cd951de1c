"""Headings, words and cells in the spellings that departments use."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest

from tracker.domain.evidence import parse_data
from tracker.errors import InvalidInput
from tracker.imports.columns import FORMULA, fields_of, known_heading, layout, normal, read_cell

TODAY = date(2026, 7, 1)

READ = [
    ("Russian date", "15.04.2026", "date", date(2026, 4, 15)),
    ("Russian date without noughts", "5.4.2026", "date", date(2026, 4, 5)),
    ("short year", "15.04.26", "date", date(2026, 4, 15)),
    ("ISO", "2026-04-15", "date", date(2026, 4, 15)),
    ("ISO with a time", "2026-04-15 00:00:00", "date", date(2026, 4, 15)),
    ("Excel's date", datetime(2026, 4, 15, 0, 0), "date", date(2026, 4, 15)),  # noqa: DTZ001 - as Excel gives it
    ("a date", date(2026, 4, 15), "date", date(2026, 4, 15)),
    ("Excel's number of a day", 46127, "date", date(2026, 4, 15)),
    ("Excel's number of a day as a float", 46127.0, "date", date(2026, 4, 15)),
    ("sixteen digits as text", "9007199254740993", "text", "9007199254740993"),
    ("noughts in front", "0012345", "text", "0012345"),
    ("29 February", "29.02.2024", "date", date(2024, 2, 29)),
    ("today is not the future", "01.07.2026", "past", TODAY),
    ("a date that may lie ahead", "01.01.2030", "date", date(2030, 1, 1)),
    ("comma", "1,5", "number", 1.5),
    ("thousands", "1 200", "number", 1200.0),
    ("thousands with a hard space", "1\u00a0200,5", "number", 1200.5),
    ("Excel's whole number", 12.0, "count", 12),
    ("number as text", 12345.0, "text", "12345"),
    ("spaces", "  Мария  ", "text", "Мария"),
    ("list", "a.b; c.d,\ne.f", "list", ("a.b", "c.d", "e.f")),
    ("e-mail", "m.orlova@mayak.example", "email", "m.orlova@mayak.example"),
    ("kind", "Кейс", "word.kind", "case"),
    ("kind in English", "Blog post", "word.kind", "blog_post"),
    ("kind by its key", "intern_help", "word.kind", "intern_help"),
    ("certificate", "Яндекс.Метрика", "word.certificate", "metrica"),
    ("certificate with a hyphen", "1С-Битрикс", "word.certificate", "bitrix"),
    ("position with ё", "Стажёр", "word.position", "trainee"),
]


@pytest.mark.parametrize(("value", "kind", "expected"), [r[1:] for r in READ], ids=[r[0] for r in READ])
def test_a_cell_is_read(value: Any, kind: str, expected: Any) -> None:
    found = read_cell(value, kind, TODAY)
    assert found == expected
    assert type(found) is type(expected)


REFUSED = [
    ("American date", "04/15/2026", "date"),
    ("no such day", "31.04.2026", "date"),
    ("29 February of a common year", "29.02.2025", "date"),
    ("no such ISO day", "2026-02-30", "date"),
    ("a number that is no day", 1204, "date"),
    ("a number of a day as text", "46127", "date"),
    ("a part of a day", 46127.5, "date"),
    ("sixteen digits as a number", 9007199254740993, "text"),
    ("a number that Excel has cut", "1,23457E+12", "text"),
    ("a number cut in English", "1.23457E+12", "text"),
    ("a formula without a value", FORMULA, "text"),
    ("a formula without a day", FORMULA, "date"),
    ("words", "вчера", "date"),
    ("tomorrow", "02.07.2026", "past"),
    ("tomorrow from Excel", date(2026, 7, 2), "past"),
    ("letters", "много", "number"),
    ("not a number", "nan", "number"),
    ("endless", "inf", "number"),
    ("half", 1.5, "count"),
    ("endless count", "inf", "count"),
    ("truth", True, "count"),
    ("unknown kind", "грамота", "word.kind"),
    ("unknown certificate", "Google Analytics", "word.certificate"),
    ("no at sign", "m.orlova", "email"),
    ("broken formula", "#REF!", "text"),
]


@pytest.mark.parametrize(("value", "kind"), [r[1:] for r in REFUSED], ids=[r[0] for r in REFUSED])
def test_a_cell_is_refused_with_problem_and_fix(value: Any, kind: str) -> None:
    with pytest.raises(ValueError) as caught:  # noqa: PT011 - its two arguments are what is tested
        read_cell(value, kind, TODAY)
    problem, fix = caught.value.args
    assert problem
    assert fix


HEADINGS = [
    ("people", "Ф.И.О.", "name"),
    ("people", "ФИО", "name"),
    ("people", "Стажёр", "name"),
    ("people", "E-mail", "email"),
    ("people", "Дата приёма", "start"),
    ("people", "Hire date", "start"),
    ("evidence", "Сотрудник ", "person"),
    ("evidence", "Дата (публикации)", "date"),
    ("evidence", "№ сертификата", "number"),
    ("evidence", "Действует до", "valid_until"),
    ("evidence", "valid_until", "valid_until"),
    ("evidence", "СТАЖЁР", "intern"),
]


@pytest.mark.parametrize(("table", "heading", "field"), HEADINGS)
def test_a_heading_is_recognised(table: Any, heading: str, field: str) -> None:
    assert fields_of(table, ("Прочее", heading)) == {heading: field}


@pytest.mark.parametrize("heading", ["", "№", "Комментарий", "п/п"])
def test_other_headings_are_not_known(heading: str) -> None:
    assert not known_heading("people", heading)
    assert not known_heading("evidence", heading)


def test_two_columns_of_one_field_are_refused() -> None:
    with pytest.raises(InvalidInput) as caught:
        fields_of("evidence", ("ФИО", "Сотрудник", "Дата"))
    assert caught.value.field == "Сотрудник"


@pytest.mark.parametrize("table", ["people", "evidence"])
def test_a_heading_belongs_to_one_field_of_a_table(table: str) -> None:
    columns = getattr(layout(), table)
    headings = [normal(h) for column in columns.values() for h in column.headings]
    assert sorted(headings) == sorted(set(headings))
    assert "" not in headings


@pytest.mark.parametrize("words", sorted(layout().words))
def test_a_spelling_belongs_to_one_word(words: str) -> None:
    spellings = [normal(s) for key, found in layout().words[words].items() for s in {normal(x) for x in (key, *found)}]
    assert sorted(spellings) == sorted(set(spellings))


@pytest.mark.parametrize("kind", sorted(layout().kinds))
def test_the_columns_of_a_kind_match_the_fields_of_its_model(kind: str) -> None:
    """Every required field of the model has a required column, and every column has a field."""
    required, _bar, optional = layout().kinds[kind].partition("|")
    example = {"title": "t", "name": "metrica", "intern": "i", "what": "w", "solved": 1, "total": 2}
    made = parse_data({"kind": kind, **{f: example[f] for f in required.split()}})
    assert {*required.split(), *optional.split()} <= set(type(made).model_fields)
    assert {f for f, info in type(made).model_fields.items() if info.is_required()} <= set(required.split())
    assert {*required.split(), *optional.split()} <= set(layout().evidence)
