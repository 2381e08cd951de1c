"""Grade in a process of its own, kill processes of it, and compare what it wrote and left behind."""

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

from autograder.notes import Note
from tests.support.gradebooks import cohort_rows
from tests.support.paths import SMALL

MODULE = "01_basics"
PATIENCE = 120.0
"""Seconds; waits take a moment, and only for a process that hangs is this reached."""
DIED = Note("judge_died")


def kept(out: Path) -> dict[str, Any]:
    """Read the gradebook, without ids, times and attempts that died, and the graded copies."""
    columns = "trainee, submission, source, engine, isolation, status, reason, log, notes, verdicts, texts"
    with contextlib.closing(sqlite3.connect(out / "gradebook.db")) as book:
        attempts = book.execute(f"SELECT {columns} FROM academy_attempt WHERE reason != ?", (DIED.dumps(),)).fetchall()
        flags = book.execute(
            "SELECT a.student_id, n.name, s.flagged FROM submitted_notebook s JOIN notebook n ON n.id = s.notebook_id"
            " JOIN submitted_assignment a ON a.id = s.assignment_id"
        ).fetchall()
    copies = {str(p.relative_to(out)): p.read_bytes() for p in out.glob("autograded/**/*") if p.is_file()}
    rows = cohort_rows(f"sqlite:///{out / 'gradebook.db'}")
    return rows | {"attempt": sorted(attempts), "flag": sorted(flags), "copy": sorted(copies.items())}


def unlike(found: dict[str, Any], expected: dict[str, Any]) -> dict[str, Any]:
    """Compare rows by kind: the surplus and the missing ones; empty when both are equal."""
    return {
        kind: {
            "surplus": list((Counter(rows) - Counter(expected[kind])).elements()),
            "missing": list((Counter(expected[kind]) - Counter(rows)).elements()),
        }
        for kind, rows in found.items()
        if rows != expected[kind]
    }


def state_of(pid: int) -> str:
    """State of a process in the kernel: R, S, D, T or Z; empty when it does not exist."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except (FileNotFoundError, ProcessLookupError):
        return ""


def until(condition: Callable[[], Any], what: str) -> Any:
    """Wait until `condition` returns something true, and return that."""
    end = time.monotonic() + PATIENCE
    while not (found := condition()):
        assert time.monotonic() < end, f"{what} did not come about"
        time.sleep(0.002)
    return found


def kill(pid: int) -> bool:
    """Stop a process, so that it cannot end by itself meanwhile, and kill it. True if that is what ended it."""
    with contextlib.suppress(ProcessLookupError):
        os.kill(pid, signal.SIGSTOP)
        if until(lambda: (state := state_of(pid)) in ("T", "Z", "") and f"is {state}", "a process to stop") != "is T":
            return False
        os.kill(pid, signal.SIGKILL)
        return True
    return False


def children(pid: int) -> list[int]:
    with contextlib.suppress(OSError, ValueError):
        return [int(n) for n in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    return []


def living(coordinator: int) -> dict[str, list[int]]:
    """Pids of the running processes by kind. Only a trainee's process is in a pid namespace of its own."""
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
    """The trainee whose submission a process runs; empty before its first cell."""
    with contextlib.suppress(OSError):
        return Path(f"/proc/{pid}/cwd/whose.txt").read_text()
    return ""


def heed_ctrl_c() -> None:
    """Restore SIGINT in a new process; a script's background processes ignore it, and so do their children."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@dataclass
class Room:
    """A course graded by a command, with a folder for its temporary files."""

    out: Path
    temporary: Path
    chance: random.Random
    #: Trainees whose processes were killed in this run. None is hit twice, because a second death at the same cell
    #: rightly costs that cell. "" is somebody whose process had not run a cell yet.
    hit: set[str] = field(default_factory=set)

    def start(self, *options: str) -> subprocess.Popen[str]:
        self.hit.clear()
        environment = os.environ | {"ACADEMY_CONTENT": str(SMALL), "ACADEMY_LANG": "en", "TMPDIR": str(self.temporary)}
        environment.pop("JUPYTERHUB_USER", None)
        self.printed = tempfile.TemporaryFile("w+")  # noqa: SIM115  the process writes it
        return subprocess.Popen(
            [Path(sys.executable).with_name("academy"), "grade", MODULE, "--course", self.out, *options],
            stdout=self.printed,
            stderr=self.printed,
            text=True,
            env=environment,
            start_new_session=True,
            preexec_fn=heed_ctrl_c,
        )

    def ended(self, run: subprocess.Popen[str]) -> tuple[int, str]:
        """Return a command's exit code and output, once nothing that it started runs any more."""
        code = run.wait(PATIENCE)
        self.printed.seek(0)
        printed = self.printed.read()
        self.printed.close()
        until(lambda: not self.running(), f"the end of {self.running()}")
        return code, printed

    def running(self) -> list[str]:
        """Return pid and state of every process started with this room's TMPDIR, whatever its parent is now."""
        found = []
        mark = f"TMPDIR={self.temporary}".encode()
        for pid in psutil.pids():
            with contextlib.suppress(OSError):
                if any(v.startswith(mark) for v in Path(f"/proc/{pid}/environ").read_bytes().split(b"\0")):
                    found.append(f"{pid} {state_of(pid)}")
        return found

    def graded(self) -> int:
        """Count the graded attempts in the gradebook."""
        with contextlib.closing(sqlite3.connect(self.out / "gradebook.db", timeout=PATIENCE)) as book:
            query = "SELECT count(*) FROM academy_attempt WHERE status = 'graded'"
            return int(book.execute(query).fetchone()[0])

    def wrote(self, name: str, run: subprocess.Popen[str]) -> bool:
        """True when a cell of any submission has written that file."""
        processes = [child for warm in children(run.pid) for child in children(warm)]
        return any(Path(f"/proc/{pid}/cwd/{name}").exists() for pid in processes)

    def leftovers(self) -> list[str]:
        """Return the temporary files that remain, without IPython's folder, which is kept on purpose."""
        inside = [p.name for p in self.temporary.iterdir() if not p.name.startswith("academy-ipython-")]
        return sorted(inside + [p.name for p in self.out.glob(".academy-grade-*")])

    def kill_one(self, run: subprocess.Popen[str], kind: str, delay: float) -> bool:
        """Kill a process of a kind after a delay. False when the run ended before."""
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
