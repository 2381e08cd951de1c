"""What ran in this notebook's kernel: of each cell the text that was run last, and whether it failed."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from academy.notebook.session import running_shell

__all__ = ["Run", "last_run", "last_runs", "watch_runs"]


@dataclass(frozen=True)
class Run:
    """The last run of one cell."""

    text: str
    failed: bool
    at: dt.datetime


_runs: dict[str, Run] = {}
_watched: list[Any] = []
"""The shell whose runs are recorded: one at most, and kept here so that another one is noticed."""


def watch_runs() -> None:
    """Record every run from now on. Nothing happens outside of a notebook, or when it is recorded already."""
    shell = running_shell()
    if shell is None or shell in _watched:
        return
    _watched[:] = [shell]
    _runs.clear()
    shell.events.register("post_run_cell", _record)


def last_run(cell_id: str) -> Run | None:
    """Return the last run of a cell in this session; None when it did not run, or nobody was watching."""
    return _runs.get(cell_id)


def last_runs() -> dict[str, Run]:
    """Return the last run of every cell, by cell id, in the order in which they first ran."""
    return dict(_runs)


def _record(result: Any) -> None:
    """Take a run down. A shell that does not name the cell, as in a script, leaves nothing to record."""
    cell_id = getattr(result.info, "cell_id", None)
    if isinstance(cell_id, str):
        _runs[cell_id] = Run(str(result.info.raw_cell), not result.success, dt.datetime.now(dt.UTC))
