"""The notebook as it would be graded: the saved file, newer texts of cells that ran since, and the grader's order.

JupyterLab saves by itself every two minutes. A cell that ran after the last save is known by the text that ran.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from academy.runs.record import Runs
from autograder.exercises.kinds import kind_of
from autograder.exercises.kinds.cell_ids import (
    SETUP,
    answer_cell,
    check_cell,
    demo_cell,
    grade_cell,
    is_demo,
    show_cell,
    task_cell,
)
from autograder.exercises.sidecar import Sidecar

__all__ = ["Cell", "Saved", "saved_notebook"]

SKIPPED = "-"
"""The role of a locked cell that computes nothing for other cells."""


@dataclass(frozen=True)
class Cell:
    """A code cell in the order in which it is graded."""

    id: str | None
    text: str
    #: The exercise whose answer is taken here; empty for a cell that runs.
    asks: str = ""


@dataclass(frozen=True)
class Saved:
    """The notebook as it would be graded."""

    cells: tuple[Cell, ...]
    #: When the file was written, in seconds since the epoch.
    at: float

    def place_of(self, exercise: str) -> int:
        """Return before which cell the answer is taken; after the last one if the place is unknown."""
        return next((n for n, cell in enumerate(self.cells) if cell.asks == exercise), len(self.cells))


def saved_notebook(folder: Path, sidecar: Sidecar, runs: Runs) -> Saved | None:
    """Read the notebook beside the sidecar. None when it cannot be read, so that nothing can be said of it."""
    path = folder / f"{sidecar.module}.ipynb"
    try:
        at = path.stat().st_mtime
        found = [_read(cell) for cell in json.loads(path.read_bytes())["cells"]]
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None
    gone = {cell for cell, when in runs.deleted.items() if when > at}
    roles = _roles(sidecar)
    found = _as_graded([one for one in found if one.id not in gone], roles)
    cells = [
        Cell(one.id, "" if roles.get(one.name) else _newest(one, at, runs), roles.get(one.name, ""))
        for one in found
        if one.code and roles.get(one.name) != SKIPPED
    ]
    return Saved(tuple(_with_setup_first(cells, runs)), at)


@dataclass(frozen=True)
class _Read:
    """A cell as the file has it."""

    #: Its grade_id; empty for a cell that nbgrader does not know.
    name: str
    id: str | None
    code: bool
    text: str


def _read(cell: dict[str, Any]) -> _Read:
    source, meta = cell["source"], cell.get("metadata", {}).get("nbgrader", {})
    text = "".join(source) if isinstance(source, list) else str(source)
    return _Read(str(meta.get("grade_id", "")), cell.get("id"), cell["cell_type"] == "code", text)


def _roles(sidecar: Sidecar) -> dict[str, str]:
    """Return the cells that grading knows, in order: by name the exercise whose answer is taken there, or SKIPPED."""
    roles: dict[str, str] = {}
    for name, exercise in sidecar.exercises.items():
        roles[task_cell(name)] = SKIPPED
        if kind_of(exercise.manifest.kind).in_form:
            roles |= {show_cell(name): SKIPPED, grade_cell(name): SKIPPED}
        else:
            roles |= {answer_cell(name): "", check_cell(name): SKIPPED, grade_cell(name): name}
    return roles


def _as_graded(cells: list[_Read], roles: dict[str, str]) -> list[_Read]:
    """Return the cells as the grader puts them: the last copy of each known one, exercises in order, none missing."""
    order = list(roles)
    lost = roles.keys() - {one.name for one in cells}
    cells = [replace(one, name=one.id) if one.id in lost and not one.name else one for one in cells]
    seen: set[str] = set()
    kept: list[_Read] = []
    for one in reversed(cells):
        again = one.name in seen
        if again and roles[one.name]:  # a copy of a locked cell holds nothing of the trainee's
            continue
        seen |= {one.name} & roles.keys()
        kept.append(one if one.name in roles and not again else replace(one, name=""))
    blocks: list[list[_Read]] = [[]]
    for one in reversed(kept):
        if one.name:
            blocks.append([])
        blocks[-1].append(one)
    head, *rest = blocks
    found = [*head, *(one for block in sorted(rest, key=lambda block: order.index(block[0].name)) for one in block)]
    for missing in [name for name, role in roles.items() if role not in ("", SKIPPED)]:
        if missing not in seen:
            before = set(order[: order.index(missing)])
            place = max((n + 1 for n, one in enumerate(found) if one.name in before), default=0)
            while place < len(found) and not found[place].name:
                place += 1
            found.insert(place, _Read(missing, missing, True, ""))
    return found


def _newest(one: _Read, at: float, runs: Runs) -> str:
    run = runs.last_of(one.id) if one.id else None
    return run.text if run is not None and run.at > at else one.text


def _with_setup_first(cells: list[Cell], runs: Runs) -> list[Cell]:
    """Put the setup cell first, as the grader does; a deleted one has the text that ran last."""
    setup = next((cell for cell in cells if cell.id == demo_cell(SETUP)), None)
    if setup is None:
        run = runs.last_of(demo_cell(SETUP))
        return [Cell(demo_cell(SETUP), run.text), *cells] if run else cells
    before = cells[: cells.index(setup)]
    if any(cell.asks or (cell.id and is_demo(cell.id)) for cell in before):
        return [setup, *(cell for cell in cells if cell is not setup)]
    return cells
