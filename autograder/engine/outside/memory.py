"""What a trainee's processes use of the machine's memory, seen from outside."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

__all__ = ["memory_beyond"]


def memory_beyond(pid: int, most: int, copies: int) -> bool:
    """Whether a process and all that come from it hold more than so many bytes.

    Orphans belong to process 1 of their namespace, which is the first. Copies of a process share most of their pages:
    these count once whole and then in parts, by the kernel's own reckoning. That look is slow, so it is taken only
    when the plain sum is beyond the bound, and at no more processes than the copies that the engine makes.
    """
    processes = _family(pid)
    apart = _in_memory_files(processes)
    if sum(map(_resident, processes)) + apart <= most:
        return False
    return len(processes) > 1 + copies or _resident(pid) + sum(map(_share, processes[1:])) + apart > most


def _family(pid: int) -> list[int]:
    found = [pid]
    for one in found:  # grows meanwhile
        with contextlib.suppress(OSError, ValueError):
            for task in Path(f"/proc/{one}/task").iterdir():
                found += map(int, (task / "children").read_text().split())
    return found


def _resident(pid: int) -> int:
    """Bytes, shared ones among them."""
    with contextlib.suppress(OSError, ValueError, IndexError):
        return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    return 0


def _share(pid: int) -> int:
    """Bytes, shared ones by the number of processes that share them. A process may forbid that look: then all count."""
    with contextlib.suppress(OSError, ValueError, IndexError):
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) << 10
    return _resident(pid)


def _in_memory_files(processes: list[int]) -> int:
    """Bytes in files that lie in memory and nowhere else (memfd), which count as nobody's resident memory."""
    found: dict[int, int] = {}
    for pid in processes:
        with contextlib.suppress(OSError):
            for entry in os.scandir(f"/proc/{pid}/fd"):
                with contextlib.suppress(OSError):
                    if os.readlink(entry.path).startswith("/memfd:"):  # noqa: PTH115  a link of /proc leads to no path
                        file = entry.stat()
                        found[file.st_ino] = file.st_blocks * 512  # a copy of a process has the same files
    return sum(found.values())
