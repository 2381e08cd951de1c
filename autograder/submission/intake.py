"""Looking a submission over before it is graded: what can be mended is noted for the mentor, what cannot is a reason.

The submitted folder is only read. What is graded is a copy, with the notebook under its right name and no links in it.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from nbformat import NotebookNode

from autograder.building.course_folder import CourseFolder
from autograder.errors import SubmissionError
from autograder.submission.answers_file import answer_notes
from autograder.submission.digest import files_of
from autograder.submission.folder import (
    TIMESTAMP,
    not_too_large,
    read_notebook,
    readable_time,
    special_files,
)
from autograder.submission.restore import graded_cells, restore
from autograder.submission.timestamp import parse_utc
from wording.autograder import _

__all__ = ["Intake", "inspect"]

YEAR = dt.timedelta(days=366)


@dataclass(frozen=True)
class Intake:
    """A submission that can be graded: its notebook as read, and what the mentor should know."""

    folder: Path
    notebook: NotebookNode
    notes: tuple[str, ...]


def inspect(course: CourseFolder, module: str, trainee: str) -> Intake:
    """Raises SubmissionError with the reason when the submission cannot be graded."""
    folder = course.submission(trainee, module)
    if not folder.is_dir() or folder.is_symlink():
        raise SubmissionError(_("There is no folder {path}.", path=folder))
    sidecar, source = course.sidecar(module), course.source(module)
    known = set(graded_cells(source))
    not_too_large(folder)
    path, notebook, notes = _choose(folder, module, known)
    if path.name != f"{module}.ipynb":
        notes.append(
            _("The notebook is named {name}; it was graded as {right}.", name=path.name, right=f"{module}.ipynb")
        )
    notes += special_files(folder)
    notes += restore(notebook, source).notes()
    notes += answer_notes(folder, sidecar)
    if (folder / TIMESTAMP).exists() and not readable_time(folder / TIMESTAMP):
        notes.append(_("{name} holds no date; the time of the submission is not known.", name=TIMESTAMP))
    notes += _odd_time(folder / TIMESTAMP, path)
    if (old := notebook.metadata.get("orig_nbformat", 4)) != 4:
        notes.append(_("The notebook is in the old format {n}; it was converted.", n=old))
    return Intake(folder, notebook, tuple(notes))


def _choose(folder: Path, module: str, known: set[str]) -> tuple[Path, NotebookNode, list[str]]:
    """The notebook to grade: the one with the right name, else the only one that holds this module's cells."""
    found = sorted(p for p in files_of(folder) if p.suffix == ".ipynb" and p.parent == folder)
    if not found:
        raise SubmissionError(_("The folder holds no notebook. {name} is expected.", name=f"{module}.ipynb"))
    named = [p for p in found if p.name == f"{module}.ipynb"]
    problems: list[str] = []
    fitting: list[tuple[Path, NotebookNode]] = []
    for path in named or found:
        try:
            fitting.append((path, _read_of_module(path, module, known)))
        except SubmissionError as error:
            problems.append(f"{path.name}: {error}")
    if len(fitting) > 1:
        names = ", ".join(path.name for path, _notebook in fitting)
        raise SubmissionError(
            _(
                "Several notebooks hold this module: {names}. Leave one and name it {right}.",
                names=names,
                right=f"{module}.ipynb",
            )
        )
    if not fitting:
        raise SubmissionError(" ".join(problems))
    ignored = sorted(p.name for p in found if p != fitting[0][0])
    notes = [_("Other notebooks in the folder are not graded: {names}.", names=", ".join(ignored))] if ignored else []
    return *fitting[0], notes


def _read_of_module(path: Path, module: str, known: set[str]) -> NotebookNode:
    notebook = read_notebook(path)
    of = notebook.metadata.get("academy", {})
    of = of.get("module") if isinstance(of, dict) else None
    ours = known & (set(graded_cells(notebook)) | {c.get("id") for c in notebook.cells})
    if ours:
        return notebook
    if of and of != module:
        raise SubmissionError(
            _("This is a notebook of another module, {other}. The right file has to be handed in.", other=of)
        )
    raise SubmissionError(_("The notebook holds no cell of this module. The right file has to be handed in."))


def _odd_time(stamp: Path, notebook: Path) -> list[str]:
    """A note when the time of handing in is more than a year before the file was last written, or lies after now."""
    if not stamp.exists() or not readable_time(stamp):
        return []
    said = parse_utc(stamp.read_text("utf-8").strip())
    written = dt.datetime.fromtimestamp(notebook.stat().st_mtime, dt.UTC).replace(tzinfo=None)
    if written - said < YEAR and said - dt.datetime.now(dt.UTC).replace(tzinfo=None) < dt.timedelta(days=1):
        return []
    return [
        _("{name} says {said:%Y-%m-%d}, and the notebook is of {written:%Y-%m-%d}: ask when it was handed in.",
          name=TIMESTAMP, said=said, written=written)
    ]  # fmt: skip
