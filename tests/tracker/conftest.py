"""A department to work with, on SQLite and on PostgreSQL. The PostgreSQL server is private: its own folder, its own
socket.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from tracker.desk import Desk
from tracker.domain.framework import Framework, load_framework
from tracker.domain.policy import Policy, load_policy
from tracker.service import add_mentorship, add_person, start_department

ROOT = Path(__file__).parents[2]
START = datetime(2026, 6, 15, 9, tzinfo=UTC)
HIRED = date(2024, 1, 1)


# ---- a private PostgreSQL server


def _server_programs() -> Path | None:
    """The newest folder with initdb: Debian keeps it off PATH."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda p: int(p.parts[-3]))
    if found:
        return found[-1].parent
    path = shutil.which("initdb")
    return Path(path).resolve().parent if path else None


@pytest.fixture(scope="session")
def postgresql_server() -> Iterator[str]:
    """Folder of the socket of a running server."""
    pytest.importorskip("psycopg", reason="needs the driver psycopg")
    programs = _server_programs()
    if programs is None:
        pytest.skip("needs a PostgreSQL server (Debian: apt-get install postgresql)")
    folder = Path(tempfile.mkdtemp(prefix="pg"))  # a short path: sockets may not have a long one
    user = "postgres" if os.getuid() == 0 else None  # the server refuses to run as root
    if user:
        shutil.chown(folder, user, user)
    data = folder / "data"

    def run(*command: str) -> None:
        done = subprocess.run(command, cwd=folder, user=user, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr

    run(str(programs / "initdb"), "-D", str(data), "-U", "tracker", "-A", "trust", "-E", "UTF8", "--no-sync")
    options = f"-k {folder} -c listen_addresses='' -c fsync=off -c shared_buffers=32MB -c max_connections=40"
    run(str(programs / "pg_ctl"), "-D", str(data), "-w", "-l", str(folder / "log"), "-o", options, "start")
    try:
        yield str(folder)
    finally:
        run(str(programs / "pg_ctl"), "-D", str(data), "-m", "immediate", "stop")
        shutil.rmtree(folder, ignore_errors=True)


def new_postgresql(socket: str) -> str:
    """URL of a new empty database."""
    import psycopg

    name = f"t{time.monotonic_ns()}"
    with psycopg.connect(f"host={socket} user=tracker dbname=postgres", autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")  # type: ignore[call-overload]
    return f"postgresql+psycopg://tracker@/{name}?host={socket}"


@pytest.fixture(params=["sqlite", "postgresql"])
def new_url(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[], str]:
    """Makes the URL of a new empty database, of each kind in turn."""
    if request.param == "sqlite":
        numbers = iter(range(100))
        return lambda: f"sqlite:///{tmp_path}/tracker{next(numbers)}.db"
    socket = request.getfixturevalue("postgresql_server")
    return lambda: new_postgresql(socket)


# ---- a department


@dataclass
class Clock:
    """Stands still until it is moved; each look moves it a second, so that no two events share a moment."""

    moment: datetime = datetime(2024, 1, 1, 9, tzinfo=UTC)

    def __call__(self) -> datetime:
        self.moment += timedelta(seconds=1)
        return self.moment

    def go_to(self, day: date) -> None:
        """Noon in Moscow of a day."""
        self.moment = datetime(day.year, day.month, day.day, 9, tzinfo=UTC)


@dataclass
class Department:
    """Vera is the head, Boris and Olga are mentors (Boris has Anna), Anna and Gleb are managers, Ivan the
    administrator.
    """

    url: str
    clock: Clock
    desks: dict[str, Desk] = field(default_factory=dict)

    def __getattr__(self, name: str) -> Desk:
        try:
            return self.desks[name]
        except KeyError:
            raise AttributeError(name) from None

    def id(self, name: str) -> str:
        return self.desks[name].actor


PEOPLE = {
    "boris": ("Борис Соколов", ("mentor",)),
    "olga": ("Ольга Ким", ("mentor", "trainee")),
    "anna": ("Анна Петрова-Водкина", ("trainee",)),
    "gleb": ("Глеб Орлов", ("trainee",)),
    "ivan": ("Иван Админов", ("admin",)),
}


@pytest.fixture(scope="session")
def policy() -> Policy:
    return load_policy()


@pytest.fixture(scope="session")
def framework() -> Framework:
    return load_framework(ROOT / "course" / "competencies.toml")


def build_department(url: str, policy: Policy, framework: Framework) -> Department:
    clock = Clock()
    rules: dict[str, Any] = {"policy": policy, "framework": framework, "clock": clock}
    vera = start_department(url, "Вера Лунина", "vera", start=HIRED, roles=("head",), email="vera@agency.test", **rules)
    found = Department(url, clock, {"vera": vera})
    for login, (name, roles) in PEOPLE.items():
        person = add_person(vera, name, login, start=HIRED, email=f"{login}@agency.test", roles=roles)
        found.desks[login] = Desk(vera.database, policy, framework, clock, person.id)
    add_mentorship(vera, "boris", "anna", HIRED)
    clock.moment = START
    return found


@pytest.fixture
def department(new_url: Callable[[], str], policy: Policy, framework: Framework) -> Iterator[Department]:
    found = build_department(new_url(), policy, framework)
    yield found
    found.vera.database.close()


@pytest.fixture
def small(tmp_path: Path, policy: Policy, framework: Framework) -> Iterator[Department]:
    """On SQLite only: for what has nothing to do with the database."""
    found = build_department(f"sqlite:///{tmp_path}/small.db", policy, framework)
    yield found
    found.vera.database.close()
