"""Commands as a mentor types them, with a clock: how long, how far, and the memory of the processes they start."""

from __future__ import annotations

import os
import select
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

import psutil

__all__ = ["Peak", "run"]

BIN = Path(sys.executable).parent
TICK = 0.02
SAY_EVERY = 10.0
Progress = Callable[[], str]


class Peak:
    """The most memory, in MB, that processes started by a command held, by kind.

    `trainee`: those in a process namespace of their own; `judge`: all others but the command itself. A forked process
    shares most of its memory with its parent: the system counts it again for each, and so do these figures.
    """

    def __init__(self) -> None:
        self.mb: dict[str, float] = {}
        self._here = Path("/proc/self/ns/pid").readlink()

    def look(self, pid: int) -> None:
        """Read the high-water mark of every process below `pid`."""
        with suppress(psutil.Error):
            for process in psutil.Process(pid).children(recursive=True):
                with suppress(OSError, StopIteration):
                    place = Path(f"/proc/{process.pid}")
                    kind = "judge" if (place / "ns" / "pid").readlink() == self._here else "trainee"
                    lines = (place / "status").read_text().splitlines()
                    peak = next(int(x.split()[1]) for x in lines if x.startswith("VmHWM:")) / 1024
                    self.mb[kind] = max(self.mb.get(kind, 0.0), peak)


def run(command: Sequence[str], folder: Path, progress: Progress | None = None, peak: Peak | None = None) -> float:
    """Run a command of this environment in `folder`; gives its wall time in seconds.

    progress: asked every few seconds, what it says goes to stderr. peak: looked at all the time, which costs time
    itself, so such a run is not one to be compared. A command that fails ends the benchmark with its last words.
    """
    environment = os.environ | {"PATH": os.pathsep.join([str(BIN), os.environ.get("PATH", "")])}
    environment.pop("PYTHONPATH", None)
    with tempfile.TemporaryFile() as said:
        start = said_at = time.perf_counter()
        process = subprocess.Popen(
            [str(BIN / command[0]), *command[1:]],
            cwd=folder,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=subprocess.STDOUT,
        )
        try:
            while _runs(process, TICK if peak else SAY_EVERY):
                if peak:
                    peak.look(process.pid)
                if progress and time.perf_counter() - said_at >= SAY_EVERY:
                    said_at = time.perf_counter()
                    print(f"  {command[0]} {command[1]}: {progress()}, {said_at - start:.0f} s", file=sys.stderr)
        except BaseException:
            process.terminate()
            process.wait()
            raise
        seconds = time.perf_counter() - start
        if process.returncode:
            said.seek(0)
            words = said.read().decode(errors="replace")[-3000:]
            raise SystemExit(f"`{' '.join(command)}` in {folder} ended with {process.returncode}:\n{words}")
    return seconds


def _runs(process: subprocess.Popen[bytes], seconds: float) -> bool:
    """Whether it still runs after `seconds`. Not `process.wait(seconds)`, which may notice the end 50 ms late."""
    handle = os.pidfd_open(process.pid)
    try:
        ended, _, _ = select.select([handle], [], [], seconds)
    finally:
        os.close(handle)
    if ended:
        process.wait()
    return not ended
