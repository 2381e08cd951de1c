"""A PostgreSQL server for the tests alone, with its own folder and socket."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import make_url


def _server_programs() -> Path | None:
    """Return the newest folder with PostgreSQL's server programs, which Debian does not put on PATH, or None."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda p: int(p.parts[-3]))
    if found:
        return found[-1].parent
    path = shutil.which("initdb")
    return Path(path).resolve().parent if path else None


@pytest.fixture(scope="session")
def postgresql_server() -> Iterator[str]:
    """Start a server, and return the folder of its socket."""
    pytest.importorskip("psycopg", reason="needs the driver psycopg")
    programs = _server_programs()
    if programs is None:
        pytest.skip("needs a PostgreSQL server (Debian: apt-get install postgresql)")
    folder = Path(tempfile.mkdtemp(prefix="pg"))  # not tmp_path, which is too long for a socket
    user = "postgres" if os.getuid() == 0 else None  # the server refuses to run as root
    if user:
        shutil.chown(folder, user, user)
    data = folder / "data"

    def run(*command: str) -> None:
        done = subprocess.run(command, cwd=folder, user=user, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr

    run(str(programs / "initdb"), "-D", str(data), "-U", "tracker", "-A", "trust", "-E", "UTF8", "--no-sync")
    options = f"-k {folder} -c listen_addresses='' -c fsync=off -c shared_buffers=32MB -c max_connections=120"
    run(str(programs / "pg_ctl"), "-D", str(data), "-w", "-l", str(folder / "log"), "-o", options, "start")
    try:
        yield str(folder)
    finally:
        run(str(programs / "pg_ctl"), "-D", str(data), "-m", "immediate", "stop")
        shutil.rmtree(folder, ignore_errors=True)


def new_postgresql(socket: str, template: str = "") -> str:
    """Create a database on the server with this socket, and return its URL.

    It is empty, or a copy of the database with the URL `template`, to which nobody may be connected.
    """
    import psycopg

    copied = make_url(template).database if template else "template1"

    name = f"t{time.monotonic_ns()}"
    with psycopg.connect(f"host={socket} user=tracker dbname=postgres", autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name} TEMPLATE {copied}")  # type: ignore[call-overload]
    return f"postgresql+psycopg://tracker@/{name}?host={socket}"
