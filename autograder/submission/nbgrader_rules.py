"""nbgrader's rules for any notebook: source wins, a score from a cell's outputs, comments. Without importing nbgrader.

Follows nbgrader 0.9 (`utils`, `ClearOutput`, `DeduplicateIds`, `OverwriteKernelspec`, `OverwriteCells`,
`SaveAutoGrades`, `LimitOutput`) and repairs what lets work be graded wrongly or not at all:

- flags and points come from the source alone: a cell without its flags neither escapes nor keeps an older grade;
- the last copy of a cell counts even when its flags are gone; a cell that the source lacks loses all its marks;
- deleted grade and task cells are put back, after the nearest known cell before them;
- stderr costs nothing: a warning is no mistake;
- partial credit above the maximum is the maximum, NaN is 0, a result without text is no partial credit.
"""

from __future__ import annotations

import hashlib
import math
import re
from typing import Any

from autograder.gradebook.records import CellResult, NotebookResult, SourceCell, SourceNotebook
from autograder.notes import Note

__all__ = ["checksum", "limit_output", "restore_ordinary", "results", "score", "score_of_outputs"]

Cell = dict[str, Any]
SCHEMA = 3
FLAGS = ("grade", "locked", "solution", "task")
REGION = re.compile(r"^[^\n]*BEGIN (HIDDEN TESTS|MARK SCHEME).*?END \1[^\n]*\n?", re.DOTALL | re.MULTILINE)
"""What nbgrader leaves out of a release."""


def _marks(cell: Cell) -> dict[str, Any]:
    marks = cell["metadata"].get("nbgrader")
    return marks if isinstance(marks, dict) else {}


def _locked(marks: dict[str, Any]) -> bool:
    """`nbgrader.utils.is_locked`: what the flags come to, whatever "locked" itself says."""
    if marks.get("solution", False):
        return False
    return bool(marks.get("grade", False) or marks.get("locked", False))


def checksum(cell: Cell) -> str:
    """`nbgrader.utils.compute_checksum`: MD5 of what a trainee must not change, or must. KeyError: it has no marks."""
    marks = _marks(cell)
    grade, solution = marks.get("grade", False), marks.get("solution", False)
    flags = [str(grade), str(solution), str(_locked(marks))]
    parts = [cell["source"], cell["cell_type"], *flags, marks["grade_id"]]
    if grade:
        parts.append(str(float(marks["points"])))
    total = hashlib.md5(usedforsecurity=False)
    for part in parts:
        total.update(part.encode("utf-8", "surrogatepass"))
    return total.hexdigest()


def restore_ordinary(notebook: dict[str, Any], source: SourceNotebook) -> list[Note]:
    """Make the source win, in place, and take off all outputs; notes for the mentor."""
    known = {cell.name: cell for cell in source.cells}
    kernel = notebook["metadata"].get("kernelspec")
    asked = kernel.get("language") if isinstance(kernel, dict) else None
    other = bool(source.kernelspec and asked and asked != source.kernelspec.get("language", asked))
    if source.kernelspec:
        notebook["metadata"]["kernelspec"] = source.kernelspec
    seen: set[str] = set()
    copies: set[str] = set()
    marked: set[str] = set()
    rewritten: set[str] = set()
    unknown = 0
    for cell in reversed(notebook["cells"]):
        if cell["cell_type"] == "code":
            cell |= {"outputs": [], "execution_count": None}
        marks = _marks(cell)
        name = marks.get("grade_id")
        if not isinstance(name, str) or name in seen or name not in known:
            cell["metadata"].pop("nbgrader", None)
            if isinstance(name, str) and name in seen:
                copies.add(name)
            elif any(marks.get(flag) for flag in FLAGS):
                unknown += 1
            continue
        seen.add(name)
        if _mark(cell, known[name]):
            marked.add(name)
        if _rewrite(cell, known[name]):
            rewritten.add(name)
    missing = [cell for cell in source.cells if cell.name not in seen and (cell.grade or cell.task)]
    for gone in missing:
        _put_back(notebook, gone, source)
    notes = _notes(list(known), {cell.name for cell in missing}, copies, marked, rewritten, unknown)
    if other:
        notes.append(Note("kernel_other_language", name=str(asked)))
    return notes


def _notes(
    order: list[str], missing: set[str], copies: set[str], marked: set[str], rewritten: set[str], unknown: int
) -> list[Note]:
    def listed(names: set[str]) -> str:
        return ", ".join(name for name in order if name in names)

    notes = []
    if missing:
        notes.append(Note("cells_put_back", cells=listed(missing)))
    if copies:
        notes.append(Note("cells_duplicated", cells=listed(copies)))
    if marked:
        notes.append(Note("cells_marked", cells=listed(marked)))
    if rewritten:
        notes.append(Note("cells_rewritten", cells=listed(rewritten)))
    if unknown:
        notes.append(Note("cells_of_no_assignment", n=unknown))
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


def _mark(cell: Cell, known: SourceCell) -> bool:
    """Give the cell the source's marks and type; whether they were different."""
    marks, right = _marks(cell), _metadata(known)
    different = (
        cell["cell_type"] != known.cell_type
        or any(marks.get(flag, False) != right[flag] for flag in FLAGS if flag != "locked")
        or _locked(marks) != known.locked
        or (known.points is not None and marks.get("points") != known.points)
    )
    cell["metadata"]["nbgrader"] = right
    if cell["cell_type"] != known.cell_type:
        cell["cell_type"] = known.cell_type
        for key in ("outputs", "execution_count", "attachments"):
            cell.pop(key, None)
        if known.cell_type == "code":
            cell |= {"outputs": [], "execution_count": None}
    return different


def _rewrite(cell: Cell, known: SourceCell) -> bool:
    """Give a cell that is not for editing the source's text; whether it was different from what had been released."""
    if not known.locked:
        return False
    given, cell["source"] = cell["source"].strip(), known.source
    return given not in (known.source.strip(), REGION.sub("", known.source).strip())


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
    return score_of_outputs(cell.get("outputs", []), most)


def score_of_outputs(outputs: list[dict[str, Any]], most: float) -> float:
    """What a test that is worth `most` points has earned."""
    for output in outputs:
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
        return CellResult(known.name, 0.0 if graded else None, graded, commented=commented)
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
