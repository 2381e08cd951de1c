"""Verification finds every change that somebody with access to the database's file can make to the audit or past it."""

from __future__ import annotations

import sqlite3
from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest

from tests.support.department import Department
from tracker import service
from tracker.errors import StorageError
from tracker.store.verify import verify_audit

TODAY = date(2026, 6, 15)


def open_without_triggers(path: str) -> sqlite3.Connection:
    """Open the file as an attacker would, and drop the triggers that keep the audit append-only."""
    connection = sqlite3.connect(path)
    for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        connection.execute(f"DROP TRIGGER {name}")
    return connection


TEXT_COLUMNS = ("at", "actor", "subject", "kind", "payload", "digest", "previous", "hash")


def audit_without_triggers(sqlite_department: Department) -> sqlite3.Connection:
    """Record a few events, and open the file without its triggers."""
    service.add(sqlite_department.anna, "anna", {"kind": "case", "title": "Заявки"}, TODAY, submit=True)
    return open_without_triggers(sqlite_department.url.removeprefix("sqlite:///"))


@pytest.mark.parametrize("column", TEXT_COLUMNS)
def test_any_changed_byte_of_an_event_is_found(sqlite_department: Department, column: str) -> None:
    """Damage each byte of a column of the last two events in three ways: flip a bit, make it invalid UTF-8, remove it.

    The text is written as bytes, because the damaged text may not be a valid string.
    """
    connection = audit_without_triggers(sqlite_department)
    rows = connection.execute(f"SELECT seq, {column} FROM event ORDER BY seq DESC LIMIT 2").fetchall()
    write = f"UPDATE event SET {column} = CAST(? AS TEXT) WHERE seq = ?"
    with sqlite_department.vera.database.reading() as reader:
        assert verify_audit(reader).ok
    for seq, old in rows:
        data = old.encode()
        for offset in range(len(data)):
            for other in (bytes([data[offset] ^ 1]), b"\xff", b""):
                connection.execute(write, (data[:offset] + other + data[offset + 1 :], seq))
                connection.commit()
                with sqlite_department.vera.database.reading() as reader:
                    found = verify_audit(reader)
                assert any(one.seq in (seq, seq + 1) for one in found.broken), (seq, offset, other)
        connection.execute(write, (data, seq))
        connection.commit()
    connection.close()
    assert service.verify(sqlite_department.vera).ok


@pytest.mark.parametrize("value", ["CAST({} AS BLOB)", "NULL", "7", "{} || ' '", "''"])
@pytest.mark.parametrize("column", TEXT_COLUMNS)
def test_a_value_of_another_type_is_found(sqlite_department: Department, column: str, value: str) -> None:
    """Verification finds the value, or, for NULL in a column that is NOT NULL, the table refuses it."""
    connection = audit_without_triggers(sqlite_department)
    refused = False
    try:
        connection.execute(f"UPDATE event SET {column} = {value.format(column)} WHERE seq = 5")
    except sqlite3.IntegrityError:
        refused = value == "NULL" and column != "payload"
    connection.commit()
    connection.close()
    assert refused or 5 in {one.seq for one in service.verify(sqlite_department.vera).broken}


def test_any_changed_number_of_an_event_is_found(sqlite_department: Department) -> None:
    connection = audit_without_triggers(sqlite_department)
    for (seq,) in connection.execute("SELECT seq FROM event").fetchall():
        for other in (seq + 10_000, -seq, 0):
            connection.execute("UPDATE event SET seq = ? WHERE seq = ?", (other, seq))
            connection.commit()
            assert not service.verify(sqlite_department.vera).ok, (seq, other)
            connection.execute("UPDATE event SET seq = ? WHERE seq = ?", (seq, other))
    connection.commit()
    connection.close()
    assert service.verify(sqlite_department.vera).ok


def test_any_flipped_bit_of_an_event_in_the_file_is_found(sqlite_department: Department) -> None:
    """Damage the row of the last event in the file itself, as a failing disk would, including its header of types.

    The stored head shows that the last event is wrong even if SQLite reads the row as something else.
    """
    service.add(sqlite_department.anna, "anna", {"kind": "case", "title": "Заявки"}, TODAY)
    sqlite_department.vera.database.close()
    path = Path(sqlite_department.url.removeprefix("sqlite:///"))
    whole = path.read_bytes()
    with sqlite3.connect(path) as reader:
        (at, last) = reader.execute("SELECT at, hash FROM event ORDER BY seq DESC LIMIT 1").fetchone()
    reader.close()
    # The row is a header with the types of its nine values, then the values: `at` is the first, the hash the last.
    end = whole.index(last.encode(), whole.index(b"evidence.created")) + len(last)
    start = whole.rindex(at.encode(), 0, end) - 12
    assert 300 < end - start < 1000
    for offset in range(start, end):
        path.write_bytes(whole[:offset] + bytes([whole[offset] ^ 1]) + whole[offset + 1 :])
        found = None
        with suppress(StorageError):  # SQLite itself may find the file damaged
            found = service.verify(sqlite_department.vera)
        assert found is None or not found.ok, offset - start
        sqlite_department.vera.database.close()
    path.write_bytes(whole)
    assert service.verify(sqlite_department.vera).ok


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM event WHERE seq = (SELECT MAX(seq) FROM event)",
        "DELETE FROM event WHERE seq = 3",
        "UPDATE event SET payload = NULL WHERE seq = 3",
        "DELETE FROM subject_key WHERE subject = (SELECT subject FROM event WHERE seq = 3)",
        "UPDATE head SET seq = seq - 1",
        "DELETE FROM head",
        "UPDATE evidence SET state = 'confirmed'",
        "UPDATE evidence SET occurred_on = '2026-01-01'",
        "UPDATE evidence SET person = (SELECT id FROM person WHERE login = 'gleb')",
        "UPDATE evidence SET kind = 'blog_post'",
        "UPDATE evidence SET replaces = id",
        "UPDATE evidence SET data = '{\"kind\": '",
        'UPDATE evidence SET data = \'{"kind": "case", "title": "other"}\'',
        "DELETE FROM evidence",
    ],
)
def test_any_change_made_without_an_event_is_found(sqlite_department: Department, statement: str) -> None:
    service.add(sqlite_department.anna, "anna", {"kind": "case", "title": "Заявки"}, TODAY, submit=True)
    connection = open_without_triggers(sqlite_department.url.removeprefix("sqlite:///"))
    connection.execute(statement)
    connection.commit()
    connection.close()
    assert not service.verify(sqlite_department.vera).ok


def test_a_truncated_chain_is_found_by_a_published_head(sqlite_department: Department) -> None:
    """Delete the last event and adjust the stored head: the chain is consistent, but lacks the published head."""
    service.add(sqlite_department.anna, "anna", {"kind": "case", "title": "Заявки"}, TODAY)
    kept = service.verify(sqlite_department.vera).head
    connection = open_without_triggers(sqlite_department.url.removeprefix("sqlite:///"))
    connection.execute("DELETE FROM evidence")
    connection.execute("DELETE FROM event WHERE seq = ?", (kept[0],))
    connection.execute("UPDATE head SET seq = seq - 1, hash = (SELECT hash FROM event ORDER BY seq DESC LIMIT 1)")
    connection.commit()
    connection.close()
    assert service.verify(sqlite_department.vera).ok
    assert not service.verify(sqlite_department.vera, published=kept).ok


def test_an_earlier_head_is_still_in_the_chain(department: Department) -> None:
    kept = service.verify(department.vera).head
    service.add(department.anna, "anna", {"kind": "case", "title": "x"}, TODAY)
    assert service.verify(department.vera, published=kept).ok
