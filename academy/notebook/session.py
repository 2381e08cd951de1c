"""The session of a notebook: its module, language and trainee."""

from __future__ import annotations

import getpass
import os
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from academy.content import datasets_root
from academy.runs.environment import SUBMISSION_OF, running_shell
from autograder.errors import AcademyError
from autograder.exercises.data_sources import Generators
from autograder.exercises.kinds import kind_of
from autograder.exercises.sidecar import SIDECAR, Sidecar, decode
from autograder.exercises.variants import Variant
from autograder.source.model import Public
from wording.academy import _
from wording.languages import set_language

__all__ = ["Session", "session", "trainee"]


def trainee() -> str:
    """Return whose data is used: while grading, the owner of the submission.

    Elsewhere JUPYTERHUB_USER decides, else ACADEMY_TRAINEE, else the login name.
    """
    for variable in (SUBMISSION_OF, "JUPYTERHUB_USER", "ACADEMY_TRAINEE"):
        if name := os.environ.get(variable, "").strip():
            return name
    return getpass.getuser()


@dataclass(frozen=True)
class Session:
    """A module's folder opened by one trainee."""

    folder: Path
    sidecar: Sidecar
    variant: Variant

    def exercise(self, name: str) -> Public:
        """Return an exercise by name, with what this trainee is shown of its pool.

        Raises AcademyError for an unknown name.
        """
        if name not in self.sidecar.exercises:
            known = ", ".join(self.sidecar.exercises)
            raise AcademyError(_("This module has no exercise “{name}”. It has: {known}.", name=name, known=known))
        exercise = self.sidecar.exercises[name]
        return kind_of(exercise.manifest.kind).drawn(exercise, self.variant)


@lru_cache(maxsize=8)
def _decoded(path: Path, _changed: int) -> Sidecar:
    return decode(path)


def session() -> Session:
    """Open the module in the current folder. Raises AcademyError when there is none.

    While a submission is graded, the shell carries the data source, because its process holds no generators.
    """
    path = Path.cwd() / SIDECAR
    sidecar = _decoded(path, path.stat().st_mtime_ns if path.exists() else 0)
    set_language(sidecar.lang)
    source = getattr(running_shell(), "data_source", None) or Generators(datasets_root())
    variant = Variant(sidecar.course, sidecar.edition, trainee(), sidecar.lang, source)
    return Session(path.parent, sidecar, variant)
