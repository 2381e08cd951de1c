"""Restore the cells of a submitted notebook from its source, so that honest work is graded and no cell escapes.

Follows nbgrader 0.9 (`ClearOutput`, `DeduplicateIds`, `OverwriteKernelspec`, `OverwriteCells`), and repairs what lets
work be graded wrongly or not at all:

- flags and points come from the source alone: a cell without its flags neither escapes nor keeps an older grade;
- the last copy of a cell counts even when its flags are gone; a cell that the source lacks loses all its flags;
- deleted grade and task cells are put back, after the nearest known cell before them.

A module of a course is restored further: a cell whose metadata a tool has stripped is recognised by its cell id, else
by its text; a text that stands in several cells, as "split cell" leaves it, is joined; the
exercises come back in order, each with the trainee's own cells after it, and the setup cell comes first. Contents of
the cells that a trainee may edit stay as they are.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from autograder.exercises.kinds.cell_ids import SETUP, demo_cell, is_demo
from autograder.gradebook.records import EarlierCell, SourceCell, SourceNotebook
from autograder.notes import Note
from autograder.submission.joined_text import join_texts
from autograder.submission.nbgrader_rules import Cell, as_released, grade_id, is_locked, nbgrader_meta
from autograder.submission.recognise import recognise_by_text

__all__ = ["restore_cells"]

SCHEMA = 3
FLAGS = ("grade", "locked", "solution", "task")
SETUP_CELL = demo_cell(SETUP)
NOTHING_EARLIER: Mapping[str, EarlierCell] = MappingProxyType({})
NEVER = EarlierCell(frozenset(), frozenset())


@dataclass
class _Repairs:
    """What was restored in a notebook. Cells are named by their grade_id."""

    put_back: set[str] = field(default_factory=set)
    copies: set[str] = field(default_factory=set)
    flags: set[str] = field(default_factory=set)
    texts: set[str] = field(default_factory=set)
    #: Exercises whose cells had lost everything but their text.
    by_text: list[str] = field(default_factory=list)
    #: Texts that stood in several cells.
    joined: set[str] = field(default_factory=set)
    #: Cells with flags that the source does not have.
    unknown: int = 0
    reordered: bool = False
    #: The setup cell was put back or moved to the front.
    setup: bool = False
    #: The language of another kernel that the notebook asked for.
    kernel: str = ""

    def notes(self, order: list[str], is_module: bool) -> list[Note]:
        """Return notes for the mentor, with cells in the order of the source."""

        def listed(names: set[str]) -> str:
            return ", ".join(name for name in order if name in names)

        found = (
            (self.by_text, Note("cells_by_text", exercises=", ".join(self.by_text))),
            (self.joined, Note("cells_joined", cells=listed(self.joined))),
            (self.put_back, Note("cells_put_back", cells=listed(self.put_back))),
            (self.copies, Note("cells_duplicated", cells=listed(self.copies))),
            (self.flags, Note("cells_flags_restored", cells=listed(self.flags))),
            (self.texts, Note("cells_text_restored", cells=listed(self.texts))),
            (self.unknown, Note("cells_of_no_exercise" if is_module else "cells_of_no_assignment", n=self.unknown)),
            (self.reordered, Note("cells_reordered")),
            (self.setup, Note("cells_setup")),
            (self.kernel, Note("kernel_other_language", name=self.kernel)),
        )
        return [note for happened, note in found if happened]


def restore_cells(
    notebook: dict[str, Any],
    source: SourceNotebook,
    module: dict[str, Any] | None = None,
    earlier: Mapping[str, EarlierCell] = NOTHING_EARLIER,
) -> list[Note]:
    """Restore a submitted notebook in place and remove all its outputs. Returns notes for the mentor.

    Args:
        notebook: as it was submitted.
        source: the cells as they were released, in the order of the source.
        module: the source notebook of a course's module; None for a plain nbgrader assignment.
        earlier: cells as they were released before, by name: what the author has changed since gets no note.
    """
    known = {cell.name: cell for cell in source.cells}
    repairs = _Repairs()
    _restore_kernel(notebook, source, repairs)
    if module is not None:
        _recognise_by_id(notebook, known, repairs)
        repairs.by_text = recognise_by_text(notebook, module)
        repairs.joined = join_texts(notebook, known)
    _restore_known(notebook, known, repairs, earlier, drop_locked_copies=module is not None)
    if module is not None:
        _put_in_order(notebook, list(known), repairs)
    for missing in [cell for cell in source.cells if cell.grade or cell.task]:
        _put_back(notebook, missing, list(known), repairs, is_module=module is not None)
    if module is not None:
        _put_setup_first(notebook, module, repairs)
    return repairs.notes(list(known), module is not None)


def _restore_kernel(notebook: dict[str, Any], source: SourceNotebook, repairs: _Repairs) -> None:
    if not source.kernelspec:
        return
    kernel = notebook["metadata"].get("kernelspec")
    wanted = kernel.get("language") if isinstance(kernel, dict) else None
    if wanted and wanted != source.kernelspec.get("language", wanted):
        repairs.kernel = str(wanted)
    notebook["metadata"]["kernelspec"] = source.kernelspec


def _recognise_by_id(notebook: dict[str, Any], known: dict[str, SourceCell], repairs: _Repairs) -> None:
    """Give its grade_id back to a cell that lost its metadata: tools that strip metadata keep cell ids."""
    lost = known.keys() - {grade_id(cell) for cell in notebook["cells"]}
    for cell in notebook["cells"]:
        if grade_id(cell) is None and cell.get("id") in lost:
            cell["metadata"]["nbgrader"] = {**nbgrader_meta(cell), "grade_id": cell["id"]}
            repairs.flags.add(cell["id"])


def _restore_known(
    notebook: dict[str, Any],
    known: dict[str, SourceCell],
    repairs: _Repairs,
    earlier: Mapping[str, EarlierCell],
    *,
    drop_locked_copies: bool,
) -> None:
    """Give the last cell of every name its flags and text, and remove the nbgrader metadata of all other cells.

    Other copies stay as plain cells, except those of a module's locked cells, which hold nothing of the trainee's.
    """
    seen: set[str] = set()
    kept: list[Cell] = []
    for cell in reversed(notebook["cells"]):
        if cell["cell_type"] == "code":
            cell |= {"outputs": [], "execution_count": None}
        name, meta = grade_id(cell), nbgrader_meta(cell)
        if name is None or name in seen or name not in known:
            cell["metadata"].pop("nbgrader", None)
            if name in seen:
                repairs.copies.add(str(name))
                if drop_locked_copies and known[str(name)].locked:
                    continue
            elif any(meta.get(flag) for flag in FLAGS):
                repairs.unknown += 1
        else:
            seen.add(name)
            as_before = earlier.get(name, NEVER)
            by_author = _marks(cell) in as_before.marks, _digest(cell) in as_before.texts
            if _restore_flags(cell, known[name]) and not by_author[0]:
                repairs.flags.add(name)
            if _restore_text(cell, known[name]) and not by_author[1]:
                repairs.texts.add(name)
        kept.append(cell)
    notebook["cells"] = kept[::-1]


def _marks(cell: Cell) -> tuple[Any, ...]:
    """Return the type, flags and points of a cell as it was handed in."""
    meta = nbgrader_meta(cell)
    points = meta.get("points")
    flags = (bool(meta.get(flag, False)) for flag in ("grade", "solution", "task"))
    return (cell["cell_type"], *flags, is_locked(meta), points if isinstance(points, int | float) else None)


def _digest(cell: Cell) -> str:
    return hashlib.sha256(cell["source"].strip().encode("utf-8", "replace")).hexdigest()


def _restore_flags(cell: Cell, known: SourceCell) -> bool:
    """Give the cell the source's flags, points and type. True when they were different."""
    meta, right = nbgrader_meta(cell), _metadata(known)
    different = (
        cell["cell_type"] != known.cell_type
        or any(meta.get(flag, False) != right[flag] for flag in FLAGS if flag != "locked")
        or is_locked(meta) != known.locked
        or (known.points is not None and meta.get("points") != known.points)
    )
    cell["metadata"]["nbgrader"] = right
    if cell["cell_type"] != known.cell_type:
        cell["cell_type"] = known.cell_type
        for key in ("outputs", "execution_count", "attachments"):
            cell.pop(key, None)
        if known.cell_type == "code":
            cell |= {"outputs": [], "execution_count": None}
    return different


def _restore_text(cell: Cell, known: SourceCell) -> bool:
    """Give a locked cell the source's text. True when it was different from the text that had been released."""
    if not known.locked:
        return False
    submitted, cell["source"] = cell["source"].strip(), known.source
    return submitted not in (known.source.strip(), as_released(known.source).strip())


def _metadata(known: SourceCell) -> dict[str, Any]:
    meta: dict[str, Any] = {
        "cell_type": known.cell_type,
        "checksum": known.checksum,
        "grade": known.grade,
        "grade_id": known.name,
        "locked": known.locked,
        "schema_version": SCHEMA,
        "solution": known.solution,
        "task": known.task,
    }
    if known.points is not None:
        meta["points"] = known.points
    return meta


def _put_in_order(notebook: dict[str, Any], order: list[str], repairs: _Repairs) -> None:
    """Sort blocks of a known cell and the trainee's own cells after it."""
    blocks: list[list[Cell]] = [[]]
    for cell in notebook["cells"]:
        if grade_id(cell) is not None:
            blocks.append([])
        blocks[-1].append(cell)
    head, *rest = blocks
    ordered = sorted(rest, key=lambda block: order.index(str(grade_id(block[0]))))
    repairs.reordered = [id(block) for block in ordered] != [id(block) for block in rest]
    notebook["cells"] = [*head, *(cell for block in ordered for cell in block)]


def _put_back(
    notebook: dict[str, Any], known: SourceCell, order: list[str], repairs: _Repairs, *, is_module: bool
) -> None:
    """Put a deleted grade or task cell back after the nearest known cell before it.

    Other deleted cells stay deleted: a stub put back would overwrite an answer in a cell of the trainee's own. For the
    same reason a test of a module comes after the trainee's own cells.
    """
    cells = notebook["cells"]
    if any(grade_id(cell) == known.name for cell in cells):
        return
    before = set(order[: order.index(known.name)])
    place = max((number + 1 for number, cell in enumerate(cells) if grade_id(cell) in before), default=0)
    while is_module and place < len(cells) and grade_id(cells[place]) is None:
        place += 1
    cell: Cell = {
        "cell_type": known.cell_type,
        "metadata": {"deletable": False, "editable": known.solution, "nbgrader": _metadata(known)},
        "source": known.source,
    }
    minor = notebook.get("nbformat_minor")
    if not isinstance(minor, int) or minor >= 5:  # what is no number becomes 5 in the graded copy
        cell["id"] = known.name if is_module else hashlib.sha256(known.name.encode()).hexdigest()[:8]
    if known.cell_type == "code":
        cell |= {"outputs": [], "execution_count": None}
    cells.insert(place, cell)
    repairs.put_back.add(known.name)


def _put_setup_first(notebook: dict[str, Any], module: dict[str, Any], repairs: _Repairs) -> None:
    """Put the setup cell first: without its imports every later cell fails. An edited one keeps the trainee's text."""
    setup = next((cell for cell in module["cells"] if cell.get("id") == SETUP_CELL), None)
    if setup is None:
        return
    code = [cell for cell in notebook["cells"] if cell["cell_type"] == "code"]
    text = setup["source"].strip()
    place = next((n for n, c in enumerate(code) if c.get("id") == SETUP_CELL or c["source"].strip() == text), None)
    if place is None:
        cell = {"cell_type": "code", "id": SETUP_CELL, "metadata": {}, "source": setup["source"]}
        notebook["cells"].insert(0, cell | {"outputs": [], "execution_count": None})
        repairs.setup = True
    elif any(grade_id(cell) is not None or is_demo(str(cell.get("id"))) for cell in code[:place]):
        own = code[place]
        notebook["cells"] = [own, *(cell for cell in notebook["cells"] if cell is not own)]
        repairs.setup = True
