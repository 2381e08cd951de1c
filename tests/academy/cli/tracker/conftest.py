"""A department created by commands, with a clock that does not advance."""

from __future__ import annotations

from pathlib import Path

import pytest

from academy.cli.tracker import context
from tests.support.tracker_commands import Clock, Commands, department


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """The clock of the commands; tests may move it."""
    clock = Clock()
    monkeypatch.setattr(context, "utc_now", clock)
    return clock


@pytest.fixture
def empty(tmp_path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch) -> Commands:
    """Commands in an empty folder, without a database."""
    for name in ("ACADEMY_DB", "ACADEMY_AS", "ACADEMY_POLICY", "ACADEMY_ISSUER", "ACADEMY_CONTENT"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)
    return Commands(str(tmp_path / "tracker.db"), tmp_path, clock)


@pytest.fixture
def run(empty: Commands) -> Commands:
    """Commands on a department of four people; see `department`."""
    return department(empty)
