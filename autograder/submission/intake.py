"""Inspect a module's submission before it is graded: repairable faults become notes, others a reason not to grade.

The submitted folder is only read. A copy is graded, with the notebook under its right name and without links.
"""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from nbformat import NotebookNode

from autograder.building.course_folder import CourseFolder
from autograder.errors import SubmissionError
from autograder.exercises.data_sources import Generators
from autograder.exercises.kinds.usual_names import is_usual_name, under_usual_names
from autograder.exercises.sidecar import FORMAT, Sidecar
from autograder.exercises.variants import Variant
from autograder.files import ANSWERS, SIDECAR
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
from autograder.submission.recognise import recognise_by_text
from autograder.submission.timestamp import read_time
from autograder.submission.written_for import written_for_notes

__all__ = ["Intake", "inspect"]

YEAR = dt.timedelta(days=366)


@dataclass(frozen=True)
class Intake:
    """A submission that can be graded."""

    folder: Path
    #: As it was read. Cells that lost all marks have their names back; nothing else is restored yet.
    notebook: NotebookNode
    #: For the mentor.
    notes: tuple[Note, ...]


def inspect(course: CourseFolder, module: str, trainee: str) -> Intake:
    """Inspect a submission. Raises SubmissionError with the reason when it cannot be graded."""
    folder = course.submission(trainee, module)
    if not folder.is_dir() or folder.is_symlink():
        raise SubmissionError(Note("folder_missing", path=str(folder)))
    sidecar, source = course.sidecar(module), course.source(module)
    not_too_large(folder)
    path, notebook, notes = _choose(folder, module, source)
    if path.name != f"{module}.ipynb":
        notes.append(Note("notebook_renamed", name=path.name, right=f"{module}.ipynb"))
    notes += _origin_notes(folder, notebook, sidecar)
    notes += written_for_notes(folder, trainee, sidecar.edition)
    notes += special_files(folder)
    notes += _answer_notes(folder, sidecar, sidecar.variant(trainee, Generators(course.datasets())), notebook)
    notes += _time_notes(folder / TIMESTAMP, path)
    old = notebook.metadata.get("orig_nbformat", 4)
    if type(old) is int and old != 4:  # a notebook's own metadata may hold anything there
        notes.append(Note("notebook_old_format", n=old))
    return Intake(folder, notebook, tuple(notes))


def _choose(folder: Path, module: str, source: NotebookNode) -> tuple[Path, NotebookNode, list[Note]]:
    """Choose the notebook to grade: the one with the right name, else the only one that holds this module's cells."""
    found = sorted(p for p in files_of(folder) if p.suffix == ".ipynb" and p.parent == folder)
    if not found:
        raise SubmissionError(Note("notebook_missing", name=f"{module}.ipynb"))
    named = [p for p in found if p.name == f"{module}.ipynb"]
    problems: list[Note] = []
    fitting: list[tuple[Path, NotebookNode, list[Note]]] = []
    for path in named or found:
        try:
            fitting.append((path, *_read_of_module(path, module, source)))
        except SubmissionError as error:
            problems.append(Note("of_file", file=path.name, reason=reason_of(error)))
    if len(fitting) > 1:
        names = ", ".join(path.name for path, _notebook, _notes in fitting)
        raise SubmissionError(Note("notebooks_several", names=names, right=f"{module}.ipynb"))
    if not fitting:
        raise SubmissionError(Note("several", reasons=tuple(problems)))
    ((path, notebook, notes),) = fitting
    ignored = sorted(p.name for p in found if p != path)
    more = [Note("notebooks_ignored", names=", ".join(ignored))] if ignored else []
    return path, notebook, [*more, *notes]


def _read_of_module(path: Path, module: str, source: NotebookNode) -> tuple[NotebookNode, list[Note]]:
    notebook, known = read_notebook(path), set(graded_cells(source))
    of = notebook.metadata.get("academy", {})
    of = of.get("module") if isinstance(of, dict) else None
    recognised = recognise_by_text(notebook, source)
    if known & (set(graded_cells(notebook)) | {cell.get("id") for cell in notebook.cells}):
        return notebook, [Note("cells_by_text", exercises=", ".join(recognised))] if recognised else []
    if of and of != module:
        raise SubmissionError(Note("notebook_of_another_module", other=str(of)))
    raise SubmissionError(Note("notebook_of_no_module"))


def _origin_notes(folder: Path, notebook: NotebookNode, sidecar: Sidecar) -> list[Note]:
    """Note a notebook of another course, edition or language: cells keep their names from year to year.

    A notebook from before it named its edition came with a file that does.
    """
    named = notebook.metadata.get("academy")
    beside = _read_origin(folder / SIDECAR)
    origin = beside | (named if isinstance(named, dict) else {})
    course, edition, lang = (_named(origin, field) for field in ("course", "edition", "lang"))
    if course not in ("", sidecar.course):
        return [Note("notebook_of_another_course", other=course, this=sidecar.course)]
    this = sidecar.edition.partition("/")[0]  # an assessment's edition has another part behind it
    if edition not in ("", this):
        return [Note("notebook_of_another_edition", other=edition, this=this)]
    if lang not in ("", sidecar.lang):
        return [Note("notebook_of_another_language", other=lang, this=sidecar.lang)]
    return []


def _named(origin: dict[str, Any], field: str) -> str:
    value = origin.get(field)
    return value[:60].partition("/")[0] if isinstance(value, str) else ""


def _read_origin(path: Path) -> dict[str, Any]:
    if path.is_symlink() or not path.is_file():
        return {}
    try:
        data = json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError):
        return {}
    return data if isinstance(data, dict) and data.get("format") == FORMAT else {}


def _answer_notes(folder: Path, sidecar: Sidecar, variant: Variant, notebook: NotebookNode) -> list[Note]:
    files = {path.name: path for path in files_of(folder) if path.parent == folder}
    wanted = {name: path.read_bytes() for name, path in files.items() if is_usual_name(name, ANSWERS)}
    found, notes = under_usual_names(wanted, [ANSWERS])
    special = ANSWERS not in found and (folder / ANSWERS).exists() and not (folder / ANSWERS).is_symlink()
    return notes + answer_notes(found.get(ANSWERS), sidecar, variant, notebook, special=special)


def _time_notes(stamp: Path, notebook: Path) -> list[Note]:
    """Note a time that cannot be read or was read by our rule, is far before the notebook's own, or in the future."""
    if not stamp.exists():
        return []
    if not readable_time(stamp):
        return [Note("timestamp_unreadable", name=TIMESTAMP)]
    said = stamp.read_text("utf-8").strip()
    submitted = read_time(said)
    notes = []
    if submitted.by_rule:
        notes.append(Note("timestamp_by_rule", name=TIMESTAMP, said=said, at=f"{submitted.at:%Y-%m-%d %H:%M:%S}"))
    written = dt.datetime.fromtimestamp(notebook.stat().st_mtime, dt.UTC).replace(tzinfo=None)
    future = submitted.at - dt.datetime.now(dt.UTC).replace(tzinfo=None) >= dt.timedelta(days=1)
    if written - submitted.at >= YEAR or future:
        day, other = f"{submitted.at:%Y-%m-%d}", f"{written:%Y-%m-%d}"
        notes.append(Note("timestamp_odd", name=TIMESTAMP, said=day, written=other))
    return notes
