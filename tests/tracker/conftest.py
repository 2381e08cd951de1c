"""Fixtures of a small department, on SQLite and on PostgreSQL."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.support.department import Department, build_department
from tests.support.paths import COURSE
from tests.support.postgresql import new_postgresql
from tracker.domain.framework import Framework, load_framework
from tracker.domain.policy import Policy, load_policy


@pytest.fixture(params=["sqlite", "postgresql"])
def new_url(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[], str]:
    """Return a function that makes the URL of a new empty database; the test runs once on each kind of database."""
    if request.param == "sqlite":
        numbers = iter(range(100))
        return lambda: f"sqlite:///{tmp_path}/tracker{next(numbers)}.db"
    socket = request.getfixturevalue("postgresql_server")
    return lambda: new_postgresql(socket)


@pytest.fixture(scope="session")
def policy() -> Policy:
    return load_policy()


@pytest.fixture(scope="session")
def framework() -> Framework:
    return load_framework(COURSE / "competencies.toml")


@pytest.fixture
def department(new_url: Callable[[], str], policy: Policy, framework: Framework) -> Iterator[Department]:
    """The department on each kind of database."""
    built = build_department(new_url(), policy, framework)
    yield built
    built.vera.database.close()


@pytest.fixture
def sqlite_department(tmp_path: Path, policy: Policy, framework: Framework) -> Iterator[Department]:
    """The department on SQLite only, for tests that do not depend on the kind of database."""
    built = build_department(f"sqlite:///{tmp_path}/department.db", policy, framework)
    yield built
    built.vera.database.close()
