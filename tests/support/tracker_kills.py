"""Kill a process while it writes, and check the database: nothing confirmed is lost and nothing is half-written."""

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
#: Kills for each kind of database, half of them during single entries and half during imports.
KILLS = 100


def kill_while_writing(url: str, kind: str, chance: random.Random) -> list[str]:
    """Start a writer, let it write for a moment, and kill it. Returns the lines in which it reported its writes."""
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    writer = subprocess.Popen(
        [sys.executable, WRITER, url, kind], stdout=subprocess.PIPE, text=True, env=environment, cwd=ROOT
    )
    assert writer.stdout is not None
    assert writer.stdout.readline() == "ready\n"
    time.sleep(chance.uniform(0, 0.12))
    writer.kill()
    output, _ = writer.communicate()
    assert writer.returncode == -9
    # An incomplete last line is not a report: the writer was killed while printing it.
    return [line for line in output.splitlines(keepends=True) if line.endswith("\n")]


def check_kills(department: Department, kind: str) -> None:
    """Kill writers of one kind, and check the database after each kill.

    Args:
        department: where they write.
        kind: `cases` for single entries, `results` for imports.
    """
    d = department
    chance = random.Random(kind)
    reported: set[str] = set()
    imported = 0
    for _ in range(KILLS // 2):
        lines = kill_while_writing(d.url, kind, chance)
        if kind == "cases":
            reported |= {line.strip() for line in lines}
        else:
            imported += sum(map(int, lines))
        with d.vera.database.reading() as connection:
            found = verify_audit(connection)
            assert found.ok, found.broken
            count = connection.execute(text("SELECT COUNT(*) FROM evidence")).scalar_one()
            steps = connection.execute(text("SELECT COUNT(*) FROM transition")).scalar_one()
            if kind == "cases":
                stored = set(connection.execute(text("SELECT id FROM evidence")).scalars())
                assert reported <= stored
                assert steps == 2 * len(stored), "a case is entered and submitted together or not at all"
            else:
                assert count % 20 == 0, "an import is written as a whole or not at all"
                assert count >= imported
                assert connection.execute(
                    text("SELECT COUNT(*) FROM evidence WHERE state = 'confirmed'")
                ).scalar_one() in (0, 20)
    assert reported or imported, "the writer was always killed before it wrote anything"
    assert service.verify(d.vera).ok
