"""A login that was changed still leads to its person, and to nobody else who has it now."""

from __future__ import annotations

import json

import pytest
from sqlalchemy import select, text

from tests.support.department import HIRED, Department
from tracker import service
from tracker.desk import open_desk
from tracker.errors import NotFound
from tracker.store.database import Database
from tracker.store.tables import t


def test_a_person_is_found_by_an_earlier_login(department: Department) -> None:
    d = department
    service.edit_person(d.vera, "anna", login="a.vodkina")
    service.edit_person(d.vera, "a.vodkina", login="a.sokolova")
    for login in ("anna", " ANNA ", "a.vodkina", "a.sokolova"):
        assert service.status(d.vera, login).person.id == d.id("anna")


def test_a_login_that_is_somebody_s_now_is_theirs(sqlite_department: Department) -> None:
    d = sqlite_department
    service.edit_person(d.vera, "anna", login="a.vodkina")
    other = service.add_person(d.vera, "Анна Зуева", "anna", start=HIRED)
    assert service.status(d.vera, "anna").person.id == other.id


def test_of_two_earlier_owners_nobody_is_taken(sqlite_department: Department) -> None:
    d = sqlite_department
    service.edit_person(d.vera, "anna", login="a.vodkina")
    service.edit_person(d.vera, "gleb", login="anna")
    service.edit_person(d.vera, "anna", login="gleb")
    with pytest.raises(NotFound):
        service.status(d.vera, "anna")


def test_other_capitals_are_no_other_login(sqlite_department: Department) -> None:
    d = sqlite_department
    service.edit_person(d.vera, "anna", login="Anna")
    with d.vera.database.reading() as connection:
        assert connection.execute(select(t.earlier_login)).all() == []


def test_nobody_acts_by_an_earlier_login(sqlite_department: Department) -> None:
    """The machine's account of that name may be a newcomer's by now."""
    d = sqlite_department
    service.edit_person(d.vera, "boris", login="b.sokolov")
    with pytest.raises(NotFound):
        open_desk(d.url, "boris", policy=d.vera.policy, framework=d.vera.framework)


def test_erasing_leaves_no_earlier_login(department: Department) -> None:
    d = department
    service.edit_person(d.vera, "anna", login="a.vodkina.secret")
    service.edit_person(d.vera, "anna", login="a.sokolova")
    help_given = {"kind": "intern_help", "intern": "a.vodkina.secret", "what": "Разобрали бриф"}
    service.add(d.gleb, "gleb", help_given, d.vera.today())
    act = service.erase(d.vera, "a.vodkina.secret", "Заявление a.vodkina.secret")
    assert act["rows"]["earlier_login"] == 2
    assert "a.vodkina.secret" not in json.dumps(act)
    with d.vera.database.reading() as connection:
        for table in (t.evidence, t.event, t.earlier_login):
            assert "a.vodkina.secret" not in str(connection.execute(select(table)).all()), table.name
    assert service.verify(d.vera).ok


def test_an_older_database_learns_earlier_logins_from_its_events(department: Department) -> None:
    d = department
    for login in ("a.vodkina", "a.sokolova"):
        service.edit_person(d.vera, "anna", login=login)
    service.edit_person(d.vera, "gleb", name="Глеб Иванович Орлов")
    with d.vera.database.engine.begin() as connection:
        connection.execute(text("DROP TABLE earlier_login"))
        connection.execute(text("UPDATE alembic_version SET version_num = '0002'"))
    d.vera.database.close()
    database = Database(d.url)
    database.create()
    with database.reading() as connection:
        rows = connection.execute(select(t.earlier_login.c.person, t.earlier_login.c.login)).all()
    database.close()
    assert sorted(map(tuple, rows)) == [(d.id("anna"), "a.vodkina"), (d.id("anna"), "anna")]
