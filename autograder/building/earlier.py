"""Cells and files of earlier releases of a module: who got one of those has not changed what the author changed."""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from typing import Any

from autograder.building.course_folder import CourseFolder
from autograder.gradebook.records import EarlierCell

__all__ = ["earlier_cells", "keep_release", "was_released"]

STATE = "releases"
CELLS, FILES = "cells", "files"


def keep_release(folder: CourseFolder, module: str) -> None:
    """Keep how cells and files of the present release look, beside those of earlier ones; nothing without a release."""
    path = folder.root / "release" / module / f"{module}.ipynb"
    if not path.is_file():
        return
    kept = folder.read_state(STATE)
    of_module = kept.setdefault(module, {CELLS: {}, FILES: []})
    files = (p.read_bytes() for p in path.parent.rglob("*") if p.is_file() and p != path)
    of_module[FILES] = sorted({*of_module[FILES], *(hashlib.sha256(content).hexdigest() for content in files)})
    cells = of_module[CELLS]
    for cell in json.loads(path.read_text("utf-8"))["cells"]:
        meta = cell["metadata"].get("nbgrader") or {}
        if name := meta.get("grade_id"):
            entry = [[cell["cell_type"], *_flags(meta), meta.get("points")], _digest(cell)]
            known = cells.setdefault(name, [])
            if entry not in known:
                known.append(entry)
    folder.write_state(STATE, kept)


def earlier_cells(folder: CourseFolder, module: str) -> dict[str, EarlierCell]:
    """Return how each cell looked in the releases of a module so far."""
    marks: dict[str, set[tuple[Any, ...]]] = defaultdict(set)
    texts: dict[str, set[str]] = defaultdict(set)
    for name, entries in folder.read_state(STATE).get(module, {}).get(CELLS, {}).items():
        for flags, text in entries:
            marks[name].add(tuple(flags))
            texts[name].add(text)
    return {name: EarlierCell(frozenset(marks[name]), frozenset(texts[name])) for name in marks}


def was_released(folder: CourseFolder, module: str, content: bytes) -> bool:
    """Return whether a file of an earlier release of the module had this content."""
    return hashlib.sha256(content).hexdigest() in folder.read_state(STATE).get(module, {}).get(FILES, [])


def _flags(meta: dict[str, Any]) -> list[bool]:
    grade, solution, task = (bool(meta.get(flag, False)) for flag in ("grade", "solution", "task"))
    return [grade, solution, task, not solution and (grade or bool(meta.get("locked", False)))]  # as nbgrader locks


def _digest(cell: dict[str, Any]) -> str:
    source = cell["source"] if isinstance(cell["source"], str) else "".join(cell["source"])
    return hashlib.sha256(source.strip().encode("utf-8", "replace")).hexdigest()
