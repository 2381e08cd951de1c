"""A login and an e-mail belong to one person, whatever capitals and spaces they are written with."""

from __future__ import annotations

import pytest

from tests.support.department import Department
from tracker.errors import InvalidInput
from tracker.service import add_person, edit_person, list_people, status


@pytest.mark.parametrize("key", ["ANNA", " anna ", "\u00a0Anna", "\uff41nna"])
def test_a_person_is_found_in_any_spelling_of_the_login(sqlite_department: Department, key: str) -> None:
    d = sqlite_department
    assert status(d.vera, key).person.login == "anna"


def test_a_person_is_found_by_the_e_mail_in_capitals(sqlite_department: Department) -> None:
    d = sqlite_department
    edit_person(d.vera, "anna", email="A.Petrova@Mayak.Example ")
    assert status(d.vera, "a.petrova@mayak.example").person.email == "A.Petrova@Mayak.Example"


@pytest.mark.parametrize(
    ("login", "email", "field"),
    [
        ("Anna", "", "login"),
        ("anna ", "", "login"),
        ("new", "A.PETROVA@mayak.example", "email"),
        ("a.petrova@mayak.example", "", "login"),
        ("new", "anna", "email"),
    ],
)
def test_a_clash_is_refused(sqlite_department: Department, login: str, email: str, field: str) -> None:
    d = sqlite_department
    edit_person(d.vera, "anna", email="a.petrova@mayak.example")
    before = list_people(d.vera)
    with pytest.raises(InvalidInput) as caught:
        add_person(d.vera, "Пётр Петров", login, start=d.vera.today(), email=email)
    assert caught.value.field == field
    with pytest.raises(InvalidInput):
        edit_person(d.vera, "gleb", **{field: login if field == "login" else email})
    assert list_people(d.vera) == before


def test_what_is_stored_has_no_stray_spaces(sqlite_department: Department) -> None:
    d = sqlite_department
    made = add_person(d.vera, "Пётр\u00a0  Петров ", " P.Petrov\u200b", start=d.vera.today(), email=" p@mayak.example ")
    assert (made.name, made.login, made.email) == ("Пётр Петров", "P.Petrov", "p@mayak.example")
    assert edit_person(d.vera, "p.petrov", login="p.petrov").login == "p.petrov"
