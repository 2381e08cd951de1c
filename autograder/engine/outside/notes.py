"""Sentences for the mentor about a run, one for each kind of finding."""

from __future__ import annotations

from typing import Any

from autograder.engine.contract.limits import Limits
from autograder.engine.outside.outcome import Ran
from autograder.engine.outside.unusual_code import unusual
from wording.autograder import _

__all__ = ["ended_notes", "run_notes"]


def run_notes(notebook: dict[str, Any], ran: Ran, limits: Limits) -> list[str]:
    """Report limits reached, audit events, leftover processes, and code that no exercise needs."""
    notes = []
    late = [n for n, outputs in ran.outputs.items() if any(o.get("ename") == "CellTimeoutError" for o in outputs)]
    if late:
        notes.append(
            _(
                "Cells that ran longer than {n:g} s were interrupted: {cells}.",
                n=limits.cell_seconds,
                cells=_cells(notebook, late),
            )
        )
    if ran.cut:
        notes.append(
            _(
                "Output beyond {n} KB was cut: {cells}.",
                n=limits.output_kb,
                cells=_cells(notebook, sorted(set(ran.cut))),
            )
        )
    if ran.full:
        notes.append(
            _(
                "The disk of {n} MB was filled: {cells}.",
                n=limits.disk_mb,
                cells=_cells(notebook, sorted(set(ran.full))),
            )
        )
    if ran.leftover_processes > 0:
        notes.append(_("Processes that the notebook had left behind were stopped: {n}.", n=ran.leftover_processes))
    for kind, sentence in _event_sentences().items():
        found = [(step, detail) for step, what, detail in ran.events if what == kind]
        if found:
            details = ", ".join(dict.fromkeys(detail for _step, detail in found if detail))[:200]
            cells = _cells(notebook, sorted({step for step, _detail in found}))
            notes.append(sentence.format(cells=cells, details=details))
    notes += unusual(notebook)
    return notes


def ended_notes(notebook: dict[str, Any], ended: dict[int, str]) -> list[str]:
    """Report the cells that ended the whole run, with the reasons; everything else was graded without them."""
    return [
        _("{cell} was left out and the rest graded without it. {reason}", cell=_cells(notebook, [step]), reason=why)
        for step, why in sorted(ended.items())
    ]


def _event_sentences() -> dict[str, str]:
    return {
        "network": _("The code tried to use the network ({details}), in {cells}; there is none while grading."),
        "program": _("The code started a program ({details}), in {cells}."),
        "process": _("The code started a process of its own ({details}), in {cells}."),
        "signal": _("The code sent a signal to a process ({details}), in {cells}."),
        "ctypes": _("The code reached below Python with ctypes ({details}), in {cells}."),
        "memory": _("The code searched the interpreter's memory ({details}), in {cells}."),
        "tracing": _("The code traced the interpreter ({details}), in {cells}."),
        "database": _("The code opened a database ({details}), in {cells}."),
        "limits": _("The code tried to change its limits ({details}), in {cells}."),
        "link": _("The code made a link ({details}), in {cells}."),
        "file": _("The code opened files outside its folder ({details}), in {cells}."),
    }


def _cells(notebook: dict[str, Any], steps: list[int]) -> str:
    """Name cells by their number, counted from one, and by their id or exercise if they have one."""
    named = []
    for step in steps[:10]:
        cell = notebook["cells"][step]
        name = (cell["metadata"].get("nbgrader") or {}).get("grade_id") or cell.get("id") or ""
        named.append(_("cell {n} ({name})", n=step + 1, name=name) if name else _("cell {n}", n=step + 1))
    return ", ".join(named)
