"""Notes for the mentor about a run, one for each kind of finding."""

from __future__ import annotations

from typing import Any

from autograder.engine.contract.limits import Limits
from autograder.engine.outside.outcome import Ran
from autograder.engine.outside.unusual_code import unusual
from autograder.notes import Note

__all__ = ["ended_notes", "run_notes"]

EVENTS = (
    "network",
    "program",
    "process",
    "signal",
    "ctypes",
    "memory",
    "tracing",
    "database",
    "limits",
    "link",
    "file",
)
"""Kinds of audit events that are reported, in this order."""


def run_notes(notebook: dict[str, Any], ran: Ran, limits: Limits) -> list[Note]:
    """Report limits reached, audit events, leftover processes, and code that no exercise needs."""
    notes = []
    late = [n for n, outputs in ran.outputs.items() if any(o.get("ename") == "CellTimeoutError" for o in outputs)]
    if late:
        notes.append(Note("cells_interrupted", n=limits.cell_seconds, cells=_cells(notebook, late)))
    if ran.cut:
        notes.append(Note("output_cut", n=limits.output_kb, cells=_cells(notebook, sorted(set(ran.cut)))))
    if ran.full:
        notes.append(Note("disk_filled", n=limits.disk_mb, cells=_cells(notebook, sorted(set(ran.full)))))
    if ran.leftover_processes > 0:
        notes.append(Note("processes_stopped", n=ran.leftover_processes))
    for kind in EVENTS:
        found = [(step, detail) for step, what, detail in ran.events if what == kind]
        if found:
            details = ", ".join(dict.fromkeys(detail for _step, detail in found if detail))[:200]
            cells = _cells(notebook, sorted({step for step, _detail in found}))
            notes.append(Note(f"code_{kind}", cells=cells, details=details))
    notes += unusual(notebook)
    return notes


def ended_notes(notebook: dict[str, Any], ended: dict[int, Note]) -> list[Note]:
    """Report the cells that ended the whole run, with the reasons; everything else was graded without them."""
    return [Note("cell_left_out", cell=_cells(notebook, [step]), reason=why) for step, why in sorted(ended.items())]


def _cells(notebook: dict[str, Any], steps: list[int]) -> tuple[Note, ...]:
    """Name cells by their number, counted from one, and by their id or exercise if they have one."""
    named = []
    for step in steps[:10]:
        cell = notebook["cells"][step]
        name = (cell["metadata"].get("nbgrader") or {}).get("grade_id") or cell.get("id") or ""
        named.append(Note("cell_named", n=step + 1, name=str(name)) if name else Note("cell", n=step + 1))
    return tuple(named)
