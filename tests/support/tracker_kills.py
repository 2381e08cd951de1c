"""Sudden deaths of a writing process: nothing confirmed is lost, nothing is half-written, the chain verifies."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from pathlib import Path

from sqlalchemy import text

from tests.support.department import Department
from tests.support.paths import ROOT
from tracker import service
from tracker.store.verify import verify_audit

WRITER = Path(__file__).with_name("tracker_writer.py")
KILLS = 100
"""For each database, half of them during single entries and half during imports."""


def kill_while_writing(url: str, kind: str, chance: random.Random) -> list[str]:
    """Start a writer, let it write for a moment, kill it. Returns what it said was written."""
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    writer = subprocess.Popen(
        [sys.executable, WRITER, url, kind], stdout=subprocess.PIPE, text=True, env=environment, cwd=ROOT
    )
    assert writer.stdout is not None
    assert writer.stdout.readline() == "ready\n"
    time.sleep(chance.uniform(0, 0.12))
    writer.kill()
    said, _ = writer.communicate()
    assert writer.returncode == -9
    # The last line may be cut in the middle; it was then not told to anybody.
    return [line for line in said.splitlines(keepends=True) if line.endswith("\n")]


def survive(department: Department, kind: str) -> None:
    """Kill writers of one kind and look at the database after each death."""
    d = department
    chance = random.Random(kind)
    confirmed: set[str] = set()
    imported = 0
    mid_flight = 0
    for _ in range(KILLS // 2):
        said = kill_while_writing(d.url, kind, chance)
        if kind == "cases":
            confirmed |= {line.strip() for line in said}
        else:
            imported += sum(map(int, said))
        with d.vera.database.reading() as connection:
            found = verify_audit(connection)
            assert found.ok, found.broken
            count = connection.execute(text("SELECT COUNT(*) FROM evidence")).scalar_one()
            steps = connection.execute(text("SELECT COUNT(*) FROM transition")).scalar_one()
            if kind == "cases":
                kept = set(connection.execute(text("SELECT id FROM evidence")).scalars())
                assert confirmed <= kept
                assert steps == 2 * len(kept), "a case is entered and handed in together or not at all"
                mid_flight += len(kept) > len(confirmed)
            else:
                assert count % 20 == 0, "an import is whole or not there"
                assert count >= imported
                assert connection.execute(
                    text("SELECT COUNT(*) FROM evidence WHERE state = 'confirmed'")
                ).scalar_one() in (0, 20)
    assert confirmed or imported, "the writer was always killed before it wrote anything"
    assert service.verify(d.vera).ok
