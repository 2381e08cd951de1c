"""SQLite writes beside its file even to read: a database in a read-only folder is answered with what to do."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.support.read_only import run_read_only
from tests.support.tracker_commands import HEAD, Commands

ACADEMY = [sys.executable, "-m", "academy"]
SAYS = "Nothing can be written into"


@pytest.mark.parametrize("words", [["status"], ["due"], ["person", "list"]], ids=" ".join)
def test_a_read_only_database_is_named(run: Commands, words: list[str]) -> None:
    path = Path(run.url.removeprefix("sqlite:///")).resolve()
    env = {"ACADEMY_LANG": "en", "ACADEMY_AS": HEAD}
    done = run_read_only(path.parent, [*ACADEMY, *words, "--db", str(path)], env)
    assert done.returncode == 1
    assert SAYS in done.stderr, done
    assert "Traceback" not in done.stderr
