"""A department begun by commands, on SQLite and for one pass on PostgreSQL; the clock stands."""

from __future__ import annotations

from pathlib import Path

import pytest

from academy.cli.tracker import context
from tests.support.grader import ask_alembic_once
from tests.support.tracker_commands import Clock, Commands, department

__all__ = ["ask_alembic_once"]


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    made = Clock()
    monkeypatch.setattr(context, "utc_now", made)
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
