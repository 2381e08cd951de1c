"""What is handed in: the notebook, the files that we keep beside it, and files that its code names."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

from academy.journey.saved_notebook import SavedNotebook
from academy.notebook.session import Session, trainee
from autograder.errors import AcademyError
from autograder.files import ANSWERS, ASSETS, DUE, PROGRESS, SIDECAR
from autograder.submission.digest import MOST_BYTES, SECRET, TIMESTAMP, files_of
from wording.academy import _
from wording.identity import tidy

__all__ = ["Package", "packed"]

UNSAFE = re.compile(r"[/\\+*\x00-\x1f]")
"""What must not be in a trainee's name: it becomes a folder's, and nbgrader divides names of folders by `+`."""


@dataclass(frozen=True)
class Package:
    """The work of one trainee, ready to be handed in."""

    course: str
    edition: str
    module: str
    trainee: str
    at: dt.datetime
    #: Contents by path in the folder.
    files: dict[str, bytes]

    def hashes(self) -> dict[str, str]:
        """Return the SHA-256 of each file, as a receipt has them."""
        return {name: hashlib.sha256(content).hexdigest() for name, content in self.files.items()}

    def write(self, folder: Path) -> None:
        """Write all files, with the time in nbgrader's form."""
        for name, content in self.files.items():
            target = folder / name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
        (folder / TIMESTAMP).write_text(f"{self.at:%Y-%m-%d %H:%M:%S.%f} UTC\n", "utf-8")


def packed(here: Session, notebook: SavedNotebook) -> Package:
    """Read what is handed in.

    Raises AcademyError when it is too large or the trainee's name cannot be a folder's, OSError for an unreadable file.
    """
    who = trainee()
    if who != tidy(who) or UNSAFE.search(who) or who.startswith("."):
        raise AcademyError(_("“{name}” cannot be the name of a folder. Ask your mentor for another login.", name=who))
    paths = [notebook.path, *(path for name in (ANSWERS, PROGRESS) if (path := here.folder / name).is_file())]
    paths += _named(here.folder, notebook)
    if sum(path.stat().st_size for path in paths) > MOST_BYTES:
        most = MOST_BYTES // 2**20
        raise AcademyError(_("This is more than {n} MB. Delete large outputs of cells, save, and repeat.", n=most))
    files = {path.relative_to(here.folder).as_posix(): path.read_bytes() for path in paths}
    edition = here.sidecar.edition.removesuffix("/assessment")
    now = dt.datetime.now(dt.UTC)
    return Package(here.sidecar.course, edition, here.sidecar.module, who, now, files)


def _named(folder: Path, notebook: SavedNotebook) -> list[Path]:
    """Return other files of the folder that a cell names in quotes: without them its code would fail when graded."""
    quoted = {match[2] for text in notebook.cells.values() for match in re.finditer(r"(['\"])(.+?)\1", text)}
    ours = {notebook.path.name, ANSWERS, DUE, PROGRESS, SIDECAR, TIMESTAMP, SECRET}
    found = []
    for path in files_of(folder):
        name = path.relative_to(folder)
        if name.as_posix() in quoted and name.as_posix() not in ours and not name.parts[0].startswith((".", ASSETS)):
            found.append(path)
    return found
