"""The database: open it, create or upgrade its tables, read it, and write to it with one writer at a time."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from sqlalchemy import URL, Connection, Engine, create_engine, event, inspect, make_url, text
from sqlalchemy.exc import DatabaseError, DBAPIError, OperationalError

from tracker.errors import StorageError
from wording.tracker import _

__all__ = ["Database"]

BUSY_SECONDS = 30
#: Advisory lock that serialises writers on PostgreSQL, as BEGIN IMMEDIATE does on SQLite.
WRITER_LOCK = 7_306_512_001


def _json(value: Any) -> str:
    """Serialise with unescaped letters, so that an erasure finds a name by searching the stored text."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True)


def _with_driver(url: str) -> str:
    """Complete `postgresql://` and `postgres://` with psycopg, the driver that the tracker is tested with."""
    scheme, rest = url.split("://", 1)
    return f"postgresql+psycopg://{rest}" if scheme in ("postgresql", "postgres") else url


def _url(given: str) -> URL:
    """Read a URL, or take a path as it is: in the text of a URL, `?` would begin its options."""
    if "://" in given:
        return make_url(_with_driver(given))
    return URL.create("sqlite", database=str(Path(given).resolve()))


class Database:
    """A database of the tracker.

    Args:
        url: an SQLAlchemy URL, or the path of an SQLite file.
    """

    def __init__(self, url: str | Path | URL) -> None:
        #: Its text shows no password.
        self.url = url if isinstance(url, URL) else _url(str(url))
        self.engine = self._engine()

    @property
    def is_sqlite(self) -> bool:
        """True on SQLite, False on PostgreSQL."""
        return self.url.get_backend_name() == "sqlite"

    def _engine(self) -> Engine:
        if not self.is_sqlite:
            return create_engine(self.url, json_serializer=_json)
        # The pool keeps connections open: whenever the last one closes, SQLite copies its log into the file and syncs
        # both, which is slow.
        engine = create_engine(
            self.url,
            json_serializer=_json,
            connect_args={"check_same_thread": False},
        )

        @event.listens_for(engine, "connect")
        def _on_connect(connection: Any, _record: Any) -> None:
            connection.isolation_level = None  # `_on_begin` sends BEGIN, so that a writer can send BEGIN IMMEDIATE
            for pragma in (
                f"busy_timeout={int(BUSY_SECONDS * 1000)}",
                "journal_mode=WAL",
                "synchronous=FULL",
                "foreign_keys=ON",
                "recursive_triggers=ON",
                "secure_delete=ON",
            ):
                connection.execute(f"PRAGMA {pragma}")

        @event.listens_for(engine, "begin")
        def _on_begin(connection: Connection) -> None:
            connection.exec_driver_sql(connection.get_execution_options().get("begin", "BEGIN"))

        return engine

    def create(self) -> None:
        """Create the tables, or upgrade those of an older version.

        Raises StorageError if the database cannot be opened or holds tables of another program.
        """
        try:
            with self.engine.connect() as connection:
                tables = inspect(connection).get_table_names()
        except DBAPIError as error:
            self._check_writable()
            raise StorageError(_("The database cannot be opened ({detail}).", detail=error.orig)) from None
        if tables and "alembic_version" not in tables:
            raise StorageError(_("{url} holds tables that are not the tracker's. Name another database.", url=self.url))
        command.upgrade(self.migrations(), "head")

    def migrations(self) -> Config:
        """Return Alembic's configuration for this database."""
        config = Config()
        config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
        config.attributes["engine"] = self.engine
        return config

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Open a read transaction with a consistent view. Raises StorageError if the database fails."""
        with self._transaction() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Open a write transaction; other writers wait. It is rolled back if the block raises.

        Raises StorageError if the database fails.
        """
        with self._transaction(begin="BEGIN IMMEDIATE") as connection:
            if not self.is_sqlite:
                connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": WRITER_LOCK})
            yield connection

    @contextmanager
    def _transaction(self, begin: str = "BEGIN") -> Iterator[Connection]:
        try:
            with self.engine.connect().execution_options(begin=begin) as connection, connection.begin():
                yield connection
        except OperationalError as error:
            self._check_writable()
            detail = error.orig
            raise StorageError(
                _("The database did not answer ({detail}). Nothing was written.", detail=detail)
            ) from None
        except DatabaseError as error:
            if getattr(error.orig, "sqlite_errorname", "") not in ("SQLITE_CORRUPT", "SQLITE_NOTADB"):
                raise
            raise StorageError(
                _("The database's file is damaged ({detail}). Restore the last backup.", detail=error.orig)
            ) from None

    def _check_writable(self) -> None:
        """Raise StorageError if SQLite's file or its folder is closed: it writes beside its file even to read."""
        path = Path(self.url.database or "")
        if self.is_sqlite and path.is_file() and not (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)):
            raise StorageError(
                _(
                    "Nothing can be written into {path}, and the database needs that even for reading. "
                    "Copy the file to a folder of your own, or mend the rights.",
                    path=path.parent,
                )
            )

    def close(self) -> None:
        """Close all connections."""
        self.engine.dispose()
