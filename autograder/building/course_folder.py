"""The built course as a folder: its parts by name, its nbgrader configuration, and what was done with it so far."""

from __future__ import annotations

import errno
import hashlib
import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING, Any

from traitlets.config import Config
from traitlets.config.loader import PyFileConfigLoader

from autograder.errors import AcademyError, BuildError
from autograder.files import SIDECAR, write_atomically
from autograder.gradebook.book import Book
from autograder.gradebook.records import SourceNotebook
from wording.autograder import _

if TYPE_CHECKING:
    import nbformat
    from nbgrader.api import Gradebook

    from autograder.exercises.sidecar import Sidecar

__all__ = ["CourseFolder", "in_order", "writing"]

BUSY_SECONDS = 60
REFUSALS = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EACCES, errno.EPERM, errno.EROFS, errno.EIO})


@contextmanager
def writing() -> Iterator[None]:
    """What the disk refuses becomes an AcademyError with the way out; files are replaced whole, so nothing is lost."""
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
    """`root` is what `academy build --out` wrote: an nbgrader course."""

    root: Path

    @classmethod
    def open(cls, root: Path, assignment: str = "") -> CourseFolder:
        """Raises BuildError when nothing is built there. assignment: an ordinary one of nbgrader will do as well."""
        folder = cls(root.resolve())
        ordinary = bool(assignment) and (folder.root / "source" / assignment).is_dir() and not folder.modules()
        if not (folder.root / "nbgrader_config.py").exists() or not (ordinary or folder.modules()):
            raise BuildError(_("{path} holds no built course. Run `academy build --out {path}` first.", path=root))
        return folder

    def modules(self) -> list[str]:
        """Names of the built modules."""
        return sorted(p.parent.name for p in self.root.glob(f"source/*/{SIDECAR}"))

    def require(self, module: str) -> None:
        """Raises AcademyError for a module that is not built, naming those that are."""
        if module not in self.modules():
            known = ", ".join(self.modules())
            raise AcademyError(
                _("The module “{name}” is not built here. There are: {known}.", name=module, known=known)
            )

    def sidecar(self, module: str) -> Sidecar:
        path = self.root / "source" / module / SIDECAR
        return _decoded(path, path.stat().st_mtime_ns if path.exists() else 0)

    def source(self, module: str) -> nbformat.NotebookNode:
        """The source notebook, solutions and hidden checks included; not to be changed."""
        path = self.root / "source" / module / f"{module}.ipynb"
        return _read(path, path.stat().st_mtime_ns)

    def digest(self, module: str) -> str:
        """A hash of a module's source and of this package's version: what grading depends on besides the submission."""
        total = hashlib.sha256(metadata.version("account-academy").encode())
        for path in sorted(p for p in (self.root / "source" / module).rglob("*") if p.is_file()):
            total.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
        return total.hexdigest()

    def submitted(self, module: str) -> list[str]:
        """Trainees who have a folder for the module, or what stands in its place and is to be refused; sorted."""
        found = (p for p in self.root.glob("submitted/*") if not p.name.startswith("."))
        return sorted(p.name for p in found if os.path.lexists(p / module))

    def submission(self, trainee: str, module: str) -> Path:
        return self.root / "submitted" / trainee / module

    def autograded(self, trainee: str, module: str) -> Path:
        return self.root / "autograded" / trainee / module

    def config(self) -> Config:
        """nbgrader's configuration of this course, as nbgrader itself would read it."""
        _alembic_on_path()
        return PyFileConfigLoader("nbgrader_config.py", path=str(self.root)).load_config()

    def patient(self, config: Config) -> Config:
        """The same with a database that waits for its lock instead of failing: several processes write grades."""
        if "db_url" not in config.CourseDirectory:
            config.CourseDirectory.db_url = f"sqlite:///{self.root / 'gradebook.db'}"
        url = str(config.CourseDirectory.db_url)
        if url.startswith("sqlite:") and "?" not in url:
            config.CourseDirectory.db_url = f"{url}?timeout={BUSY_SECONDS}"
        return config

    def gradebook(self) -> Gradebook:
        """nbgrader's gradebook; close it, or use it in a `with` block."""
        from nbgrader.api import Gradebook  # two seconds, which grading does without

        config = self.patient(self.config())
        return Gradebook(config.CourseDirectory.db_url, config.CourseDirectory.course_id)

    def book(self) -> Book:
        """The gradebook as grading reads and writes it. Raises BuildError when there is none yet."""
        config = self.config().CourseDirectory
        url = str(config.db_url) if "db_url" in config else f"sqlite:///{self.root / 'gradebook.db'}"
        try:
            return Book(url, str(config.course_id) if "course_id" in config else "")
        except LookupError:
            raise BuildError(_("{path} has no gradebook yet: release a module first.", path=self.root)) from None

    def datasets(self) -> Path:
        """The generators: of `ACADEMY_CONTENT` when it is set, else those that the course was built with."""
        if named := os.environ.get("ACADEMY_CONTENT"):
            return Path(named).resolve() / "datasets"
        return Path(self.read_state("build").get("datasets", self.root / "datasets"))

    def read_state(self, name: str) -> dict[str, Any]:
        """What was noted under `name`; a damaged or missing note is an empty one."""
        try:
            state = json.loads((self.root / f".academy-{name}.json").read_text("utf-8"))
        except (OSError, ValueError):
            return {}
        return state if isinstance(state, dict) else {}

    def write_state(self, name: str, state: dict[str, Any]) -> None:
        path = self.root / f".academy-{name}.json"
        with writing():
            write_atomically(path, json.dumps(state, ensure_ascii=False, indent=1, sort_keys=True) + "\n")


def in_order(folder: Path, notebook: SourceNotebook) -> SourceNotebook:
    """The cells as the source notebook has them: PostgreSQL keeps no order, and nbgrader's tables have none."""
    path = folder / f"{notebook.name}.ipynb"
    if not path.is_file():
        return notebook
    cells = json.loads(path.read_bytes())["cells"]
    names = [(cell["metadata"].get("nbgrader") or {}).get("grade_id") for cell in cells]
    place = {name: number for number, name in enumerate(names)}
    return replace(notebook, cells=tuple(sorted(notebook.cells, key=lambda c: place.get(c.name, len(place)))))


@lru_cache(maxsize=16)
def _decoded(path: Path, _changed: int) -> Sidecar:
    from autograder.exercises.sidecar import (
        decode,  # the models of a course; a grader of other assignments does without
    )

    return decode(path)


@lru_cache(maxsize=16)
def _read(path: Path, _changed: int) -> nbformat.NotebookNode:
    import nbformat

    return nbformat.read(path, as_version=4)


def _alembic_on_path() -> None:
    """nbgrader starts `alembic` by name, also when the environment is not activated."""
    here = str(Path(sys.executable).parent)
    if here not in os.environ.get("PATH", "").split(os.pathsep):
        os.environ["PATH"] = os.pathsep.join([here, os.environ.get("PATH", "")])
