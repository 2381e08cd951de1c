"""Fixtures of a small department, on SQLite and on PostgreSQL."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.support.department import Department, build_department, open_department
from tests.support.paths import COURSE
from tests.support.postgresql import new_postgresql
from tracker.desk import Desk
from tracker.domain.framework import Framework, load_framework
from tracker.domain.policy import Policy, load_policy


@pytest.fixture(params=["sqlite", "postgresql"])
def database_kind(request: pytest.FixtureRequest) -> str:
    """The kind of database; the test runs once on each."""
    return str(request.param)


@pytest.fixture
def new_url(database_kind: str, request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[], str]:
    """Return a function that makes the URL of a new empty database."""
    if database_kind == "sqlite":
        numbers = iter(range(100))
        return lambda: f"sqlite:///{tmp_path}/tracker{next(numbers)}.db"
    socket = request.getfixturevalue("postgresql_server")
    return lambda: new_postgresql(socket)


Copied = Callable[[str, str, Callable[[str], Desk]], str]


@pytest.fixture(scope="session")
def _templates(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[tuple[str, str], str]]:
    """A folder for SQLite's templates, and the URLs of all templates by kind and name."""
    return tmp_path_factory.mktemp("templates"), {}


@pytest.fixture
def copied_url(
    _templates: tuple[Path, dict[tuple[str, str], str]], request: pytest.FixtureRequest, tmp_path: Path
) -> Copied:
    """Return a function that copies a database: `copied_url("sqlite", "department", fill)`.

    The first call for a kind and a name fills the original by `fill(url)`, which takes ten times as long as a copy.
    """
    folder, made = _templates

    def copied(kind: str, name: str, fill: Callable[[str], Desk]) -> str:
        socket = "" if kind == "sqlite" else request.getfixturevalue("postgresql_server")
        if (kind, name) not in made:
            url = new_postgresql(socket) if socket else f"sqlite:///{folder}/{name}.db"
            fill(url).database.close()
            made[kind, name] = url
        if socket:
            return new_postgresql(socket, made[kind, name])
        return f"sqlite:///{shutil.copyfile(folder / f'{name}.db', tmp_path / f'{name}.db')}"

    return copied


@pytest.fixture(scope="session")
def policy() -> Policy:
    return load_policy()


@pytest.fixture(scope="session")
def framework() -> Framework:
    return load_framework(COURSE / "competencies.toml")


@contextmanager
def _department(copied_url: Copied, kind: str, policy: Policy, framework: Framework) -> Iterator[Department]:
    url = copied_url(kind, "department", lambda url: build_department(url, policy, framework).vera)
    department = open_department(url, policy, framework)
    yield department
    department.vera.database.close()


@pytest.fixture
def department(copied_url: Copied, database_kind: str, policy: Policy, framework: Framework) -> Iterator[Department]:
    """The department on each kind of database."""
    with _department(copied_url, database_kind, policy, framework) as department:
        yield department


@pytest.fixture
def sqlite_department(copied_url: Copied, policy: Policy, framework: Framework) -> Iterator[Department]:
    """The department on SQLite only, for tests that do not depend on the kind of database."""
    with _department(copied_url, "sqlite", policy, framework) as department:
        yield department
