# ruff: noqa: E501 - rows of tables read better on one line
"""Storage on both databases: the audit is append-only, migrations keep the data, writers and backups lose nothing."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import inspect, text
from sqlalchemy.exc import DatabaseError

from tests.support.department import Department
from tests.support.paths import DATA
from tests.support.tracker_writer import write_cases
from tracker import service
from tracker.desk import Desk
from tracker.domain.policy import Policy
from tracker.errors import StorageError
from tracker.store.database import Database
from tracker.store.tables import PRIVACY, metadata
from tracker.store.verify import verify_audit

TODAY = date(2026, 6, 15)


def test_every_column_has_a_privacy_class() -> None:
    wrong = [
        f"{table.name}.{column.name}"
        for table in metadata.sorted_tables
        for column in table.columns
        if column.info.get("privacy") not in PRIVACY
    ]
    assert wrong == []


def test_narratives_and_names_are_not_public() -> None:
    classes = {f"{t.name}.{c.name}": c.info["privacy"] for t in metadata.sorted_tables for c in t.columns}
    assert {classes[c] for c in ("person.name", "person.login", "person.email")} == {"personal"}
    narratives = (
        *("evidence.data", "event.payload", "transition.reason"),
        *("dispute.text", "subject_key.key", "grade.points"),
    )
    assert {classes[c] for c in narratives} == {"sensitive"}


# ---- append-only

ATTEMPTS = [
    "DELETE FROM event WHERE seq = 2",
    "DELETE FROM event",
    "UPDATE event SET payload = '{}' WHERE seq = 2",
    "UPDATE event SET actor = 'x' WHERE seq = 2",
    "UPDATE event SET hash = 'x', payload = NULL WHERE seq = 2",
    "UPDATE event SET seq = 999 WHERE seq = 2",
    "INSERT INTO event SELECT seq, at, 'x', subject, kind, payload, digest, previous, hash FROM event WHERE seq = 2",
    "INSERT INTO event SELECT 999, at, actor, subject, kind, payload, digest, previous, hash FROM event WHERE seq = 2",
    "DELETE FROM access",
    "UPDATE access SET actor = 'x'",
]
ON_SQLITE = [
    "INSERT OR REPLACE INTO event SELECT seq, at, 'x', subject, kind, payload, digest, previous, hash FROM event WHERE seq = 2",
    "REPLACE INTO event SELECT seq, at, 'x', subject, kind, payload, digest, previous, hash FROM event WHERE seq = 2",
    "UPDATE OR REPLACE event SET seq = 3 WHERE seq = 2",
    "INSERT INTO event SELECT seq, at, 'x', subject, kind, payload, digest, previous, hash FROM event WHERE seq = 2 ON CONFLICT (seq) DO UPDATE SET actor = 'x'",
    "INSERT OR REPLACE INTO access SELECT id, at, 'x', action, subject, allowed FROM access",
]
ON_POSTGRESQL = ["TRUNCATE event", "TRUNCATE access"]


def test_the_audit_is_append_only(department: Department) -> None:
    d = department
    service.status(d.boris, "anna")
    more = ON_SQLITE if d.vera.database.is_sqlite else ON_POSTGRESQL
    for statement in ATTEMPTS + more:
        with pytest.raises(DatabaseError), d.vera.database.engine.begin() as connection:
            connection.execute(text(statement))
    assert service.verify(d.vera).ok


@pytest.mark.parametrize("recursive", ["ON", "OFF"])
@pytest.mark.parametrize("statement", [s for s in ATTEMPTS + ON_SQLITE if "event" in s])
def test_the_audit_is_append_only_for_other_programs_too(
    sqlite_department: Department, statement: str, recursive: str
) -> None:
    """Their connections lack our pragmas, and then INSERT OR REPLACE deletes a row without firing the delete trigger."""
    path = sqlite_department.url.removeprefix("sqlite:///")
    stranger = sqlite3.connect(path)
    stranger.execute(f"PRAGMA recursive_triggers={recursive}")
    with pytest.raises(sqlite3.DatabaseError):
        stranger.execute(statement)
    stranger.close()
    assert service.verify(sqlite_department.vera).ok


# ---- migrations

RELEASED = sorted((DATA / "tracker_releases").glob("*.sql"))


@pytest.mark.parametrize("path", RELEASED, ids=lambda p: p.stem)
def test_a_database_of_every_released_version_is_upgraded_with_its_data(path: Path, tmp_path: Path) -> None:
    """Upgrade the dump of each version, which has people, evidence and a closed period."""
    file = tmp_path / "old.db"
    old = sqlite3.connect(file)
    old.executescript(path.read_text("utf-8"))
    names = {row[0] for row in old.execute("SELECT name FROM person")}
    events = old.execute("SELECT COUNT(*) FROM event").fetchone()[0]
    old.close()
    database = Database(file)
    database.create()
    with database.reading() as connection:
        found = verify_audit(connection)
        assert (found.ok, found.events) == (True, events)
        assert {r[0] for r in connection.execute(text("SELECT name FROM person"))} == names
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []
    database.close()


def test_there_is_a_dump_for_every_released_revision() -> None:
    versions = (Path(service.__file__).parent / "store" / "migrations" / "versions").glob("*.py")
    assert {p.stem[:4] for p in RELEASED} == {p.stem[:4] for p in versions}


def test_migrations_make_the_tables_that_the_code_declares(new_url: Callable[[], str]) -> None:
    database = Database(new_url())
    database.create()
    database.create()
    with database.engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []
    database.close()


def test_a_database_of_another_program_is_not_changed(new_url: Callable[[], str]) -> None:
    database = Database(new_url())
    with database.engine.begin() as connection:
        connection.execute(text("CREATE TABLE orders (id INTEGER)"))
    with pytest.raises(StorageError):
        database.create()
    with database.engine.connect() as connection:
        assert inspect(connection).get_table_names() == ["orders"]
    database.close()


def test_a_database_that_cannot_be_opened_raises_an_error(tmp_path: Path) -> None:
    with pytest.raises(StorageError):
        Database(tmp_path / "no" / "folder" / "x.db").create()


# ---- many writers


@pytest.mark.slow
def test_concurrent_writers_lose_nothing(department: Department) -> None:
    d = department
    service.add_mentorship(d.vera, "boris", "gleb", date(2024, 1, 1))
    with ProcessPoolExecutor(3, mp_context=get_context("spawn")) as pool:
        runs = [pool.submit(write_cases, d.url, who, 25) for who in ("anna", "gleb", "olga")]
        ids = [id_ for run in runs for id_ in run.result()]
    assert len(set(ids)) == 75
    kept = {e.id for who in ("anna", "gleb", "olga") for e in service.list_evidence(d.vera, who)}
    assert kept == set(ids)
    assert service.verify(d.vera).ok


def test_two_programs_may_create_a_database_at_once(new_url: Callable[[], str]) -> None:
    url = new_url()
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as pool:
        for run in [pool.submit(_create, url) for _ in range(2)]:
            run.result()


def _create(url: str) -> None:
    Database(url).create()


# ---- backup and restore


@pytest.mark.parametrize("name", ["copy.db", "copy.jsonl.gz"])
def test_a_restored_backup_equals_the_original(
    department: Department, new_url: Callable[[], str], tmp_path: Path, name: str
) -> None:
    d = department
    if name == "copy.db" and not d.vera.database.is_sqlite:
        pytest.skip("a file copy is what SQLite has")
    service.add(d.anna, "anna", {"kind": "case", "title": "Заявки"}, TODAY, submit=True)
    service.status(d.boris, "anna")
    path = service.backup(
        Desk(d.ivan.database, d.ivan.policy, d.ivan.framework, d.clock, d.id("ivan")), tmp_path / name
    )
    before = _all_rows(d.vera.database)
    url = new_url()
    found = service.restore(url, path)
    assert found.ok
    assert found.head == service.verify(d.vera).head
    other = Database(url)
    assert _all_rows(other) == before
    restored = Department(
        url, d.clock, {k: Desk(other, v.policy, v.framework, d.clock, v.actor) for k, v in d.desks.items()}
    )
    service.add(restored.anna, "anna", {"kind": "case", "title": "Дальше"}, TODAY)
    service.add_leave(restored.vera, "anna", TODAY)
    service.status(restored.boris, "anna")
    assert service.verify(restored.vera).ok
    with pytest.raises(StorageError):
        service.restore(url, path)
    other.close()


def test_a_logical_copy_of_postgresql_restores_into_sqlite(
    postgresql_server: str, tmp_path: Path, policy: Policy, framework: Any
) -> None:
    from tests.support.department import build_department
    from tests.support.postgresql import new_postgresql

    d = build_department(new_postgresql(postgresql_server), policy, framework)
    service.add(d.anna, "anna", {"kind": "case", "title": "Заявки"}, TODAY)
    service.backup(d.ivan, tmp_path / "copy.jsonl.gz")
    assert service.restore(tmp_path / "back.db", tmp_path / "copy.jsonl.gz").head == service.verify(d.vera).head
    d.vera.database.close()


@pytest.mark.parametrize(
    "content", [b"", b"not a backup", b"SQLite format 3\x00 and then nonsense", b"\x1f\x8b nonsense"]
)
def test_a_damaged_backup_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "bad"
    path.write_bytes(content)
    with pytest.raises(StorageError):
        service.restore(tmp_path / "new.db", path)


def test_a_truncated_backup_is_refused(sqlite_department: Department, tmp_path: Path) -> None:
    import gzip

    path = service.backup(sqlite_department.ivan, tmp_path / "copy.jsonl.gz")
    lines = gzip.decompress(path.read_bytes()).splitlines(keepends=True)
    path.write_bytes(gzip.compress(b"".join(lines[:-1])))
    with pytest.raises(StorageError):
        service.restore(tmp_path / "new.db", path)


def test_a_backup_that_cannot_be_written_raises_an_error(sqlite_department: Department, tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("x")
    with pytest.raises(StorageError):
        service.backup(sqlite_department.ivan, blocked / "copy.db")


def _all_rows(database: Database) -> dict[str, list[Any]]:
    with database.reading() as connection:
        return {
            table.name: [
                json.dumps([_plain(v) for v in row], default=str)
                for row in connection.execute(table.select().order_by(*table.primary_key.columns))
            ]
            for table in metadata.sorted_tables
        }


def _plain(value: Any) -> Any:
    return bytes(value).hex() if isinstance(value, bytes | memoryview) else value


@pytest.mark.parametrize("name", ["кто? весна.db", "a%20b.db", "a#b.db"])
def test_a_path_is_a_path_whatever_is_in_it(tmp_path: Path, name: str) -> None:
    """In the text of a URL, `?` would begin its options, and the file would be another one."""
    database = Database(tmp_path / name)
    database.create()
    database.close()
    assert name in {p.name for p in tmp_path.iterdir()}
    assert not {p.name for p in tmp_path.iterdir()} - {name, f"{name}-wal", f"{name}-shm"}


def test_a_password_is_in_no_text_of_a_database() -> None:
    assert "secret" not in f"{Database('postgresql://anna:secret@localhost/academy').url}"
