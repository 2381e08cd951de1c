"""Back up a database while others write, and restore a backup into an empty database.

An SQLite database is copied by its own online backup into one database file. A PostgreSQL database is written as a
logical copy of one consistent snapshot: gzipped JSON lines, first a header with the revision, then the rows table by
table. A logical copy needs no other program, restores into either database and stays readable for decades. A path that
ends in .gz selects the logical copy on SQLite too.
"""

from __future__ import annotations

import base64
import contextlib
import gzip
import json
import os
import sqlite3
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import IO, Any

from alembic import command
from sqlalchemy import (
    JSON,
    Connection,
    Date,
    DateTime,
    LargeBinary,
    MetaData,
    Table,
    func,
    insert,
    inspect,
    select,
    text,
)

from tracker.errors import StorageError
from tracker.store.database import Database
from wording.tracker import _

__all__ = ["backup_to", "restore_from"]

FORMAT = "account-academy-tracker/1"
SQLITE_MAGIC = b"SQLite format 3\x00"
#: Rows inserted with one statement.
BATCH = 1000


def backup_to(database: Database, path: Path) -> None:
    """Write a backup to `path`. It is written to a part file first, so the backup is complete or absent.

    Raises StorageError if it cannot be written.
    """
    part = path.with_name(path.name + ".part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        part.unlink(missing_ok=True)
        if database.is_sqlite and path.suffix != ".gz":
            _copy_sqlite(database, part)
        else:
            _write_rows(database, part)
        with part.open("rb+") as file:
            os.fsync(file.fileno())
        part.replace(path)
    except (OSError, sqlite3.Error) as error:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)
        raise StorageError(_("The backup could not be written ({detail}).", detail=error)) from None


def restore_from(database: Database, path: Path) -> None:
    """Fill an empty database from a backup and upgrade its tables. A failed restore leaves it empty.

    Raises StorageError if the backup cannot be read or the database is not empty.
    """
    try:
        with path.open("rb") as file:
            magic = file.read(16)
    except OSError as error:
        raise StorageError(_("The backup cannot be read ({detail}).", detail=error)) from None
    with database.engine.connect() as connection:
        if inspect(connection).get_table_names():
            raise StorageError(_("{url} is not empty. Restore into a new database.", url=database.url))
    if magic == SQLITE_MAGIC:
        _restore_sqlite(database, path)
    elif magic[:2] == b"\x1f\x8b":
        _read_rows(database, path)
    else:
        raise StorageError(_("{path} is not a backup of the tracker.", path=path))
    database.create()


def _copy_sqlite(database: Database, part: Path) -> None:
    raw = database.engine.raw_connection()
    target = sqlite3.connect(part)
    try:
        raw.driver_connection.backup(target)  # type: ignore[union-attr]
        target.execute("PRAGMA journal_mode=DELETE")
    finally:
        target.close()
        raw.close()


def _restore_sqlite(database: Database, path: Path) -> None:
    if not database.is_sqlite:
        raise StorageError(_("This backup is an SQLite file. For PostgreSQL make one that ends in .gz."))
    source = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)
    raw = database.engine.raw_connection()
    try:
        if source.execute("PRAGMA integrity_check").fetchone() != ("ok",):
            raise StorageError(_("{path} is damaged.", path=path))
        source.backup(raw.driver_connection)  # type: ignore[arg-type]
    except sqlite3.Error as error:
        raise StorageError(_("The backup cannot be read ({detail}).", detail=error)) from None
    finally:
        source.close()
        raw.close()


def _write_rows(database: Database, part: Path) -> None:
    engine = database.engine
    options = {} if database.is_sqlite else {"isolation_level": "REPEATABLE READ"}
    with engine.connect().execution_options(**options) as connection, connection.begin():
        tables = _reflected(connection)
        revision = connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one()
        with gzip.open(part, "wt", encoding="utf-8") as file:
            names = [table.name for table in tables]
            _write_line(file, {"format": FORMAT, "revision": revision, "tables": names})
            for table in tables:
                for row in connection.execute(select(table).order_by(*table.primary_key.columns)):
                    _write_line(file, {"table": table.name, "row": [_to_json(value) for value in row]})
            _write_line(file, {"end": True})


def _read_rows(database: Database, path: Path) -> None:
    try:
        with gzip.open(path, "rt", encoding="utf-8") as file:
            header = json.loads(file.readline())
            if header.get("format") != FORMAT:
                raise StorageError(_("{path} is not a backup of the tracker.", path=path))
            command.upgrade(database.migrations(), header["revision"])
            with database.writing() as connection:
                tables = {table.name: table for table in _reflected(connection)}
                _insert_rows(connection, tables, (json.loads(line) for line in file), path)
                if not database.is_sqlite:
                    _set_sequences(connection, tables)
    except (OSError, EOFError, ValueError, KeyError) as error:
        raise StorageError(_("The backup cannot be read ({detail}).", detail=error)) from None


def _insert_rows(connection: Connection, tables: dict[str, Table], lines: Iterator[dict[str, Any]], path: Path) -> None:
    rows: list[dict[str, Any]] = []
    current: Table | None = None
    ended = False
    for line in lines:
        ended = "end" in line
        table = None if ended else tables[line["table"]]
        if rows and current is not None and (table is not current or len(rows) >= BATCH):
            connection.execute(insert(current), rows)
            rows = []
        current = table
        if table is not None:
            rows.append({c.name: _from_json(c.type, v) for c, v in zip(table.columns, line["row"], strict=True)})
    if not ended:
        raise StorageError(_("{path} is cut short.", path=path))


def _reflected(connection: Connection) -> list[Table]:
    """Read the tables from the database itself, because its revision may not be the newest; parents come first."""
    found = MetaData()
    found.reflect(connection)
    return [table for table in found.sorted_tables if table.name != "alembic_version"]


def _set_sequences(connection: Connection, tables: dict[str, Table]) -> None:
    for table in tables.values():
        key = next(iter(table.primary_key.columns))
        name = connection.execute(
            text("SELECT pg_get_serial_sequence(:t, :c)"), {"t": f'"{table.name}"', "c": key.name}
        )
        sequence = name.scalar_one()
        if sequence:
            last = connection.execute(select(func.coalesce(func.max(key), 0))).scalar_one()
            connection.execute(text("SELECT setval(:name, :next, false)"), {"name": sequence, "next": last + 1})


def _write_line(file: IO[str], value: dict[str, Any]) -> None:
    file.write(json.dumps(value, ensure_ascii=False) + "\n")


def _to_json(value: Any) -> Any:
    if isinstance(value, bytes | memoryview):
        return base64.b64encode(bytes(value)).decode()
    return value.isoformat() if isinstance(value, date | datetime) else value


def _from_json(kind: Any, value: Any) -> Any:
    if value is None or isinstance(kind, JSON):
        return value
    if isinstance(kind, DateTime):
        return datetime.fromisoformat(value)
    if isinstance(kind, Date):
        return date.fromisoformat(value)
    return base64.b64decode(value) if isinstance(kind, LargeBinary) else value
