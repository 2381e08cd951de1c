"""What trainees do to a notebook whose answers are right: each edit changes what is on the screen, or runs cells."""

from __future__ import annotations

import random
import re
from collections.abc import Callable

import nbformat
from nbformat import NotebookNode

from tests.support.lab_session import LabSession

__all__ = ["EDITS", "edit"]

Edit = Callable[[LabSession, random.Random, list[str]], None]
BROKEN = ("1 / 0", "print(undefined_name)", "x = (1", "  y = 2", "import no_such_module")
ASSIGNED = re.compile(r"^(\w+)\s*=(?!=)", re.MULTILINE)


def edit(lab: LabSession, rng: random.Random, names: list[str]) -> list[str]:
    """Make one to three edits and return their names. The notebook is on the screen then, not yet saved."""
    chosen = rng.choices(list(EDITS), k=rng.choice((1, 1, 2, 3)))
    for one in chosen:
        EDITS[one](lab, rng, names)
    return chosen


def _code(lab: LabSession) -> list[NotebookNode]:
    return [c for c in lab.cells if c.cell_type == "code" and not c.id.endswith(("-check", "-grade", "-show"))]


def _answer(lab: LabSession, rng: random.Random, names: list[str]) -> NotebookNode:
    known = [cell for cell in lab.cells if cell.id in names]
    return rng.choice(known or _code(lab))


def _new(
    lab: LabSession, rng: random.Random, source: str, near: NotebookNode | None = None, after: bool = True
) -> NotebookNode:
    cell = nbformat.v4.new_code_cell(source, id=f"own-{rng.randrange(10**9)}")
    place = lab.cells.index(near) + after if near is not None else rng.randrange(len(lab.cells) + 1)
    lab.cells.insert(place, cell)
    return cell


def _delete(lab: LabSession, rng: random.Random, names: list[str]) -> None:
    lab.delete(rng.choice(_code(lab)))


def _delete_answer(lab: LabSession, rng: random.Random, names: list[str]) -> None:
    lab.delete(_answer(lab, rng, names))


def _rename(lab: LabSession, rng: random.Random, names: list[str]) -> None:
    """Rename a variable in one cell without running it."""
    cells = [cell for cell in _code(lab) if ASSIGNED.search(cell.source)]
    if cells:
        cell = rng.choice(cells)
        name = rng.choice(ASSIGNED.findall(cell.source))
        cell.source = re.sub(rf"\b{name}\b", f"{name}_2", cell.source)


def _edit_number(lab: LabSession, rng: random.Random, names: list[str]) -> None:
    """Change a number, or add a line that changes the answer, and run the cell or not."""
    cell = _answer(lab, rng, names)
    numbers = list(re.finditer(r"\b\d+\b", cell.source))
    if numbers and rng.random() < 0.5:
        found = rng.choice(numbers)
        cell.source = cell.source[: found.start()] + str(int(found[0]) + 7) + cell.source[found.end() :]
    elif cell.id in names:
        cell.source += f"\n{cell.id} = None" if rng.random() < 0.5 else f"\n{cell.id} = {cell.id}"
    if rng.random() < 0.5:
        lab.run(cell)


def _comment(lab: LabSession, rng: random.Random, names: list[str]) -> None:
    """Add a comment after the run."""
    rng.choice(_code(lab)).source += "\n# why"


def _break(lab: LabSession, rng: random.Random, names: list[str]) -> None:
    cell = rng.choice(_code(lab))
    line = rng.choice(BROKEN)
    cell.source = f"{line}\n{cell.source}" if rng.random() < 0.7 else f"{cell.source}\n{line}"
    if rng.random() < 0.6:
        lab.run(cell)


def _run_some(lab: LabSession, rng: random.Random, names: list[str]) -> None:
    """Run some cells in another order."""
    cells = _code(lab)
    for cell in rng.sample(cells, min(len(cells), rng.randint(1, 4))):
        lab.run(cell)


def _from_deleted(lab: LabSession, rng: random.Random, names: list[str]) -> None:
    """Answer in a cell of one's own, and delete that cell or the answer's text."""
    cell = _answer(lab, rng, names)
    own = _new(lab, rng, cell.source, cell)
    lab.run(own)
    if rng.random() < 0.5:
        cell.source = f"{cell.id} = ..."
    if rng.random() < 0.7:
        lab.delete(own)


def _overwrite(lab: LabSession, rng: random.Random, names: list[str]) -> None:
    """Write another value over an answer or a variable of the lesson, in a new cell anywhere."""
    cells = [cell for cell in _code(lab) if ASSIGNED.search(cell.source)]
    known = [*names, *(name for cell in cells for name in ASSIGNED.findall(cell.source))]
    name = rng.choice(known)
    source = rng.choice((f"{name} = 12345", f"{name} = {name}", f"del {name}", f"{name} = [{name}][0]"))
    own = _new(lab, rng, source)
    if rng.random() < 0.6:
        lab.run(own)
    if rng.random() < 0.3:
        lab.delete(own)


def _move(lab: LabSession, rng: random.Random, names: list[str]) -> None:
    cell = rng.choice(_code(lab))
    lab.cells.remove(cell)
    lab.cells.insert(rng.randrange(len(lab.cells) + 1), cell)


def _by_helper(lab: LabSession, rng: random.Random, names: list[str]) -> None:
    """Take the answer from a function in a cell above, and then change that function."""
    cell = _answer(lab, rng, names)
    if cell.id not in names or "def " in cell.source:
        return
    own = _new(lab, rng, "factor = 1\ndef same(value):\n    return value * factor", cell, after=False)
    lab.run(own)
    cell.source += f"\n{cell.id} = same({cell.id}) if isinstance({cell.id}, float) else {cell.id}"
    lab.run(cell)
    if rng.random() < 0.6:
        own.source = own.source.replace("factor = 1", "factor = 3")
        if rng.random() < 0.5:
            lab.run(own)


def _change_in_place(lab: LabSession, rng: random.Random, names: list[str]) -> None:
    """Change a table or a list of the lesson in place, in a cell of one's own that runs once or twice."""
    lab.run(_new(lab, rng, "rows = [1, 2]"))
    own = _new(lab, rng, "rows.append(3)")
    for _time in range(rng.choice((0, 1, 2))):
        lab.run(own)
    cell = _answer(lab, rng, names)
    if cell.id in names and "def " not in cell.source:
        cell.source += f"\n{cell.id} = {cell.id} if len(rows) == 3 else 0"
        lab.run(cell)


def _copy(lab: LabSession, rng: random.Random, names: list[str]) -> None:
    """Copy a cell below itself and change the copy."""
    cell = rng.choice(_code(lab))
    lab.run(_new(lab, rng, cell.source + rng.choice(("", "\nprint(1)")), cell))


def _restart(lab: LabSession, rng: random.Random, names: list[str]) -> None:
    """Restart the kernel and run only some cells, among them the imports: nothing can be checked without them."""
    lab.restart(lab.trainee)
    for cell in _code(lab):
        if cell.id == "demo-setup" or rng.random() < 0.7:
            lab.run(cell)


EDITS: dict[str, Edit] = {
    "delete a cell": _delete,
    "delete an answer": _delete_answer,
    "rename a variable": _rename,
    "edit a number": _edit_number,
    "comment": _comment,
    "break a cell": _break,
    "run out of order": _run_some,
    "answer from a deleted cell": _from_deleted,
    "overwrite": _overwrite,
    "move a cell": _move,
    "helper function": _by_helper,
    "change in place": _change_in_place,
    "copy a cell": _copy,
    "restart": _restart,
}
