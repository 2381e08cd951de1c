"""Looking a submission over before it is graded: what can be mended is noted for the mentor, what cannot is a reason.

The submitted folder is only read. What is graded is a copy, with the notebook under its right name and no links in it.
"""

from __future__ import annotations

import datetime as dt
import json
import os
import stat
from dataclasses import dataclass
from pathlib import Path

import nbformat
from nbformat import NotebookNode

from autograder.course_folder import CourseFolder
from autograder.engine.times import parse_utc
from autograder.errors import SubmissionError
from autograder.i18n import _
from autograder.restore import graded_cells, restore
from autograder.submission_digest import files_of
from autograder.submitted import answer_notes

__all__ = ["TIMESTAMP", "Intake", "inspect", "inspect_ordinary", "read_files"]

TIMESTAMP = "timestamp.txt"
MOST_BYTES = 100 * 2**20
MOST_FILES = 2000
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
    _not_too_large(folder)
    path, notebook, notes = _choose(folder, module, known)
    if path.name != f"{module}.ipynb":
        notes.append(
            _("The notebook is named {name}; it was graded as {right}.", name=path.name, right=f"{module}.ipynb")
        )
    notes += _special(folder)
    notes += restore(notebook, source).notes()
    notes += answer_notes(folder, sidecar)
    if (folder / TIMESTAMP).exists() and not _readable_time(folder / TIMESTAMP):
        notes.append(_("{name} holds no date; the time of the submission is not known.", name=TIMESTAMP))
    notes += _odd_time(folder / TIMESTAMP, path)
    if (old := notebook.metadata.get("orig_nbformat", 4)) != 4:
        notes.append(_("The notebook is in the old format {n}; it was converted.", n=old))
    return Intake(folder, notebook, tuple(notes))


def inspect_ordinary(folder: Path, names: list[str]) -> tuple[dict[str, NotebookNode], list[str]]:
    """The notebooks of an ordinary assignment that can be read, by name, and notes. Raises SubmissionError for none."""
    if not folder.is_dir() or folder.is_symlink():
        raise SubmissionError(_("There is no folder {path}.", path=folder))
    _not_too_large(folder)
    found: dict[str, NotebookNode] = {}
    for name in names:
        path = folder / f"{name}.ipynb"
        if path.is_symlink() or not path.is_file():
            continue
        try:
            found[name] = _read(path)
        except SubmissionError as error:
            raise SubmissionError(f"{path.name}: {error}") from None
    if not found:
        wanted = ", ".join(f"{name}.ipynb" for name in names)
        raise SubmissionError(_("The folder holds no notebook. {name} is expected.", name=wanted))
    return found, _special(folder)


def _not_too_large(folder: Path) -> None:
    files = files_of(folder)
    if len(files) > MOST_FILES:
        raise SubmissionError(
            _("The folder holds {n} files, and {most} are accepted. Remove the rest.", n=len(files), most=MOST_FILES)
        )
    total = sum(p.stat().st_size for p in files)
    if total > MOST_BYTES:
        raise SubmissionError(
            _(
                "The folder holds {n} MB, and {most} are accepted. Remove large files.",
                n=total >> 20,
                most=MOST_BYTES >> 20,
            )
        )


def _special(folder: Path) -> list[str]:
    """Notes on what is neither read nor followed: links, pipes, sockets, and paths too long for the system."""
    notes = []
    for here, folders, names in os.walk(folder, onerror=lambda error: notes.append(_too_deep(error))):
        for path in (Path(here, name) for name in sorted([*folders, *names])):
            try:
                mode = path.lstat().st_mode
            except OSError as error:
                notes.append(_too_deep(error))
                continue
            if stat.S_ISLNK(mode):
                notes.append(_("{name} is a link; it is left out.", name=path.relative_to(folder)))
            elif not stat.S_ISREG(mode) and not stat.S_ISDIR(mode):
                notes.append(_("{name} is no ordinary file; it is left out.", name=path.relative_to(folder)))
    return notes


def _too_deep(error: OSError) -> str:
    return _("A folder is nested too deep to be read; it is left out ({why}).", why=error.strerror)


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
    notebook = _read(path)
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


def _read(path: Path) -> NotebookNode:
    try:
        data = json.loads(path.read_bytes().decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise SubmissionError(
            _("The file is damaged: byte {n} is not UTF-8. It has to be handed in again.", n=error.start + 1)
        ) from None
    except json.JSONDecodeError as error:
        raise SubmissionError(
            _(
                "The file is damaged: line {line}, column {column} is not JSON. It has to be handed in again.",
                line=error.lineno,
                column=error.colno,
            )
        ) from None
    except RecursionError:
        raise SubmissionError(_("The file is damaged: its brackets are nested too deeply.")) from None
    except ValueError:  # an integer of thousands of digits
        raise SubmissionError(_("The file is damaged: a number in it is too long.")) from None
    except OSError as error:
        raise SubmissionError(_("The file cannot be opened: {error}.", error=error.strerror)) from None
    try:
        notebook = nbformat.convert(nbformat.from_dict(data), 4)
        readable = isinstance(notebook.metadata, dict) and all(_is_cell(c) for c in _joined(notebook).cells)
    except Exception:  # nbformat raises whatever the file's form makes it stumble over
        readable = False
    if not readable:
        raise SubmissionError(
            _("The file is JSON, and yet no notebook: it has no cells that can be read. It has to be handed in again.")
        )
    return notebook


def _joined(notebook: NotebookNode) -> NotebookNode:
    """Sources that are kept as lists of lines, as files have them, become texts."""
    for cell in notebook.cells:
        if isinstance(cell.source, list):
            cell.source = "".join(cell.source)
    return notebook


def _is_cell(cell: NotebookNode) -> bool:
    return isinstance(cell.source, str) and isinstance(cell.metadata, dict) and isinstance(cell.get("id", ""), str)


def _odd_time(stamp: Path, notebook: Path) -> list[str]:
    """A note when the time of handing in is more than a year before the file was last written, or lies after now."""
    if not stamp.exists() or not _readable_time(stamp):
        return []
    said = parse_utc(stamp.read_text("utf-8").strip())
    written = dt.datetime.fromtimestamp(notebook.stat().st_mtime, dt.UTC).replace(tzinfo=None)
    if written - said < YEAR and said - dt.datetime.now(dt.UTC).replace(tzinfo=None) < dt.timedelta(days=1):
        return []
    return [
        _("{name} says {said:%Y-%m-%d}, and the notebook is of {written:%Y-%m-%d}: ask when it was handed in.",
          name=TIMESTAMP, said=said, written=written)
    ]  # fmt: skip


def _readable_time(path: Path) -> bool:
    if path.is_symlink() or not path.is_file():
        return False
    try:
        return parse_utc(path.read_text("utf-8").strip()) is not None
    except (OSError, ValueError, OverflowError):
        return False


def read_files(folder: Path) -> tuple[dict[str, bytes], list[str]]:
    """What lies beside the notebooks, by relative path, and notes on what was left out."""
    files: dict[str, bytes] = {}
    notes = []
    for path in files_of(folder):
        name = path.relative_to(folder).as_posix()
        if path.suffix == ".ipynb" or (path.name == TIMESTAMP and not _readable_time(path)):
            continue
        try:
            name.encode("utf-8")
        except UnicodeEncodeError:
            notes.append(_("A file whose name cannot be read was left out: {name}.", name=ascii(name)))
            continue
        files[name] = path.read_bytes()
    return files, notes
