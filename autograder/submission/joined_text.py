"""Join a text that stands in several cells: JupyterLab's "split cell" copies the marks into both halves."""

from __future__ import annotations

from typing import Any

from autograder.gradebook.records import SourceCell
from autograder.submission.nbgrader_rules import Cell, checksum, grade_id, nbgrader_meta

__all__ = ["join_texts"]


def join_texts(notebook: dict[str, Any], known: dict[str, SourceCell]) -> set[str]:
    """Join in place what a person grades and stands in several cells, into the last of them. Returns the names.

    A part with which another one begins is left out, so that a copy that was continued is read once.
    """
    copies: dict[str, list[Cell]] = {}
    for cell in notebook["cells"]:
        name = grade_id(cell)
        if name in known and known[name].cell_type == "markdown" and known[name].grade and known[name].solution:
            copies.setdefault(name, []).append(cell)
    joined = {name for name, cells in copies.items() if len(cells) > 1}
    for name in joined:
        *earlier, last = copies[name]
        last["source"] = _joined([*earlier, last], known[name])
        gone = {id(cell) for cell in earlier}
        notebook["cells"] = [cell for cell in notebook["cells"] if id(cell) not in gone]
    return joined


def _joined(cells: list[Cell], known: SourceCell) -> str:
    """Return the text of all parts; if the trainee wrote none, the text that was released, where it is there."""
    written = [cell["source"].strip() for cell in cells if cell["source"].strip() and not _is_untouched(cell, known)]
    whole = {text for text in written if not any(o != text and o.startswith(text) for o in written)}
    parts = [text for text in dict.fromkeys(written) if text in whole]
    if parts:
        return "\n\n".join(parts)
    return next((cell["source"] for cell in cells if _is_untouched(cell, known)), "")


def _is_untouched(cell: Cell, known: SourceCell) -> bool:
    marks = {"grade": known.grade, "solution": known.solution, "grade_id": known.name, "points": known.points}
    as_known = {**cell, "cell_type": known.cell_type, "metadata": {"nbgrader": {**nbgrader_meta(cell), **marks}}}
    return checksum(as_known) == known.checksum
