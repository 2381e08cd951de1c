"""Run commands as a mentor types them and measure their time, progress and the memory of the processes they start."""

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
PROGRESS_SECONDS = 10.0
Progress = Callable[[], str]


class Peak:
    """Peak memory, in MB, of the processes that a command starts, by kind.

    `trainee` are those in a process namespace of their own, `judge` all others but the command itself. A forked process
    shares most of its memory with its parent; these figures count it for each, as the system does.
    """

    def __init__(self) -> None:
        self.mb: dict[str, float] = {}
        self._here = Path("/proc/self/ns/pid").readlink()

    def look(self, pid: int) -> None:
        """Read the peak memory of every descendant of `pid`."""
        with suppress(psutil.Error):
            for process in psutil.Process(pid).children(recursive=True):
                with suppress(OSError, StopIteration):
                    proc = Path(f"/proc/{process.pid}")
                    kind = "judge" if (proc / "ns" / "pid").readlink() == self._here else "trainee"
                    lines = (proc / "status").read_text().splitlines()
                    peak = next(int(x.split()[1]) for x in lines if x.startswith("VmHWM:")) / 1024
                    self.mb[kind] = max(self.mb.get(kind, 0.0), peak)


def run(command: Sequence[str], folder: Path, progress: Progress | None = None, peak: Peak | None = None) -> float:
    """Run a command of this environment. Returns its wall time in seconds.

    A command that fails ends the benchmark with the end of its output.

    Args:
        command: The command and its arguments.
        folder: Where to run it.
        progress: Called every few seconds; what it returns is printed to stderr.
        peak: Updated all the time. This takes time itself, so the wall time of such a run cannot be compared.
    """
    environment = os.environ | {"PATH": os.pathsep.join([str(BIN), os.environ.get("PATH", "")])}
    environment.pop("PYTHONPATH", None)
    with tempfile.TemporaryFile() as output:
        start = shown_at = time.perf_counter()
        process = subprocess.Popen(
            [str(BIN / command[0]), *command[1:]],
            cwd=folder,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
        )
        try:
            while _runs(process, TICK if peak else PROGRESS_SECONDS):
                if peak:
                    peak.look(process.pid)
                if progress and time.perf_counter() - shown_at >= PROGRESS_SECONDS:
                    shown_at = time.perf_counter()
                    print(f"  {command[0]} {command[1]}: {progress()}, {shown_at - start:.0f} s", file=sys.stderr)
        except BaseException:
            process.terminate()
            process.wait()
            raise
        seconds = time.perf_counter() - start
        if process.returncode:
            output.seek(0)
            text = output.read().decode(errors="replace")[-3000:]
            raise SystemExit(f"`{' '.join(command)}` in {folder} ended with {process.returncode}:\n{text}")
    return seconds


def _runs(process: subprocess.Popen[bytes], seconds: float) -> bool:
    """True if it still runs after `seconds`. `process.wait(seconds)` may notice the end 50 ms late."""
    handle = os.pidfd_open(process.pid)
    try:
        ended, _, _ = select.select([handle], [], [], seconds)
    finally:
        os.close(handle)
    if ended:
        process.wait()
    return not ended
