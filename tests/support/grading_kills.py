"""Grading in a process of its own, whom to kill there, and what is left afterwards."""

from __future__ import annotations

import contextlib
import os
import random
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psutil

from tests.support.gradebooks import cohort_rows
from tests.support.paths import SMALL

MODULE = "01_basics"
PATIENCE = 120.0
"""Seconds for what takes a moment; only a process that hangs needs them."""
DIED = "The process that graded it died."


def kept(out: Path) -> dict[str, Any]:
    """The gradebook without ids, times and durations, and the graded copies. Attempts that died leave no trace here."""
    columns = "trainee, submission, source, engine, isolation, status, reason, log, notes, verdicts, texts"
    with contextlib.closing(sqlite3.connect(out / "gradebook.db")) as book:
        attempts = book.execute(f"SELECT {columns} FROM academy_attempt WHERE reason != ?", (DIED,)).fetchall()
        flags = book.execute(
            "SELECT a.student_id, n.name, s.flagged FROM submitted_notebook s JOIN notebook n ON n.id = s.notebook_id"
            " JOIN submitted_assignment a ON a.id = s.assignment_id"
        ).fetchall()
    copies = {str(p.relative_to(out)): p.read_bytes() for p in out.glob("autograded/**/*") if p.is_file()}
    rows = cohort_rows(f"sqlite:///{out / 'gradebook.db'}")
    return rows | {"attempt": sorted(attempts), "flag": sorted(flags), "copy": sorted(copies.items())}


def unlike(found: dict[str, Any], expected: dict[str, Any]) -> dict[str, Any]:
    """What is there and should not be, or is there twice, and what is missing, by kind of row."""
    return {
        kind: {
            "surplus": list((Counter(rows) - Counter(expected[kind])).elements()),
            "missing": list((Counter(expected[kind]) - Counter(rows)).elements()),
        }
        for kind, rows in found.items()
        if rows != expected[kind]
    }


def state_of(pid: int) -> str:
    """As the kernel has it: R, S, D, T, Z; nothing when there is no such process."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except (FileNotFoundError, ProcessLookupError):
        return ""


def until(come: Callable[[], Any], what: str) -> Any:
    """Wait for something true."""
    end = time.monotonic() + PATIENCE
    while not (found := come()):
        assert time.monotonic() < end, f"{what} did not come about"
        time.sleep(0.002)
    return found


def kill(pid: int) -> bool:
    """SIGKILL to a process, which is held first, so that it cannot end by itself meanwhile. Whether it died of it."""
    with contextlib.suppress(ProcessLookupError):
        os.kill(pid, signal.SIGSTOP)
        if (
            until(lambda: (state := state_of(pid)) in ("T", "Z", "") and f"is {state}", "a process was not held")
            != "is T"
        ):
            return False
        os.kill(pid, signal.SIGKILL)
        return True
    return False


def children(pid: int) -> list[int]:
    with contextlib.suppress(OSError, ValueError):
        return [int(n) for n in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    return []


def living(coordinator: int) -> dict[str, list[int]]:
    """Pids by what they are. Only a trainee's process lives in a pid namespace of its own."""
    found: dict[str, list[int]] = {"coordinator": [coordinator], "warm": [], "judge": [], "trainee": []}
    for warm in children(coordinator):
        with contextlib.suppress(OSError):
            if b"autograder.engine.warm.process" not in Path(f"/proc/{warm}/cmdline").read_bytes():
                continue
            found["warm"].append(warm)
            for child in children(warm):
                status = Path(f"/proc/{child}/status").read_text()
                inside = next(line for line in status.splitlines() if line.startswith("NSpid:")).split()
                found["trainee" if len(inside) > 2 else "judge"].append(child)
    return {kind: [pid for pid in pids if state_of(pid) not in ("Z", "")] for kind, pids in found.items()}


def whose(pid: int) -> str:
    """Whose submission a process runs; nothing before its first cell."""
    with contextlib.suppress(OSError):
        return Path(f"/proc/{pid}/cwd/whose.txt").read_text()
    return ""


def heed_ctrl_c() -> None:
    """In a new process: whoever was started in the background of a script ignores Ctrl-C, and all that it starts."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@dataclass
class Room:
    """A course and a folder for temporary files of its own; both tell what is left behind.

    hit: whose processes were killed in this run. Nobody's twice: who is hit again at the same cell rightly loses it.
    The nameless one, hit before its first cell, may be anybody.
    """

    out: Path
    temporary: Path
    chance: random.Random
    hit: set[str] = field(default_factory=set)

    def start(self, *options: str) -> subprocess.Popen[str]:
        self.hit.clear()
        environment = os.environ | {"ACADEMY_CONTENT": str(SMALL), "ACADEMY_LANG": "en", "TMPDIR": str(self.temporary)}
        environment.pop("JUPYTERHUB_USER", None)
        self.said = tempfile.TemporaryFile("w+")  # noqa: SIM115  the process writes it
        return subprocess.Popen(
            [Path(sys.executable).with_name("academy"), "grade", MODULE, "--course", self.out, *options],
            stdout=self.said,
            stderr=self.said,
            text=True,
            env=environment,
            start_new_session=True,
            preexec_fn=heed_ctrl_c,
        )

    def ended(self, run: subprocess.Popen[str]) -> tuple[int, str]:
        """Its exit code and words; nothing that it started still runs."""
        code = run.wait(PATIENCE)
        self.said.seek(0)
        said = self.said.read()
        self.said.close()
        until(lambda: not self.running(), f"the end of {self.running()}")
        return code, said

    def running(self) -> list[str]:
        """Every process that was started with this room's TMPDIR, however it is related to us now."""
        found = []
        mark = f"TMPDIR={self.temporary}".encode()
        for pid in psutil.pids():
            with contextlib.suppress(OSError):
                if any(v.startswith(mark) for v in Path(f"/proc/{pid}/environ").read_bytes().split(b"\0")):
                    found.append(f"{pid} {state_of(pid)}")
        return found

    def graded(self) -> int:
        """How many attempts that came to grades the gradebook holds."""
        with contextlib.closing(sqlite3.connect(self.out / "gradebook.db", timeout=PATIENCE)) as book:
            query = "SELECT count(*) FROM academy_attempt WHERE status = 'graded'"
            return int(book.execute(query).fetchone()[0])

    def wrote(self, name: str, run: subprocess.Popen[str]) -> bool:
        """Whether a cell of somebody has made that file."""
        processes = [child for warm in children(run.pid) for child in children(warm)]
        return any(Path(f"/proc/{pid}/cwd/{name}").exists() for pid in processes)

    def left(self) -> list[str]:
        """Temporary files, without IPython's own folder, which is kept for the next time."""
        inside = [p.name for p in self.temporary.iterdir() if not p.name.startswith("academy-ipython-")]
        return sorted(inside + [p.name for p in self.out.glob(".academy-grade-*")])

    def kill_one(self, run: subprocess.Popen[str], kind: str, delay: float) -> bool:
        """Kill one of a kind, somewhat later. False when the run ended before."""
        time.sleep(delay)
        while run.poll() is None:
            pids = living(run.pid)[kind]
            if pids:
                pid = self.chance.choice(pids)
                name = whose(pid) if kind == "trainee" else ""
                twice = name in self.hit or "" in self.hit or (self.hit and not name)
                if not (kind == "trainee" and twice) and kill(pid):
                    self.hit |= {name} if kind == "trainee" else set()
                    return True
            time.sleep(self.chance.uniform(0, 0.02))
        return False
