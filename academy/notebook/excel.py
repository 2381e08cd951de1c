"""Save a trainee's data as `data/<name>.xlsx` beside the notebook, for work in a spreadsheet."""

from __future__ import annotations

import html
import tempfile
from pathlib import Path
from typing import Any
from urllib.parse import quote

from academy.content import datasets_root
from academy.notebook.session import Session
from academy.notebook.workbook import Sheet, mark_of, marked, sheets_of, workbook
from academy.runs.environment import grading
from autograder.errors import AcademyError
from autograder.files import write_atomically
from autograder.source.card import DatasetCard
from autograder.source.toml import read_toml
from wording.academy import _

__all__ = ["FOLDER", "ExcelFile", "excel_file"]

FOLDER = "data"
MOST_NAMES = 100


class ExcelFile:
    """The saved file. It stands for its path, so that `pd.read_excel` takes it, and displays a link."""

    def __init__(self, path: Path, folder: Path, *, kept: bool) -> None:
        """Args: the file, the notebook's folder, whether the file was there already."""
        self.path, self._folder, self.kept = path, folder, kept

    def __fspath__(self) -> str:
        return str(self.path)

    def __repr__(self) -> str:
        return f"{self._words()} {self.path}"

    def _repr_html_(self) -> str:
        name = html.escape(self.path.name)
        where = quote(self.path.relative_to(self._folder).as_posix()) if self._inside() else ""
        link = f'<a href="{where}" download="{name}">{name}</a>' if where else name
        place = html.escape(str(self.path.parent))
        return f'<p class="academy-file">{html.escape(self._words())} {link} <small>({place})</small></p>'

    def _inside(self) -> bool:
        return self.path.is_relative_to(self._folder)

    def _words(self) -> str:
        if self.kept:
            return _("The file is there already, with all that you did in it:")
        return _("The data is saved as an Excel file:")


def excel_file(here: Session, name: str, data: dict[str, Any]) -> ExcelFile:
    """Save data as an .xlsx, unless a file of the same data is there: it may hold the trainee's work.

    Args:
        name: of the file.
        data: by the name of its sheet; of a dataset the columns are described too.

    Raises AcademyError when the file cannot be written.
    """
    sheets = [sheet for title, one in data.items() for sheet in sheets_of(title, one)]
    mark = mark_of(sheets)
    path = _place(here.folder / FOLDER, name, mark)
    if path.exists():
        return ExcelFile(path, here.folder, kept=True)
    if not grading():  # where a submission is graded there are no cards
        sheets += [_about(here, title) for title in data if title in here.variant.dataset_names()]
    content = workbook(sheets, here.sidecar.lang, mark)
    try:
        path.parent.mkdir(exist_ok=True)
        write_atomically(path, content)
    except OSError as error:
        if grading():  # a graded copy may be read-only, but the trainee's cells still need the file
            path = Path(tempfile.mkdtemp()) / path.name
            path.write_bytes(content)
            return ExcelFile(path, here.folder, kept=False)
        reason = error.strerror or str(error)
        raise AcademyError(
            _("{file} cannot be written beside the notebook: {reason}.", file=path.name, reason=reason)
        ) from None
    return ExcelFile(path, here.folder, kept=False)


def _place(folder: Path, name: str, mark: str) -> Path:
    """Return where the file of this data is or goes: a file of other data keeps its name."""
    names = [f"{name}.xlsx", *(f"{name}-{n}.xlsx" for n in range(2, MOST_NAMES))]
    return next(path for path in (folder / one for one in names) if not path.exists() or marked(path) == mark)


def _about(here: Session, dataset: str) -> Sheet:
    """Describe the columns of a dataset in the trainee's language."""
    card = read_toml(datasets_root() / dataset / "card.toml", DatasetCard)
    rows = [[column.name, column.in_(here.sidecar.lang), column.unit] for column in card.column]
    return Sheet(_("columns of {name}", name=dataset), [_("column"), _("what it holds"), _("unit")], rows)
