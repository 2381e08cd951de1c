"""The cells that ran in this kernel, in order: which text, whether it ended well, and what it changed.

IPython calls `_begin` before and `_end` after a cell. Both are quick, because they look only at what the cell names.
"""

from __future__ import annotations

import itertools
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from academy.runs.environment import trainees_shell
from academy.runs.fingerprint import fingerprint
from academy.runs.uses import Uses, uses_of

__all__ = ["Run", "Runs", "recorded_runs", "watch"]

NOT_THE_TRAINEES = frozenset({"In", "Out", "exit", "quit", "get_ipython", "open"})


@dataclass
class Run:
    """One run of a cell."""

    number: int
    #: The cell's id; None where the front end does not tell it.
    cell: str | None
    text: str
    #: When it began, in seconds since the epoch.
    at: float
    ok: bool = True
    #: Names whose value is another one after the run.
    changed: frozenset[str] = frozenset()
    #: Whether it repeats the run before it of the same text, so that only what it changed counts.
    again: bool = False

    @property
    def uses(self) -> Uses:
        return uses_of(self.text)

    @property
    def writes(self) -> frozenset[str]:
        return self.changed if self.again else self.uses.writes | self.changed


@dataclass
class Runs:
    """All runs since the kernel started, without those that changed nothing."""

    done: list[Run] = field(default_factory=list)
    #: Cells that the front end reports as deleted, and when it did.
    deleted: dict[str, float] = field(default_factory=dict)
    #: The run that is not over yet.
    current: Run | None = None
    _before: dict[str, object] = field(default_factory=dict)
    _values: dict[str, Any] = field(default_factory=dict)
    _numbers: Any = field(default_factory=itertools.count)

    @property
    def known(self) -> list[Run]:
        """Every run that counts, with the current one at the end."""
        return [*self.done, *([self.current] if self.current else [])]

    @property
    def has_ids(self) -> bool:
        """Whether the front end tells which cell it runs, as JupyterLab does."""
        return any(run.cell for run in self.known)

    def last_of(self, cell: str) -> Run | None:
        return next((run for run in reversed(self.known) if run.cell == cell), None)

    def begin(self, cell: str | None, text: str, space: Mapping[str, Any], deleted: tuple[str, ...] = ()) -> None:
        now = time.time()
        self.deleted |= dict.fromkeys(deleted, now)
        if cell:
            self.deleted.pop(cell, None)
        self.current = Run(next(self._numbers), cell, text, now)
        self._values = _variables(space)
        self._before = self._marks(self.current, self._values)

    def end(self, ok: bool, space: Mapping[str, Any]) -> None:
        run, self.current = self.current, None
        if run is None:
            return
        after, run.ok = _variables(space), ok
        known = self._values.keys() | after.keys()
        other = {name for name in known if self._values.get(name, self) is not after.get(name, self)}
        before = self._before | self._marks(run, self._values, other - self._before.keys())
        marks = {name: fingerprint(after[name]) for name in before.keys() | other if name in after}
        run.changed = frozenset(name for name in before.keys() | other if before.get(name) != marks.get(name))
        self._values, self._before = {}, {}
        before_it = self._repeated(run)
        run.again = before_it is not None
        if before_it is not None and not run.changed:
            before_it.at = run.at
        else:
            self.done.append(run)

    def _repeated(self, run: Run) -> Run | None:
        """Return the run that this one repeats: of the same text, with nothing written over what it wrote since."""
        last = next((n for n in reversed(range(len(self.done))) if self.done[n].cell == run.cell), None)
        if last is None or not run.ok or not self.done[last].ok or self.done[last].text != run.text:
            return None
        written = run.writes
        return None if any(one.writes & written for one in self.done[last + 1 :]) else self.done[last]

    def _marks(self, run: Run, values: Mapping[str, Any], more: set[str] | None = None) -> dict[str, object]:
        """Mark the values that a run may change: of the names in its text, and of other names of the same objects."""
        names = (run.uses.reads | run.uses.writes) & values.keys() if more is None else more & values.keys()
        objects = {id(values[name]) for name in names}
        return {name: fingerprint(value) for name, value in values.items() if id(value) in objects}


def _variables(space: Mapping[str, Any]) -> dict[str, Any]:
    return {k: v for k, v in list(space.items()) if not k.startswith("_") and k not in NOT_THE_TRAINEES}


_recorded = Runs()


def recorded_runs() -> Runs:
    """Return the runs of this process's notebook; empty outside of one."""
    return _recorded


def watch() -> None:
    """Begin to record, once, in a trainee's notebook. The cell that is running counts."""
    shell = trainees_shell()
    if shell is None or _begin in shell.events.callbacks["pre_run_cell"]:
        return
    shell.events.register("pre_run_cell", _begin)
    shell.events.register("post_run_cell", _end)


def _begin(info: Any) -> None:
    shell = trainees_shell()
    if shell is not None and not getattr(info, "silent", False) and getattr(info, "store_history", True):
        _recorded.begin(getattr(info, "cell_id", None), str(info.raw_cell), shell.user_ns, _deleted(shell))


def _end(result: Any) -> None:
    shell, info = trainees_shell(), getattr(result, "info", None)
    if shell is None or info is None or getattr(info, "silent", False) or not getattr(info, "store_history", True):
        return
    if _recorded.current is None:  # the cell that imported us
        _recorded.begin(getattr(info, "cell_id", None), str(info.raw_cell), {})
    _recorded.end(bool(result.success), shell.user_ns)


def _deleted(shell: Any) -> tuple[str, ...]:
    """Return the ids of cells that JupyterLab says were deleted since the last run."""
    try:
        found = shell.get_parent()["metadata"].get("deletedCells", ())
        return tuple(str(one) for one in found)
    except Exception:  # another front end says nothing
        return ()
