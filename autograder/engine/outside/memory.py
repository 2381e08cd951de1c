"""Measure from outside what a trainee's processes use of the machine's memory."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

__all__ = ["memory_exceeds"]


def memory_exceeds(pid: int, max_bytes: int, copies: int) -> bool:
    """True when a process and its descendants use more than `max_bytes`.

    Orphans are re-parented to process 1 of the namespace, which is `pid`. Forked copies share pages, so above the limit
    we count proportional set size (PSS). That is slow, so it is used only when the sum of resident sizes exceeds the
    limit and there are no more processes than `copies`, the number that the engine itself may fork.
    """
    processes = _family(pid)
    memory_files = _memory_files(processes)
    if sum(map(_resident, processes)) + memory_files <= max_bytes:
        return False
    if len(processes) > 1 + copies:
        return True
    return _resident(pid) + sum(map(_proportional, processes[1:])) + memory_files > max_bytes


def _family(pid: int) -> list[int]:
    found = [pid]
    for one in found:  # the list grows while we walk it
        with contextlib.suppress(OSError, ValueError):
            for task in Path(f"/proc/{one}/task").iterdir():
                found += map(int, (task / "children").read_text().split())
    return found


def _resident(pid: int) -> int:
    """Resident bytes, shared ones included; 0 for a process that has ended."""
    with contextlib.suppress(OSError, ValueError, IndexError):
        return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    return 0


def _proportional(pid: int) -> int:
    """Proportional set size in bytes, or the resident size where the process forbids reading the former."""
    with contextlib.suppress(OSError, ValueError, IndexError):
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) << 10
    return _resident(pid)


def _memory_files(processes: list[int]) -> int:
    """Bytes in files that exist only in memory (memfd). No process's resident size includes them."""
    found: dict[int, int] = {}
    for pid in processes:
        with contextlib.suppress(OSError):
            for entry in os.scandir(f"/proc/{pid}/fd"):
                with contextlib.suppress(OSError):
                    if os.readlink(entry.path).startswith("/memfd:"):  # noqa: PTH115  a link of /proc to no path
                        file = entry.stat()
                        found[file.st_ino] = file.st_blocks * 512  # by inode, because a copy has the same files
    return sum(found.values())
