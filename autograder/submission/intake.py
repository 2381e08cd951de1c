"""Inspect a module's submission before it is graded: repairable faults become notes, others a reason not to grade.

The submitted folder is only read. A copy is graded, with the notebook under its right name and without links.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from nbformat import NotebookNode

from autograder.building.course_folder import CourseFolder
from autograder.errors import SubmissionError
from autograder.exercises.data_sources import Generators
from autograder.notes import Note, reason_of
from autograder.submission.answers_file import answer_notes
from autograder.submission.digest import files_of
from autograder.submission.folder import (
    TIMESTAMP,
    not_too_large,
    read_notebook,
    readable_time,
    special_files,
)
from autograder.submission.nbgrader_rules import graded_cells
from autograder.submission.timestamp import parse_utc

__all__ = ["Intake", "inspect"]

YEAR = dt.timedelta(days=366)


@dataclass(frozen=True)
class Intake:
    """A submission that can be graded."""

    folder: Path
    #: As it was read; nothing is restored yet.
    notebook: NotebookNode
    #: For the mentor.
    notes: tuple[Note, ...]


def inspect(course: CourseFolder, module: str, trainee: str) -> Intake:
    """Inspect a submission. Raises SubmissionError with the reason when it cannot be graded."""
    folder = course.submission(trainee, module)
    if not folder.is_dir() or folder.is_symlink():
        raise SubmissionError(Note("folder_missing", path=str(folder)))
    sidecar, source = course.sidecar(module), course.source(module)
    known = set(graded_cells(source))
    not_too_large(folder)
    path, notebook, notes = _choose(folder, module, known)
    if path.name != f"{module}.ipynb":
        notes.append(Note("notebook_renamed", name=path.name, right=f"{module}.ipynb"))
    notes += special_files(folder)
    notes += answer_notes(folder, sidecar, sidecar.variant(trainee, Generators(course.datasets())))
    if (folder / TIMESTAMP).exists() and not readable_time(folder / TIMESTAMP):
        notes.append(Note("timestamp_unreadable", name=TIMESTAMP))
    notes += _time_notes(folder / TIMESTAMP, path)
    if (old := notebook.metadata.get("orig_nbformat", 4)) != 4:
        notes.append(Note("notebook_old_format", n=old))
    return Intake(folder, notebook, tuple(notes))


def _choose(folder: Path, module: str, known: set[str]) -> tuple[Path, NotebookNode, list[Note]]:
    """Choose the notebook to grade: the one with the right name, else the only one that holds this module's cells."""
    found = sorted(p for p in files_of(folder) if p.suffix == ".ipynb" and p.parent == folder)
    if not found:
        raise SubmissionError(Note("notebook_missing", name=f"{module}.ipynb"))
    named = [p for p in found if p.name == f"{module}.ipynb"]
    problems: list[Note] = []
    fitting: list[tuple[Path, NotebookNode]] = []
    for path in named or found:
        try:
            fitting.append((path, _read_of_module(path, module, known)))
        except SubmissionError as error:
            problems.append(Note("of_file", file=path.name, reason=reason_of(error)))
    if len(fitting) > 1:
        names = ", ".join(path.name for path, _notebook in fitting)
        raise SubmissionError(Note("notebooks_several", names=names, right=f"{module}.ipynb"))
    if not fitting:
        raise SubmissionError(Note("several", reasons=tuple(problems)))
    ignored = sorted(p.name for p in found if p != fitting[0][0])
    notes = [Note("notebooks_ignored", names=", ".join(ignored))] if ignored else []
    return *fitting[0], notes


def _read_of_module(path: Path, module: str, known: set[str]) -> NotebookNode:
    notebook = read_notebook(path)
    of = notebook.metadata.get("academy", {})
    of = of.get("module") if isinstance(of, dict) else None
    if known & (set(graded_cells(notebook)) | {cell.get("id") for cell in notebook.cells}):
        return notebook
    if of and of != module:
        raise SubmissionError(Note("notebook_of_another_module", other=str(of)))
    raise SubmissionError(Note("notebook_of_no_module"))


def _time_notes(stamp: Path, notebook: Path) -> list[Note]:
    """Note a submission time more than a year before the notebook was last written, or in the future."""
    if not stamp.exists() or not readable_time(stamp):
        return []
    submitted = parse_utc(stamp.read_text("utf-8").strip())
    written = dt.datetime.fromtimestamp(notebook.stat().st_mtime, dt.UTC).replace(tzinfo=None)
    if written - submitted < YEAR and submitted - dt.datetime.now(dt.UTC).replace(tzinfo=None) < dt.timedelta(days=1):
        return []
    return [Note("timestamp_odd", name=TIMESTAMP, said=f"{submitted:%Y-%m-%d}", written=f"{written:%Y-%m-%d}")]
