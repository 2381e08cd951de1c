"""Grade a submission to a plain nbgrader assignment, with the steps that a module's submission shares.

The folder is only read; the coordinator writes. Needs no pandas, so that light assignments start at once.
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
from autograder.submission.folder import TIMESTAMP, read_files, read_plain_notebooks
from autograder.submission.nbformat_form import into_form
from autograder.submission.nbgrader_rules import limit_output, results
from autograder.submission.restore import restore_cells
from autograder.submission.sanitize import make_harmless

__all__ = ["files_beside", "grade_assignment_submission", "graded", "notebook_bytes"]

MOST_NAMED = 10


def grade_assignment_submission(setup: Setup, trainee: str) -> Graded:
    """Grade a submission to a plain nbgrader assignment of one notebook or more. Raises SubmissionError and Ended."""
    start = time.perf_counter()
    folder = setup.root / "submitted" / trainee / setup.assignment
    notebooks, notes = read_plain_notebooks(folder, [s.name for s in setup.source])
    submitted, fixed, more = files_beside(setup, folder)
    files = submitted | fixed
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
    """Compose the result: scores by nbgrader's rules, and the graded folder, made harmless to look at.

    Args:
        setup: the assignment.
        trainee: whose submission it is.
        notebooks: the notebooks that ran, each with its source.
        files: the files beside the notebooks, by relative path.
        notes: for the mentor.
        done: what came of the runs.
        reading: seconds spent on reading the submission.
    """
    found = {source.name: results(notebook, source, done.unanswered) for source, notebook in notebooks}
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
    """Return the files beside the notebooks by relative path: the trainee's, the source's, and notes.

    The source's win over files of the same name. A file of the trainee's in a folder named like one of the source's
    files, or the other way round, is left out, because no disk could hold both.
    """
    submitted, notes = read_files(folder)
    fixed = _source_files(setup.root / "source" / setup.assignment)
    taken = {PurePosixPath(name) for name in (*fixed, *(f"{source.name}.ipynb" for source in setup.source))}
    folders = {above for path in taken for above in path.parents}
    paths = {name: PurePosixPath(name) for name in submitted}
    wrong = [name for name, path in paths.items() if path in folders or not taken.isdisjoint(path.parents)]
    if wrong:
        names = ", ".join(wrong[:MOST_NAMED])
        notes.append(Note("files_in_the_way", names=names))
    return {name: content for name, content in submitted.items() if name not in wrong}, fixed, notes


def _source_files(folder: Path) -> dict[str, bytes]:
    return {
        p.relative_to(folder).as_posix(): p.read_bytes()
        for p in sorted(folder.rglob("*"))
        if p.is_file() and p.suffix != ".ipynb" and ".ipynb_checkpoints" not in p.parts
    }


def notebook_bytes(notebook: dict[str, Any]) -> bytes:
    """Encode a notebook as nbformat writes it."""
    return (json.dumps(notebook, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode("utf-8", "replace")
