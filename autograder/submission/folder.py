"""Read a submitted folder: notebooks and the files beside them. Whatever cannot be read gets a reason or a note."""

from __future__ import annotations

import json
import os
import stat
import warnings
from pathlib import Path

import nbformat
from nbformat import NotebookNode

from autograder.errors import SubmissionError
from autograder.notes import Note, reason_of
from autograder.submission.digest import MOST_BYTES, TIMESTAMP, files_of
from autograder.submission.nbformat_form import CELL_TYPES
from autograder.submission.timestamp import parse_utc

__all__ = [
    "TIMESTAMP",
    "not_too_large",
    "read_files",
    "read_notebook",
    "read_plain_notebooks",
    "readable_time",
    "special_files",
]

MOST_FILES = 2000


def read_files(folder: Path) -> tuple[dict[str, bytes], list[Note]]:
    """Read the files beside the notebooks by relative path. Returns also notes on files that were left out."""
    files: dict[str, bytes] = {}
    notes = []
    for path in files_of(folder):
        name = path.relative_to(folder).as_posix()
        if path.suffix == ".ipynb" or (path.name == TIMESTAMP and not readable_time(path)):
            continue
        try:
            name.encode("utf-8")
        except UnicodeEncodeError:
            notes.append(Note("file_name_unreadable", name=ascii(name)))
            continue
        files[name] = path.read_bytes()
    return files, notes


def read_plain_notebooks(folder: Path, names: list[str]) -> tuple[dict[str, NotebookNode], list[Note]]:
    """Read the notebooks of a plain nbgrader assignment by name. Returns also notes on what else lies in the folder.

    Raises SubmissionError when no notebook was submitted, and when one of them cannot be read.
    """
    if not folder.is_dir() or folder.is_symlink():
        raise SubmissionError(Note("folder_missing", path=str(folder)))
    not_too_large(folder)
    found: dict[str, NotebookNode] = {}
    for name in names:
        path = folder / f"{name}.ipynb"
        if path.is_symlink() or not path.is_file():
            continue
        try:
            found[name] = read_notebook(path)
        except SubmissionError as error:
            raise SubmissionError(Note("of_file", file=path.name, reason=reason_of(error))) from None
    if not found:
        wanted = ", ".join(f"{name}.ipynb" for name in names)
        raise SubmissionError(Note("notebook_missing", name=wanted))
    return found, special_files(folder)


def not_too_large(folder: Path) -> None:
    """Raise SubmissionError for a folder with too many files or too much in them."""
    files = files_of(folder)
    if len(files) > MOST_FILES:
        raise SubmissionError(Note("too_many_files", n=len(files), most=MOST_FILES))
    total = sum(p.stat().st_size for p in files)
    if total > MOST_BYTES:
        raise SubmissionError(Note("too_large", n=total >> 20, most=MOST_BYTES >> 20))


def special_files(folder: Path) -> list[Note]:
    """Return notes on links, pipes, sockets and paths too long for the system, which are neither read nor followed."""
    notes = []
    for here, folders, names in os.walk(folder, onerror=lambda error: notes.append(_too_deep(error))):
        for path in (Path(here, name) for name in sorted([*folders, *names])):
            try:
                mode = path.lstat().st_mode
            except OSError as error:
                notes.append(_too_deep(error))
                continue
            if stat.S_ISLNK(mode):
                notes.append(Note("file_link", name=str(path.relative_to(folder))))
            elif not stat.S_ISREG(mode) and not stat.S_ISDIR(mode):
                notes.append(Note("file_special", name=str(path.relative_to(folder))))
    return notes


def _too_deep(error: OSError) -> Note:
    return Note("folder_too_deep", why=str(error.strerror))


def read_notebook(path: Path) -> NotebookNode:
    """Read a notebook of any format version. Raises SubmissionError with what is wrong with the file."""
    try:
        data = json.loads(path.read_bytes().decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise SubmissionError(Note("file_not_utf8", n=error.start + 1)) from None
    except json.JSONDecodeError as error:
        raise SubmissionError(Note("file_not_json", line=error.lineno, column=error.colno)) from None
    except RecursionError:
        raise SubmissionError(Note("file_nested")) from None
    except ValueError:  # an integer of thousands of digits
        raise SubmissionError(Note("file_number_too_long")) from None
    except OSError as error:
        raise SubmissionError(Note("file_not_opened", error=str(error.strerror))) from None
    try:
        with warnings.catch_warnings():  # nbformat would warn on the mentor's terminal of what it repairs
            warnings.simplefilter("ignore")
            notebook = nbformat.convert(nbformat.from_dict(data), 4)
        if data.get("nbformat", 4) != 4:
            notebook.metadata["orig_nbformat"] = data["nbformat"]
        readable = isinstance(notebook.metadata, dict) and all(_is_cell(c) for c in _joined(notebook).cells)
    except Exception:  # nbformat may raise anything for a file of another form
        readable = False
    if not readable:
        raise SubmissionError(Note("file_no_notebook"))
    return notebook


def _joined(notebook: NotebookNode) -> NotebookNode:
    """Join sources saved as lists of lines, turn cells of an unknown type into raw text, and numeric ids into text."""
    for cell in notebook.cells:
        if type(cell.get("id")) is int:
            cell.id = str(cell.id)
        if cell.get("cell_type") not in CELL_TYPES:
            cell.cell_type = "raw"
        if isinstance(cell.source, list):
            cell.source = "".join(cell.source)
    return notebook


def _is_cell(cell: NotebookNode) -> bool:
    return isinstance(cell.source, str) and isinstance(cell.metadata, dict) and isinstance(cell.get("id", ""), str)


def readable_time(path: Path) -> bool:
    """Return True when the file holds a date that nbgrader could read."""
    if path.is_symlink() or not path.is_file():
        return False
    try:
        return parse_utc(path.read_text("utf-8").strip()) is not None
    except (OSError, ValueError, OverflowError):
        return False
