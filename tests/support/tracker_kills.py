"""Kill a process while it writes, and check the database: nothing confirmed is lost and nothing is half-written."""

from __future__ import annotations

import contextlib
import multiprocessing
import random
import time

from sqlalchemy import text

from tests.support.department import Department
from tests.support.tracker_writer import write_until_killed
from tracker import service
from tracker.store.verify import verify_audit

#: Kills for each kind of database, half of them during single entries and half during imports.
KILLS = 100
#: Forks each writer from a process that has imported the tracker, which takes ten times as long as the writing.
FORKS = multiprocessing.get_context("forkserver")
FORKS.set_forkserver_preload(["__main__", write_until_killed.__module__])


def kill_while_writing(url: str, kind: str, chance: random.Random) -> list[str]:
    """Start a writer, let it write for a moment, and kill it. Returns its reports of what it wrote."""
    reports, sender = FORKS.Pipe(duplex=False)
    writer = FORKS.Process(target=write_until_killed, args=(url, kind, sender))
    writer.start()
    sender.close()
    assert reports.recv() == "ready"
    time.sleep(chance.uniform(0, 0.12))
    writer.kill()
    writer.join()
    assert writer.exitcode == -9
    received: list[str] = []
    with contextlib.suppress(EOFError, OSError):  # the end, or a report that was cut off and so is none
        while True:
            received.append(reports.recv())
    reports.close()
    return received


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
        reports = kill_while_writing(d.url, kind, chance)
        if kind == "cases":
            reported |= set(reports)
        else:
            imported += sum(map(int, reports))
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
