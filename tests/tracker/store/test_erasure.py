"""Erasure: no byte of the person's data remains, the chain still verifies, and the act is recorded."""

from __future__ import annotations

import gzip
import json
import sqlite3
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import make_url, select

from tests.support.department import Department
from tracker import service
from tracker.errors import Denied, InvalidInput, NotFound, StorageError
from tracker.store.tables import metadata, t

TODAY = date(2026, 6, 15)
SECRETS = (
    "Анна Петрова-Водкина",
    "anna@agency.test",
    "Заявки для фабрики Тюльпан",
    "Опоздала на встречу",
    "не было меня",
)


def enter_data(d: Department) -> None:
    """Enter data of Anna in every table that can hold some, and her name in the evidence of others."""
    case = {"kind": "case", "title": SECRETS[2]}
    one = service.add(d.anna, "anna", case, TODAY, submit=True)
    service.return_(d.boris, one.id, SECRETS[3])
    service.submit(d.anna, one.id)
    service.endorse(d.boris, one.id)
    service.confirm(d.vera, one.id)
    service.dispute(d.anna, one.id, SECRETS[4])
    service.add_leave(d.vera, "anna", date(2026, 1, 5), date(2026, 1, 9), "sick")
    service.add_mentorship(d.vera, "anna", "gleb", TODAY)
    service.attest(d.vera, "anna", "not_attested", f"{SECRETS[3]}: {SECRETS[0]}")
    d.clock.go_to(date(2026, 7, 20))
    service.close_period(d.vera, "quarter", TODAY)
    service.waive(d.vera, "anna", "metrica", TODAY, TODAY, SECRETS[3])
    help_given = {"kind": "intern_help", "intern": SECRETS[0], "what": f"Вместе с {SECRETS[0]} разобрали бриф"}
    service.add(d.gleb, "gleb", help_given, TODAY)
    service.status(d.boris, "anna")


def files_of(d: Department) -> Iterator[Path]:
    """Yield the files that the database stores its data in."""
    url = make_url(d.url)
    if d.vera.database.is_sqlite:
        path = Path(str(url.database))
        yield from (p for p in path.parent.iterdir() if p.name.startswith(path.name))
        return
    import psycopg

    with psycopg.connect(f"host={url.query['host']} user=tracker dbname={url.database}", autocommit=True) as connection:
        connection.execute("CHECKPOINT")
        (oid,) = connection.execute("SELECT oid FROM pg_database WHERE datname = current_database()").fetchone()  # type: ignore[misc]
    yield from (Path(str(url.query["host"])) / "data" / "base" / str(oid)).iterdir()


def leaks(d: Department) -> list[tuple[str, str]]:
    """Return (file, text) for each of Anna's secrets in a file of the database, also with escaped letters."""
    found = []
    for path in files_of(d):
        data = path.read_bytes()
        found += [
            (path.name, secret)
            for secret in SECRETS
            if secret.encode() in data or json.dumps(secret).strip('"').encode() in data
        ]
    return found


def test_erasing_leaves_no_byte_and_the_chain_still_verifies(department: Department, tmp_path: Path) -> None:
    d = department
    enter_data(d)
    assert {secret for _, secret in leaks(d)} == set(SECRETS), "else the test could not fail"
    before = service.verify(d.vera)
    anna = d.id("anna")
    act = service.erase(d.vera, "anna", f"Заявление сотрудницы {SECRETS[0]}")
    assert leaks(d) == []
    after = service.verify(d.vera, published=before.head)
    assert after.ok, after.broken
    assert after.events > before.events
    assert (act["person"], act["erased_by"]) == (anna, d.id("vera"))
    assert act["rows"]["evidence"] == 1
    assert act["rows"]["event"] >= 9
    assert SECRETS[0] not in json.dumps(act, ensure_ascii=False)
    with d.vera.database.reading() as connection:
        recorded = connection.execute(select(t.event.c.payload).where(t.event.c.kind == "act.destruction")).scalar_one()
        assert json.loads(recorded) == json.loads(json.dumps(act))
        for table in metadata.sorted_tables:
            if "person" in table.c:
                assert not connection.execute(select(table).where(table.c.person == anna)).first(), table.name
        person = connection.execute(select(t.person).where(t.person.c.id == anna)).one()
    assert (person.name, person.login, person.email) == ("", None, "")
    assert person.erased_at is not None
    path = service.backup(d.ivan, tmp_path / "after.jsonl.gz")
    assert not any(secret in gzip.decompress(path.read_bytes()).decode() for secret in SECRETS)


def test_other_records_name_the_erased_person_by_pseudonym(department: Department) -> None:
    d = department
    enter_data(d)
    anna = d.id("anna")
    service.erase(d.vera, "anna", "Заявление")
    kept = service.list_evidence(d.gleb, "gleb")[0].data
    assert kept.model_dump()["intern"] == anna
    assert kept.model_dump()["what"] == f"Вместе с {anna} разобрали бриф"
    one = service.submit(d.gleb, service.list_evidence(d.gleb, "gleb")[0].id)
    assert one.state == "submitted"
    assert service.verify(d.vera).ok


def test_erased_people_are_not_found_and_may_not_do_anything(department: Department) -> None:
    d = department
    enter_data(d)
    service.erase(d.vera, "anna", "Заявление")
    for key in ("anna", d.id("anna"), SECRETS[0], ""):
        with pytest.raises(NotFound):
            service.status(d.vera, key)
    with pytest.raises(Denied):
        service.export(d.anna)
    with pytest.raises(NotFound):
        service.erase(d.vera, "anna", "ещё раз")
    assert service.add_person(d.vera, "Анна Новая", "anna", start=TODAY).id != d.id("anna")
    assert d.id("anna") not in {r.person.id for r in service.department(d.vera)}


def test_the_chain_still_verifies_after_a_second_erasure(department: Department) -> None:
    d = department
    enter_data(d)
    service.erase(d.vera, "anna", "Заявление")
    service.erase(d.vera, "gleb", "Заявление")
    assert service.verify(d.vera).ok


def test_erasing_needs_a_reason_and_not_oneself(sqlite_department: Department) -> None:
    with pytest.raises(InvalidInput):
        service.erase(sqlite_department.vera, "anna", " ")
    with pytest.raises(Denied):
        service.erase(sqlite_department.vera, "vera", "x")


def test_erasing_reports_a_log_held_open_and_can_be_repeated(
    sqlite_department: Department, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A reader in a transaction keeps old pages in the WAL. The act is recorded; erasing again removes the pages."""
    monkeypatch.setattr("tracker.store.database.BUSY_SECONDS", 0.2)
    sqlite_department.vera.database.close()  # only new connections use the new timeout
    enter_data(sqlite_department)
    reader = sqlite3.connect(sqlite_department.url.removeprefix("sqlite:///"), isolation_level=None)
    reader.execute("BEGIN")
    reader.execute("SELECT COUNT(*) FROM event").fetchone()
    with pytest.raises(StorageError):
        service.erase(sqlite_department.vera, "anna", "Заявление")
    assert leaks(sqlite_department), "the old pages are still in the log"
    reader.close()
    act = service.erase(sqlite_department.vera, sqlite_department.id("anna"), "Ещё раз")
    assert leaks(sqlite_department) == []
    assert act["reason"] == "Заявление"
    assert service.verify(sqlite_department.vera).ok
