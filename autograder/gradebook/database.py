"""The connection to a gradebook: SQLite or PostgreSQL, with one writer at a time."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import OperationalError

__all__ = ["open_database", "transaction", "undone"]

BUSY_SECONDS = 60
WRITES = "academy_writes"
CLOSED = ("SQLITE_READONLY", "SQLITE_CANTOPEN")
"""What SQLite answers when its file or folder is read-only."""


def open_database(db_url: str) -> Engine:
    """Make the engine of a gradebook. Raises LookupError when an SQLite file is missing: SQLite would make one."""
    url = make_url(db_url)
    if url.get_backend_name() != "sqlite":
        if url.drivername in ("postgres", "postgresql"):
            url = url.set(drivername="postgresql+psycopg")
        engine = create_engine(url)

        @event.listens_for(engine, "begin")
        def _lock(connection: Connection) -> None:
            if connection.get_execution_options().get(WRITES):
                connection.exec_driver_sql("LOCK TABLE assignment IN SHARE UPDATE EXCLUSIVE MODE")

        return engine
    if not Path(url.database or "").is_file():
        raise LookupError(f"no such gradebook: {url.database}")
    engine = create_engine(url, connect_args={} if "timeout" in url.query else {"timeout": BUSY_SECONDS})

    @event.listens_for(engine, "connect")
    def _leave_begin_to_us(connection: Any, _record: Any) -> None:
        connection.isolation_level = None

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        writes = connection.get_execution_options().get(WRITES)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


@contextmanager
def transaction(engine: Engine, *, writes: bool = False) -> Iterator[Connection]:
    """Yield a connection whose changes are saved together or not at all.

    Writers wait for each other from the start, so that nothing a writer has read changes before it has written. Raises
    OSError where SQLite may not write, as writing any other file there does.
    """
    try:
        with engine.connect() as connection:
            connection = connection.execution_options(**{WRITES: writes})
            with connection.begin():
                yield connection
    except OperationalError as error:
        if getattr(error.orig, "sqlite_errorname", "").startswith(CLOSED):
            raise OSError(errno.EROFS, os.strerror(errno.EROFS), engine.url.database) from None
        raise


@contextmanager
def undone(engine: Engine) -> Iterator[Connection]:
    """Yield a connection whose changes can be looked at and are then undone. Raises as `transaction` does."""
    with suppress(_Undo), transaction(engine, writes=True) as connection:
        yield connection
        raise _Undo


class _Undo(Exception):
    """Ends a transaction that must not be saved."""
