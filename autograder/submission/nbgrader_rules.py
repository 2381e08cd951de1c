"""nbgrader's rules for cells, without importing nbgrader: their metadata, checksums, scores and comments.

Follows nbgrader 0.9 (`utils`, `SaveAutoGrades`, `LimitOutput`) and repairs what lets work be graded wrongly:

- stderr costs nothing: a warning is no mistake;
- partial credit above the maximum is the maximum, NaN is 0, a result without text is no partial credit.
"""

from __future__ import annotations

import hashlib
import math
import re
from collections.abc import Collection
from dataclasses import replace
from typing import Any

from autograder.exercises.kinds.cell_ids import graded_in
from autograder.gradebook.records import CellResult, NotebookResult, SourceCell, SourceNotebook

__all__ = [
    "Cell",
    "as_released",
    "checksum",
    "grade_id",
    "graded_cells",
    "is_locked",
    "limit_output",
    "nbgrader_meta",
    "results",
    "score",
    "score_of_outputs",
]

Cell = dict[str, Any]
REGION = re.compile(r"^[^\n]*BEGIN (HIDDEN TESTS|MARK SCHEME).*?END \1[^\n]*\n?", re.DOTALL | re.MULTILINE)
"""What nbgrader leaves out of a release."""


def as_released(source: str) -> str:
    """Return the text of a locked cell as nbgrader releases it: without hidden tests and mark schemes."""
    return REGION.sub("", source)


def nbgrader_meta(cell: Cell) -> dict[str, Any]:
    """Return the cell's nbgrader metadata; empty when there is none, or something that is not an object."""
    meta = cell["metadata"].get("nbgrader")
    return meta if isinstance(meta, dict) else {}


def grade_id(cell: Cell) -> str | None:
    """Return the name under which nbgrader knows the cell."""
    name = nbgrader_meta(cell).get("grade_id")
    return name if isinstance(name, str) else None


def graded_cells(notebook: dict[str, Any]) -> dict[str, Any]:
    """Return the cells that nbgrader knows by grade_id, in order."""
    return {name: cell for cell in notebook["cells"] if (name := grade_id(cell))}


def is_locked(meta: dict[str, Any]) -> bool:
    """Decide as `nbgrader.utils.is_locked`: by the other flags, whatever "locked" itself says."""
    if meta.get("solution", False):
        return False
    return bool(meta.get("grade", False) or meta.get("locked", False))


def checksum(cell: Cell) -> str:
    """Compute `nbgrader.utils.compute_checksum`, which tells whether a cell is as it was released.

    Raises KeyError for a cell without nbgrader metadata.
    """
    meta = nbgrader_meta(cell)
    grade, solution = meta.get("grade", False), meta.get("solution", False)
    flags = [str(grade), str(solution), str(is_locked(meta))]
    parts = [cell["source"], cell["cell_type"], *flags, meta["grade_id"]]
    if grade:
        parts.append(str(float(meta["points"])))
    total = hashlib.md5(usedforsecurity=False)
    for part in parts:
        total.update(part.encode("utf-8", "surrogatepass"))
    return total.hexdigest()


def score(cell: Cell, known: SourceCell) -> float | None:
    """Score a cell as `nbgrader.utils.determine_grade` does, with the repairs above; None when a person grades it."""
    most = float(known.points or 0.0)
    if known.solution or known.task or cell["cell_type"] != "code":
        untouched = known.solution and checksum(cell) == known.checksum
        return 0.0 if untouched else None
    return score_of_outputs(cell.get("outputs", []), most)


def score_of_outputs(outputs: list[dict[str, Any]], most: float) -> float:
    """Score a test that is worth `most` points by its outputs."""
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


def results(
    notebook: dict[str, Any], source: SourceNotebook, unanswered: Collection[str] = frozenset()
) -> NotebookResult:
    """Compose what the gradebook is to hold of a notebook that was run.

    Args:
        notebook: as it was run.
        source: the cells as they were released.
        unanswered: exercises whose answers were not handed in: they wait for a person instead of being worth 0.
    """
    found = graded_cells(notebook)
    cells = (_result(found.get(known.name), known) for known in source.cells)
    return NotebookResult(source.name, tuple(_waiting(c) if graded_in(c.name) in unanswered else c for c in cells))


def _waiting(result: CellResult) -> CellResult:
    return replace(result, auto_score=None, comment=None) if result.graded else result


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
    """Cut outputs in place as `LimitOutput` does: lines of streams per cell, lines of a traceback."""
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
