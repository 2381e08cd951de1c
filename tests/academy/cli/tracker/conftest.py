"""A department created by commands, with a clock that does not advance."""

from __future__ import annotations

import shutil
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


@pytest.fixture(scope="session")
def _department(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The database of the department that tests get a copy of."""
    folder = tmp_path_factory.mktemp("department")
    with pytest.MonkeyPatch.context() as patch:
        clock = Clock()
        patch.setattr(context, "utc_now", clock)
        patch.chdir(folder)
        department(Commands(str(folder / "tracker.db"), folder, clock))
    return folder / "tracker.db"


@pytest.fixture
def empty(tmp_path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch) -> Commands:
    """Commands in an empty folder, without a database."""
    for name in ("ACADEMY_DB", "ACADEMY_AS", "ACADEMY_POLICY", "ACADEMY_ISSUER", "ACADEMY_CONTENT"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)
    return Commands(str(tmp_path / "tracker.db"), tmp_path, clock)


@pytest.fixture
def run(empty: Commands, _department: Path) -> Commands:
    """Commands on a department of four people; see `department`."""
    shutil.copyfile(_department, empty.url)
    return empty
