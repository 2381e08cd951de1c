"""A department begun by commands, on SQLite and for one pass on PostgreSQL; the clock stands."""

from __future__ import annotations

from pathlib import Path

import pytest

from academy.cli.tracker import context as seat
from tests.academy.cli_tracker.commands import Clock, Commands, department
from tests.tracker.conftest import new_postgresql, postgresql_server
from tests.tracker.imports.conftest import _ask_alembic_once

__all__ = ["_ask_alembic_once", "new_postgresql", "postgresql_server"]


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    made = Clock()
    monkeypatch.setattr(seat, "utc_now", made)
    return made


@pytest.fixture
def empty(tmp_path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch) -> Commands:
    """No database yet."""
    for name in ("ACADEMY_DB", "ACADEMY_AS", "ACADEMY_POLICY", "ACADEMY_ISSUER", "ACADEMY_CONTENT"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)
    return Commands(str(tmp_path / "tracker.db"), tmp_path, clock)


@pytest.fixture
def run(empty: Commands) -> Commands:
    """The department."""
    return department(empty)
