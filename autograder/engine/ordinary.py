"""nbgrader's rules for any notebook: source wins, a score from a cell's outputs, comments. Without importing nbgrader.

Follows nbgrader 0.9 (`utils`, `OverwriteCells`, `DeduplicateIds`, `SaveAutoGrades`, `LimitOutput`), and repairs: stderr
costs nothing, partial credit above the maximum is the maximum, deleted graded cells are put back.
"""

from __future__ import annotations

import hashlib
import math
import re
from typing import Any

from autograder.engine.records import CellResult, NotebookResult, SourceCell, SourceNotebook
from autograder.i18n import _

__all__ = ["checksum", "limit_output", "restore_ordinary", "results", "score"]

Cell = dict[str, Any]
SCHEMA = 3
REGION = re.compile(r"^[^\n]*BEGIN (HIDDEN TESTS|MARK SCHEME).*?END \1[^\n]*\n?", re.DOTALL | re.MULTILINE)
"""What nbgrader leaves out of a release."""


def _marks(cell: Cell) -> dict[str, Any]:
    marks = cell["metadata"].get("nbgrader")
    return marks if isinstance(marks, dict) else {}


def checksum(cell: Cell) -> str:
    """`nbgrader.utils.compute_checksum`: MD5 of what a trainee must not change, or must."""
    marks = _marks(cell)
    grade, solution = marks.get("grade", False), marks.get("solution", False)
    locked = False if solution else True if grade else marks.get("locked", False)
    parts = [cell["source"], cell["cell_type"], str(grade), str(solution), str(locked), str(marks["grade_id"])]
    if grade:
        parts.append(str(float(marks["points"])))
    total = hashlib.md5(usedforsecurity=False)
    for part in parts:
        total.update(part.encode("utf-8", "surrogatepass"))
    return total.hexdigest()


def restore_ordinary(notebook: dict[str, Any], source: SourceNotebook) -> list[str]:
    """Give the cells that nbgrader knows the source's flags, and locked ones its text, in place; notes for the mentor."""
    known = {cell.name: cell for cell in source.cells}
    if source.kernelspec:
        notebook["metadata"]["kernelspec"] = source.kernelspec
    seen: set[str] = set()
    copies: list[str] = []
    changed: list[str] = []
    unknown = 0
    for cell in reversed(notebook["cells"]):
        name = _marks(cell).get("grade_id")
        if not isinstance(name, str):
            cell["metadata"].pop("nbgrader", None)
            continue
        if name in seen or name not in known:
            copies += [name] if name in seen else []
            unknown += name not in known
            del cell["metadata"]["nbgrader"]
            continue
        seen.add(name)
        if _overwrite(cell, known[name]):
            changed.append(name)
    missing = [cell for cell in source.cells if cell.name not in seen and (cell.grade or cell.task)]
    for cell in missing:
        _put_back(notebook, cell, source)
    return _notes(copies, changed[::-1], unknown, [cell.name for cell in missing])


def _notes(copies: list[str], changed: list[str], unknown: int, missing: list[str]) -> list[str]:
    notes = []
    if missing:
        notes.append(_("Deleted cells were put back: {cells}.", cells=", ".join(missing)))
    if copies:
        named = ", ".join(dict.fromkeys(copies))
        notes.append(_("Copies of these cells were found, the last one counts: {cells}.", cells=named))
    if changed:
        notes.append(
            _("Locked cells were changed; they were taken from the source: {cells}.", cells=", ".join(changed))
        )
    if unknown:
        notes.append(_("Cells with marks that the assignment does not have: {n}; they are not graded.", n=unknown))
    return notes


def _metadata(known: SourceCell) -> dict[str, Any]:
    marks: dict[str, Any] = {
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
        marks["points"] = known.points
    return marks


def _overwrite(cell: Cell, known: SourceCell) -> bool:
    """Whether something that only the source may set was different."""
    marks, right = _marks(cell), _metadata(known)
    told = ("grade", "locked", "points", "solution", "task")
    different = cell["cell_type"] != known.cell_type or any(
        key in right and marks.get(key, right[key]) != right[key] for key in told
    )
    cell["metadata"]["nbgrader"] = right
    if cell["cell_type"] != known.cell_type:
        cell["cell_type"] = known.cell_type
        for key in ("outputs", "execution_count"):
            cell.pop(key, None)
        if known.cell_type == "code":
            cell |= {"outputs": [], "execution_count": None}
    if known.locked:
        released = REGION.sub("", known.source).strip()
        different = different or cell["source"].strip() not in (released, known.source.strip())
        cell["source"] = known.source
    return different


def _put_back(notebook: dict[str, Any], known: SourceCell, source: SourceNotebook) -> None:
    cell: Cell = {
        "cell_type": known.cell_type,
        "metadata": {"deletable": False, "editable": known.solution, "nbgrader": _metadata(known)},
        "source": known.source,
    }
    if notebook.get("nbformat_minor", 5) >= 5:
        cell["id"] = hashlib.sha256(known.name.encode()).hexdigest()[:8]
    if known.cell_type == "code":
        cell |= {"outputs": [], "execution_count": None}
    names = [c.name for c in source.cells]
    before = set(names[: names.index(known.name)])
    at = max((i + 1 for i, c in enumerate(notebook["cells"]) if _marks(c).get("grade_id") in before), default=0)
    notebook["cells"].insert(at, cell)


def score(cell: Cell, known: SourceCell) -> float | None:
    """`nbgrader.utils.determine_grade` with the repairs above; None waits for a person."""
    most = float(known.points or 0.0)
    if known.solution or known.task or cell["cell_type"] != "code":
        untouched = known.solution and checksum(cell) == known.checksum
        return 0.0 if untouched else None
    for output in cell.get("outputs", []):
        if output["output_type"] == "error":
            return 0.0
        if output["output_type"] == "execute_result":
            return _partial(output.get("data", {}).get("text/plain", ""), most)
    return most


def _partial(text: Any, most: float) -> float:
    if isinstance(text, list):
        if len(text) != 1:
            return most
        text = text[0]
    try:
        points = float(text)
    except (TypeError, ValueError):
        return most
    if math.isnan(points):
        return 0.0
    return min(points, most) if points >= 0 else most


def results(notebook: dict[str, Any], source: SourceNotebook) -> NotebookResult:
    """What the gradebook is to hold of a notebook that was run."""
    found = {str(_marks(c)["grade_id"]): c for c in notebook["cells"] if "grade_id" in _marks(c)}
    return NotebookResult(source.name, tuple(_result(found.get(known.name), known) for known in source.cells))


def _result(cell: Cell | None, known: SourceCell) -> CellResult:
    graded, commented = known.grade or known.task, known.solution or known.task
    if cell is None:
        return CellResult(known.name, 0.0 if graded else None, graded, "No response." if commented else None, commented)
    untouched = commented and not known.task and checksum(cell) == known.checksum
    by_hand = graded and (known.solution or known.task or cell["cell_type"] != "code")
    return CellResult(
        known.name,
        score(cell, known) if graded else None,
        graded,
        "No response." if untouched else None,
        commented,
        hashlib.sha256(cell["source"].encode("utf-8", "replace")).hexdigest() if by_hand else "",
    )


def limit_output(notebook: dict[str, Any], max_lines: int = 1000, max_traceback: int = 100) -> None:
    """`LimitOutput`: so many lines of streams a cell, so many of a traceback; in place."""
    for cell in notebook["cells"]:
        if cell["cell_type"] != "code":
            continue
        kept, lines = [], 0
        for output in cell.get("outputs", []):
            if output["output_type"] == "stream":
                if lines >= max_lines:
                    continue
                text = output["text"].split("\n")
                if len(text) + lines > max_lines:
                    text = [*text[: max_lines - lines - 1], "... Output truncated ..."]
                lines += len(text)
                output["text"] = "\n".join(text)
            elif output["output_type"] == "error" and len(output["traceback"]) > max_traceback:
                start = max_traceback // 2
                trace = output["traceback"]
                end = max_traceback - start - 1
                output["traceback"] = [*trace[:start], "... Traceback truncated ...", *trace[-end:]]
            kept.append(output)
        cell["outputs"] = kept
