"""`load`: this trainee's case, data frame or export file."""

from __future__ import annotations

import difflib
import tempfile
from pathlib import Path
from typing import Any

from academy.notebook.errors import NotebookError
from academy.notebook.session import Session, session
from academy.notebook.steps import first_do
from academy.runs.environment import grading
from autograder.errors import AcademyError
from autograder.files import write_atomically
from wording.academy import _
from wording.languages import language

__all__ = ["load_data"]

FOLDER = "data"


def load_data(name: str, *, raw: bool = False) -> Any:
    """Load what `academy.load` promises. Raises NotebookError, which lists the known names, for an unknown one."""
    try:
        here = session()
        with language(here.sidecar.lang):
            return _export(here, name) if raw else _data(here, name)
    except AcademyError as error:
        raise NotebookError(str(error)) from None


def _data(here: Session, name: str) -> Any:
    exercise = here.sidecar.exercises.get(name) if isinstance(name, str) else None
    if exercise is None:
        return here.variant.dataset(_dataset(here, name))
    if missing := first_do(here, exercise):
        raise AcademyError(missing)
    case = here.variant.case(exercise)
    if case is None and exercise.manifest.data:
        listed = ", ".join(f'load("{one}")' for one in exercise.manifest.data)
        raise AcademyError(
            _("“{name}” works with several datasets. Take the one you need: {listed}.", name=name, listed=listed)
        )
    if case is None:
        raise AcademyError(_("“{name}” has no data of its own: all that you need stands in the task.", name=name))
    return case


def _dataset(here: Session, name: Any) -> str:
    """Return the name of a known dataset, so that no path can lead out of the folder of datasets.

    Raises AcademyError for any other name.
    """
    known = here.variant.dataset_names()
    if name in known:
        return str(name)
    if not isinstance(name, str):
        raise AcademyError(_("Write the name in quotes: {example}.", example=f'load("{(known or ["name"])[0]}")'))
    near = difflib.get_close_matches(name, {*known, *here.sidecar.exercises} - {name}, n=1)
    parts = [_("There is nothing named “{name}” here.", name=name)]
    if near:
        parts.append(_("Did you mean “{near}”?", near=near[0]))
    parts.append(_("Datasets: {known}.", known=", ".join(known) or "—"))
    raise AcademyError(" ".join(parts))


def _export(here: Session, name: Any) -> Path:
    exercise = here.sidecar.exercises.get(name) if isinstance(name, str) else None
    if exercise is not None and len(exercise.manifest.data) == 1:
        name = exercise.manifest.data[0]
    file, content = here.variant.export(_dataset(here, name))
    path = here.folder / FOLDER / Path(file).name
    if path.is_file() and path.read_bytes() == content:
        return path
    try:
        return _written(path, content)
    except OSError as error:
        if grading():  # a graded copy may be read-only, but the trainee's cells still need the file
            return _written(Path(tempfile.mkdtemp()) / path.name, content)
        reason = error.strerror or str(error)
        raise AcademyError(
            _("{file} cannot be written beside the notebook: {reason}.", file=path.name, reason=reason)
        ) from None


def _written(path: Path, content: bytes) -> Path:
    path.parent.mkdir(exist_ok=True)
    write_atomically(path, content)
    return path
