"""An ordinary submission from its folder to what the gradebook is to hold, and what every kind of submission shares.

Only reads the folder; the coordinator writes. Needs no pandas, so that light assignments start at once.
"""

from __future__ import annotations

import json
import time
from collections.abc import Sequence
from pathlib import Path, PurePosixPath
from typing import Any

from autograder.gradebook.records import Graded, NotebookResult, SourceNotebook
from autograder.grading.execute import Executed, execute_plain
from autograder.grading.setup import Setup
from autograder.notes import Note
from autograder.submission.folder import TIMESTAMP, inspect_ordinary, read_files
from autograder.submission.nbformat_form import into_form
from autograder.submission.nbgrader_rules import limit_output, results
from autograder.submission.restore import restore_cells
from autograder.submission.sanitize import make_harmless

__all__ = ["files_beside", "grade_ordinary", "graded", "notebook_bytes"]

MOST_NAMED = 10


def grade_ordinary(setup: Setup, trainee: str) -> Graded:
    """An ordinary nbgrader assignment, of one notebook or more. Raises SubmissionError and Ended."""
    start = time.perf_counter()
    folder = setup.root / "submitted" / trainee / setup.assignment
    notebooks, notes = inspect_ordinary(folder, [s.name for s in setup.source])
    theirs, ours, more = files_beside(setup, folder)
    files = theirs | ours
    notes += more
    total, done_all = Executed(), []
    reading = time.perf_counter() - start
    for source in setup.source:
        notebook = notebooks.get(source.name)
        if notebook is None:
            notes.append(Note("notebook_absent", name=f"{source.name}.ipynb"))
            continue
        notes += restore_cells(notebook, source)
        done = execute_plain(notebook, setup.assignment, trainee, files, setup.process_source, setup.limits)
        total.notes += done.notes
        total.seconds = {k: total.seconds.get(k, 0.0) + done.seconds.get(k, 0.0) for k in total.seconds | done.seconds}
        limit_output(notebook)
        done_all.append((source, notebook))
    return graded(setup, trainee, done_all, files, [*notes, *total.notes], total, reading)


def graded(
    setup: Setup,
    trainee: str,
    notebooks: Sequence[tuple[SourceNotebook, dict[str, Any]]],
    files: dict[str, bytes],
    notes: list[Note],
    done: Executed,
    reading: float,
) -> Graded:
    """The result: scores by nbgrader\'s rules, and the graded folder, made harmless to look at."""
    found = {source.name: results(notebook, source) for source, notebook in notebooks}
    for _source, notebook in notebooks:
        make_harmless(notebook)
        into_form(notebook)
    every = tuple(found.get(s.name) or NotebookResult(s.name, (), missing=True) for s in setup.source)
    written = {f"{source.name}.ipynb": notebook_bytes(notebook) for source, notebook in notebooks}
    stamp = files.get(TIMESTAMP, b"").decode("utf-8", "replace").strip()
    return Graded(
        trainee,
        every,
        files | written,
        tuple(notes),
        verdicts=tuple(v.to_json() for v in done.verdicts),
        timings=done.seconds | {"reading": reading},
        timestamp=stamp,
    )


def files_beside(setup: Setup, folder: Path) -> tuple[dict[str, bytes], dict[str, bytes], list[Note]]:
    """What lies beside the notebooks by relative path, the trainee's and the source's, and notes.

    The source wins over files of the same name. A file of the trainee's inside a folder named like one of the source's,
    or the other way round, is left out: no disk could hold both.
    """
    theirs, notes = read_files(folder)
    ours = _source_files(setup.root / "source" / setup.assignment)
    fixed = {PurePosixPath(name) for name in (*ours, *(f"{source.name}.ipynb" for source in setup.source))}
    folders = {above for path in fixed for above in path.parents}
    paths = {name: PurePosixPath(name) for name in theirs}
    wrong = [name for name, path in paths.items() if path in folders or not fixed.isdisjoint(path.parents)]
    if wrong:
        names = ", ".join(wrong[:MOST_NAMED])
        notes.append(Note("files_in_the_way", names=names))
    return {name: content for name, content in theirs.items() if name not in wrong}, ours, notes


def _source_files(folder: Path) -> dict[str, bytes]:
    return {
        p.relative_to(folder).as_posix(): p.read_bytes()
        for p in sorted(folder.rglob("*"))
        if p.is_file() and p.suffix != ".ipynb" and ".ipynb_checkpoints" not in p.parts
    }


def notebook_bytes(notebook: dict[str, Any]) -> bytes:
    """The notebook as nbformat writes it."""
    return (json.dumps(notebook, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode("utf-8", "replace")
