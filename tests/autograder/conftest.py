"""Gradebooks that nbgrader has made, on SQLite and on a private PostgreSQL server."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from nbgrader.api import get_alembic_version

from tests.support.gradebooks import make
from tests.support.postgresql import new_postgresql


@cache
def _revision() -> str:
    """Save a second for every new gradebook, for which nbgrader starts `alembic` by name."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PATH", os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]]))
        return get_alembic_version()


@pytest.fixture(autouse=True)
def _ask_alembic_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("nbgrader.api.get_alembic_version", _revision)


@pytest.fixture(params=["sqlite", "postgresql"])
def new_url(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[], str]:
    """Make the URL of a new empty database, of each kind in turn."""
    if request.param == "sqlite":
        numbers = iter(range(100))
        return lambda: f"sqlite:///{tmp_path}/gradebook{next(numbers)}.db"
    socket = request.getfixturevalue("postgresql_server")
    return lambda: new_postgresql(socket)


@pytest.fixture
def url(tmp_path: Path) -> str:
    """Make a gradebook on SQLite, for tests that do not depend on the database."""
    return make(f"sqlite:///{tmp_path}/gradebook.db")
