"""Giving a submitted notebook back the cells and marks that its trainee lost, so that honest work is graded.

A cell is recognised by its `grade_id`, else by its cell id (tools that strip metadata keep ids). What is taken from the
source: flags and points, the order of the exercises, deleted grade cells, the setup cell. What stays the trainee's: the
contents of every cell and their own cells, which travel with the cell they stand after.
"""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass, field

from nbformat import NotebookNode
from nbformat.v4 import new_code_cell

from autograder.exercises.kinds.cell_ids import SETUP, demo_cell, is_demo
from autograder.notes import Note
from autograder.source.stub import text_stub

__all__ = ["Repairs", "graded_cells", "restore"]

SETUP_CELL = demo_cell(SETUP)


@dataclass
class Repairs:
    """What was done to a notebook, by grade_id."""

    missing: list[str] = field(default_factory=list)
    duplicated: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    unknown: int = 0
    reordered: bool = False
    setup: bool = False

    def notes(self) -> list[Note]:
        """What the mentor should know of it."""
        notes = []
        if self.missing:
            notes.append(Note("cells_put_back", cells=", ".join(self.missing)))
        if self.duplicated:
            notes.append(Note("cells_duplicated", cells=", ".join(self.duplicated)))
        if self.changed:
            notes.append(Note("cells_marked", cells=", ".join(self.changed)))
        if self.unknown:
            notes.append(Note("cells_of_no_exercise", n=self.unknown))
        if self.reordered:
            notes.append(Note("cells_reordered"))
        if self.setup:
            notes.append(Note("cells_setup"))
        return notes


def graded_cells(notebook: NotebookNode) -> dict[str, NotebookNode]:
    """The cells that nbgrader knows, by grade_id, in order."""
    return {i: cell for cell in notebook.cells if (i := _grade_id(cell))}


def restore(notebook: NotebookNode, source: NotebookNode) -> Repairs:
    """Mend `notebook` in place after the module's source notebook."""
    repairs = Repairs()
    plan = graded_cells(source)
    _label(notebook, plan, repairs)
    _drop_copies(notebook, plan, repairs)
    _put_in_order(notebook, list(plan), repairs)
    _add_missing(notebook, plan, source.metadata.get("academy", {}).get("lang", "ru"), repairs)
    _put_setup_first(notebook, source, repairs)
    return repairs


def _grade_id(cell: NotebookNode) -> str | None:
    marks = cell.metadata.get("nbgrader")
    name = marks.get("grade_id") if isinstance(marks, dict) else None
    return name if isinstance(name, str) else None


def _label(notebook: NotebookNode, plan: dict[str, NotebookNode], repairs: Repairs) -> None:
    """Give every known cell the source's flags; marks of unknown cells are taken off."""
    present = {_grade_id(cell) for cell in notebook.cells}
    for cell in notebook.cells:
        name = _grade_id(cell)
        if name is None and cell.get("id") in set(plan) - present:
            name = cell["id"]
            repairs.changed.append(name)
        if name in plan:
            right, marks = plan[name].metadata.nbgrader, cell.metadata.get("nbgrader")
            marks = marks if isinstance(marks, dict) else {}
            if any(marks.get(key) != value for key, value in right.items()) and name not in repairs.changed:
                repairs.changed.append(name)
            cell.metadata["nbgrader"] = NotebookNode(deepcopy(right) | {"checksum": marks.get("checksum", "")})
        elif cell.metadata.pop("nbgrader", None):
            repairs.unknown += 1


def _drop_copies(notebook: NotebookNode, plan: dict[str, NotebookNode], repairs: Repairs) -> None:
    """Keep the last of equal cells, as nbgrader does; a copy with the trainee's own work stays as a plain cell."""
    seen: set[str] = set()
    kept: list[NotebookNode] = []
    for cell in reversed(notebook.cells):
        name = _grade_id(cell)
        if name in seen:
            repairs.duplicated.append(name)
            if plan[name].metadata.nbgrader["locked"]:
                continue
            del cell.metadata["nbgrader"]
        elif name:
            seen.add(name)
        kept.append(cell)
    notebook.cells = kept[::-1]
    repairs.duplicated = sorted(set(repairs.duplicated), key=list(plan).index)


def _put_in_order(notebook: NotebookNode, order: list[str], repairs: Repairs) -> None:
    """Sort blocks: a known cell and the trainee's cells after it."""
    blocks: list[list[NotebookNode]] = [[]]
    for cell in notebook.cells:
        if _grade_id(cell):
            blocks.append([])
        blocks[-1].append(cell)
    head, *rest = blocks
    place = {name: i for i, name in enumerate(order)}
    ordered = sorted(rest, key=lambda block: place[str(_grade_id(block[0]))])
    repairs.reordered = [id(b) for b in ordered] != [id(b) for b in rest]
    notebook.cells = [*head, *(cell for block in ordered for cell in block)]


def _add_missing(notebook: NotebookNode, plan: dict[str, NotebookNode], lang: str, repairs: Repairs) -> None:
    """Put deleted grade cells back after the block of the nearest known cell before them.

    Other deleted cells stay deleted: a stub put back would overwrite an answer in a cell of the trainee's own.
    """
    order = list(plan)
    for place, name in enumerate(order):
        if not plan[name].metadata.nbgrader["grade"] or name in graded_cells(notebook):
            continue
        cell = deepcopy(plan[name])
        if cell.cell_type == "markdown":
            cell.source = text_stub(lang)
        before = set(order[:place])
        known = [i for i, c in enumerate(notebook.cells) if _grade_id(c)]
        after = next((i for i in known if _grade_id(notebook.cells[i]) not in before), len(notebook.cells))
        notebook.cells.insert(after, cell)
        repairs.missing.append(name)


def _put_setup_first(notebook: NotebookNode, source: NotebookNode, repairs: Repairs) -> None:
    """Without the imports every later cell fails; a setup cell that the trainee has edited is left as it is."""
    setup = next((c for c in source.cells if c.get("id") == SETUP_CELL), None)
    if setup is None:
        return
    code = [c for c in notebook.cells if c.cell_type == "code"]
    own = next((c for c in code if c.get("id") == SETUP_CELL or c.source.strip() == setup.source.strip()), None)
    if own is None:
        notebook.cells.insert(0, new_code_cell(setup.source, id=SETUP_CELL))
        repairs.setup = True
    elif any(
        _grade_id(c) or is_demo(str(c.get("id"))) for c in code[: next(i for i, c in enumerate(code) if c is own)]
    ):
        notebook.cells = [own, *(c for c in notebook.cells if c is not own)]
        repairs.setup = True
