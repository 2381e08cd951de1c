"""The built course as a folder: its parts by name, its nbgrader configuration and the state of builds and releases."""

from __future__ import annotations

import errno
import hashlib
import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from copy import deepcopy
from dataclasses import dataclass, field, replace
from functools import lru_cache
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING, Any

from traitlets.config import Config
from traitlets.config.loader import PyFileConfigLoader

from autograder.building.course_path import require_literal
from autograder.errors import AcademyError, BuildError
from autograder.files import SIDECAR, write_atomically
from autograder.gradebook.book import Book
from autograder.gradebook.records import SourceNotebook
from autograder.near_names import names_meant
from wording.autograder import _

if TYPE_CHECKING:
    import nbformat
    from nbgrader.api import Gradebook

    from autograder.exercises.sidecar import Sidecar

__all__ = ["CourseFolder", "explain_write_errors", "in_order"]

BUSY_SECONDS = 60
CONFIG = "nbgrader_config.py"
REFUSALS = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EACCES, errno.EPERM, errno.EROFS, errno.EIO})


@contextmanager
def explain_write_errors() -> Iterator[None]:
    """Turn write errors (disk full, permissions) into an AcademyError that says what to do.

    Files are replaced whole, so nothing is lost.
    """
    try:
        yield
    except OSError as error:
        if error.errno not in REFUSALS:
            raise
        raise AcademyError(
            _(
                "{path} cannot be written: {reason}. Nothing was lost. Free some space or mend the rights and repeat.",
                path=error.filename or "",
                reason=error.strerror,
            )
        ) from None


@dataclass(frozen=True)
class CourseFolder:
    """A built course, which is an nbgrader course.

    `CourseFolder(root)` executes nothing, so judges and web processes use it. What needs the configuration is refused
    there, unless `values` are passed on by a process that has read them.
    """

    #: The folder that `academy build --out` wrote.
    root: Path
    #: The values of nbgrader_config.py; None in a process that must not execute that file.
    values: Config | None = field(default=None, repr=False, compare=False)

    @classmethod
    def open(cls, root: Path, assignment: str = "") -> CourseFolder:
        """Open a built course for a command. Executes the course's nbgrader_config.py, once while it is unchanged.

        With `assignment`, the course of that plain nbgrader assignment is accepted too. Raises BuildError when nothing
        is built in `root`, or when nbgrader would misread its path.
        """
        require_literal(root)
        folder = cls(root.resolve())
        plain = bool(assignment) and (folder.root / "source" / assignment).is_dir() and not folder.modules()
        if not (folder.root / CONFIG).exists() or not (plain or folder.modules()):
            raise BuildError(_("{path} holds no built course. Run `academy build --out {path}` first.", path=root))
        stat = (folder.root / CONFIG).stat()
        return replace(folder, values=_executed(folder.root, stat.st_mtime_ns, stat.st_size))

    def modules(self) -> list[str]:
        """Return the names of the built modules."""
        return sorted(p.parent.name for p in self.root.glob(f"source/*/{SIDECAR}"))

    def require(self, module: str) -> None:
        """Raise AcademyError for a module that is not built, naming those that are."""
        if module not in self.modules():
            known = ", ".join(self.modules())
            raise AcademyError(
                _("The module “{name}” is not built here. There are: {known}.", name=module, known=known)
                + names_meant(module, self.modules())
            )

    def sidecar(self, module: str) -> Sidecar:
        path = self.root / "source" / module / SIDECAR
        return _decoded(path, path.stat().st_mtime_ns if path.exists() else 0)

    def assessed(self) -> set[str]:
        """Return the modules of which an assessment is built: the pass mark is asked of that, and they are practice."""
        sidecars = (self.sidecar(module) for module in self.modules())
        return {sidecar.of for sidecar in sidecars if sidecar.part == "assessment"}

    def practice(self) -> set[str]:
        """Return the modules whose points are progress alone: they have an assessment, or show no competency."""
        exercises = {module: self.sidecar(module).exercises.values() for module in self.modules()}
        silent = {m for m, all_of_it in exercises.items() if not any(e.manifest.competencies for e in all_of_it)}
        return self.assessed() | silent

    def released_sidecar(self, module: str) -> bytes:
        """Return a module's sidecar as a trainee gets it, which is all that a trainee's process may see of it."""
        from autograder.exercises.sidecar import released_text

        return released_text((self.root / "source" / module / SIDECAR).read_text("utf-8")).encode()

    def head(self, module: str) -> dict[str, Any]:
        """Read what a module's sidecar says besides its exercises; empty for a plain nbgrader assignment.

        Grading asks this of every module, so the models of exercises are not imported for it.
        """
        try:
            data = json.loads((self.root / "source" / module / SIDECAR).read_bytes())
        except FileNotFoundError:
            return {}
        return {name: value for name, value in data.items() if name != "exercises"}

    def source(self, module: str) -> nbformat.NotebookNode:
        """Return the source notebook with solutions and hidden checks. It is shared: do not change it."""
        path = self.root / "source" / module / f"{module}.ipynb"
        return _read(path, path.stat().st_mtime_ns)

    def digest(self, module: str) -> str:
        """Hash a module's source and this package's version: what grading depends on besides the submission."""
        total = hashlib.sha256(metadata.version("account-academy").encode())
        for path in sorted(p for p in (self.root / "source" / module).rglob("*") if p.is_file()):
            total.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
        return total.hexdigest()

    def submitted(self, module: str) -> list[str]:
        """Return the trainees who have a folder for the module. A file or link in its place counts, to be refused."""
        found = (p for p in self.root.glob("submitted/*") if not p.name.startswith("."))
        return sorted(p.name for p in found if os.path.lexists(p / module))

    def submission(self, trainee: str, module: str) -> Path:
        return self.root / "submitted" / trainee / module

    def autograded(self, trainee: str, module: str) -> Path:
        return self.root / "autograded" / trainee / module

    def config(self) -> Config:
        """Return a copy of the course's nbgrader configuration, as nbgrader itself would read it.

        Raises RuntimeError in a process that must not execute the file and got no values.
        """
        if self.values is None:
            raise RuntimeError(f"{CONFIG} is not executed here: open the course in the command and pass `values` on")
        return deepcopy(self.values)

    def with_busy_timeout(self) -> Config:
        """Return the nbgrader configuration with an SQLite busy timeout, because several processes write grades."""
        config = self.config()
        if "db_url" not in config.CourseDirectory:
            config.CourseDirectory.db_url = f"sqlite:///{self.root / 'gradebook.db'}"
        url = str(config.CourseDirectory.db_url)
        if url.startswith("sqlite:") and "?" not in url:
            config.CourseDirectory.db_url = f"{url}?timeout={BUSY_SECONDS}"
        return config

    def gradebook(self) -> Gradebook:
        """Open nbgrader's own gradebook; close it, or use it in a `with` block."""
        from nbgrader.api import Gradebook  # takes two seconds to import, which grading does without

        config = self.with_busy_timeout()
        return Gradebook(config.CourseDirectory.db_url, config.CourseDirectory.course_id)

    def book(self) -> Book:
        """Open the gradebook as grading reads and writes it. Raises BuildError when there is none yet."""
        config = self.config().CourseDirectory
        url = str(config.db_url) if "db_url" in config else f"sqlite:///{self.root / 'gradebook.db'}"
        try:
            return Book(url, str(config.course_id) if "course_id" in config else "")
        except LookupError:
            raise BuildError(_("{path} has no gradebook yet: release a module first.", path=self.root)) from None

    def datasets(self) -> Path:
        """Return the generators' folder: that of `ACADEMY_CONTENT` when it is set, else the one used by the build."""
        if named := os.environ.get("ACADEMY_CONTENT"):
            return Path(named).resolve() / "datasets"
        return Path(self.read_state("build").get("datasets", self.root / "datasets"))

    def read_state(self, name: str) -> dict[str, Any]:
        """Read the state saved under `name`; empty when it is missing or damaged."""
        try:
            state = json.loads((self.root / f".academy-{name}.json").read_text("utf-8"))
        except (OSError, ValueError):
            return {}
        return state if isinstance(state, dict) else {}

    def write_state(self, name: str, state: dict[str, Any]) -> None:
        path = self.root / f".academy-{name}.json"
        with explain_write_errors():
            write_atomically(path, json.dumps(state, ensure_ascii=False, indent=1, sort_keys=True) + "\n")


def in_order(folder: Path, notebook: SourceNotebook) -> SourceNotebook:
    """Sort the cells as in the source notebook: nbgrader's tables have no order, and PostgreSQL gives them in any."""
    path = folder / f"{notebook.name}.ipynb"
    if not path.is_file():
        return notebook
    cells = json.loads(path.read_bytes())["cells"]
    names = [(cell["metadata"].get("nbgrader") or {}).get("grade_id") for cell in cells]
    position = {name: number for number, name in enumerate(names)}
    return replace(notebook, cells=tuple(sorted(notebook.cells, key=lambda c: position.get(c.name, len(position)))))


@lru_cache(maxsize=16)
def _executed(root: Path, _changed: int, _size: int) -> Config:
    _alembic_on_path()
    return PyFileConfigLoader(CONFIG, path=str(root)).load_config()


@lru_cache(maxsize=16)
def _decoded(path: Path, _changed: int) -> Sidecar:
    from autograder.exercises.sidecar import decode  # imports a course's models, which plain assignments do without

    return decode(path)


@lru_cache(maxsize=16)
def _read(path: Path, _changed: int) -> nbformat.NotebookNode:
    import nbformat

    return nbformat.read(path, as_version=4)


def _alembic_on_path() -> None:
    """Put `alembic` on PATH also when the environment is not activated: nbgrader starts it by name."""
    here = str(Path(sys.executable).parent)
    if here not in os.environ.get("PATH", "").split(os.pathsep):
        os.environ["PATH"] = os.pathsep.join([here, os.environ.get("PATH", "")])
