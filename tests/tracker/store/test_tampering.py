"""What somebody with the file in hand may do to the audit is found: each byte of an event, and what is done past it."""

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


def unguarded(path: str) -> sqlite3.Connection:
    """The file in the hands of somebody who has taken the triggers away."""
    connection = sqlite3.connect(path)
    for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        connection.execute(f"DROP TRIGGER {name}")
    return connection


TEXTS = ("at", "actor", "subject", "kind", "payload", "digest", "previous", "hash")


def told(small: Department) -> sqlite3.Connection:
    """A short audit in the hands of somebody who has taken the triggers away."""
    service.add(small.anna, "anna", {"kind": "case", "title": "Заявки"}, TODAY, submit=True)
    return unguarded(small.url.removeprefix("sqlite:///"))


@pytest.mark.parametrize("column", TEXTS)
def test_any_changed_byte_of_an_event_is_found(small: Department, column: str) -> None:
    """Each byte of a column of the last two events (a case is entered and handed in), turned into three others: the
    next one, no letter at all, and none; then it is put back. The text is written as bytes, as a disk would hold it."""
    connection = told(small)
    rows = connection.execute(f"SELECT seq, {column} FROM event ORDER BY seq DESC LIMIT 2").fetchall()
    write = f"UPDATE event SET {column} = CAST(? AS TEXT) WHERE seq = ?"
    with small.vera.database.reading() as looking:
        assert verify_audit(looking).ok
    for seq, old in rows:
        data = old.encode()
        for place in range(len(data)):
            for other in (bytes([data[place] ^ 1]), b"\xff", b""):
                connection.execute(write, (data[:place] + other + data[place + 1 :], seq))
                connection.commit()
                with small.vera.database.reading() as looking:
                    found = verify_audit(looking)
                assert any(one.seq in (seq, seq + 1) for one in found.broken), (seq, place, other)
        connection.execute(write, (data, seq))
        connection.commit()
    connection.close()
    assert service.verify(small.vera).ok


@pytest.mark.parametrize("value", ["CAST({} AS BLOB)", "NULL", "7", "{} || ' '", "''"])
@pytest.mark.parametrize("column", TEXTS)
def test_a_value_of_another_kind_is_found(small: Department, column: str, value: str) -> None:
    """Most columns may not be empty: there the table itself refuses."""
    connection = told(small)
    refused = False
    try:
        connection.execute(f"UPDATE event SET {column} = {value.format(column)} WHERE seq = 5")
    except sqlite3.IntegrityError:
        refused = value == "NULL" and column != "payload"
    connection.commit()
    connection.close()
    assert refused or 5 in {one.seq for one in service.verify(small.vera).broken}


def test_every_number_but_its_own_is_found(small: Department) -> None:
    connection = told(small)
    for (seq,) in connection.execute("SELECT seq FROM event").fetchall():
        for other in (seq + 10_000, -seq, 0):
            connection.execute("UPDATE event SET seq = ? WHERE seq = ?", (other, seq))
            connection.commit()
            assert not service.verify(small.vera).ok, (seq, other)
            connection.execute("UPDATE event SET seq = ? WHERE seq = ?", (seq, other))
    connection.commit()
    connection.close()
    assert service.verify(small.vera).ok


def test_a_flipped_bit_anywhere_in_the_file_of_an_event_is_found(small: Department) -> None:
    """As a disk would do it: bytes of the last event's row where it lies in the database's file, kinds and lengths in
    front of the values included. The stored head says what the last event has to be."""
    service.add(small.anna, "anna", {"kind": "case", "title": "Заявки"}, TODAY)
    small.vera.database.close()
    path = Path(small.url.removeprefix("sqlite:///"))
    whole = path.read_bytes()
    with sqlite3.connect(path) as looking:
        (at, last) = looking.execute("SELECT at, hash FROM event ORDER BY seq DESC LIMIT 1").fetchone()
    looking.close()
    # at, the first value of the row, lies right behind the lengths of all nine; the hash is the last value.
    end = whole.index(last.encode(), whole.index(b"evidence.created")) + len(last)
    start = whole.rindex(at.encode(), 0, end) - 12
    assert 300 < end - start < 1000
    for place in range(start, end):
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        found = None
        with suppress(StorageError):  # where SQLite itself cannot make a row of it
            found = service.verify(small.vera)
        assert found is None or not found.ok, place - start
        small.vera.database.close()
    path.write_bytes(whole)
    assert service.verify(small.vera).ok


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
def test_anything_done_past_the_audit_is_found(small: Department, statement: str) -> None:
    service.add(small.anna, "anna", {"kind": "case", "title": "Заявки"}, TODAY, submit=True)
    connection = unguarded(small.url.removeprefix("sqlite:///"))
    connection.execute(statement)
    connection.commit()
    connection.close()
    assert not service.verify(small.vera).ok


def test_a_chain_written_anew_is_found_by_a_head_kept_elsewhere(small: Department) -> None:
    """Cut off the last events and mend the stored head: the chain closes, the published head does not."""
    service.add(small.anna, "anna", {"kind": "case", "title": "Заявки"}, TODAY)
    kept = service.verify(small.vera).head
    connection = unguarded(small.url.removeprefix("sqlite:///"))
    connection.execute("DELETE FROM evidence")
    connection.execute("DELETE FROM event WHERE seq = ?", (kept[0],))
    connection.execute("UPDATE head SET seq = seq - 1, hash = (SELECT hash FROM event ORDER BY seq DESC LIMIT 1)")
    connection.commit()
    connection.close()
    assert service.verify(small.vera).ok
    assert not service.verify(small.vera, published=kept).ok


def test_a_head_of_last_month_is_still_in_the_chain(department: Department) -> None:
    kept = service.verify(department.vera).head
    service.add(department.anna, "anna", {"kind": "case", "title": "x"}, TODAY)
    assert service.verify(department.vera, published=kept).ok
