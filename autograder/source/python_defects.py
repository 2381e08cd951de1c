"""A file of the course that Python cannot read or run, as a defect with its line."""

from __future__ import annotations

import ast
import re
import sys
import traceback
from collections.abc import Iterator, Mapping
from pathlib import Path

from autograder.errors import SourceError
from autograder.near_names import did_you_mean
from wording.autograder import _

__all__ = ["line_in", "python_defect", "syntax_defects"]

NOT_IMPORTED = re.compile(r"cannot import name '(\w+)' from '[\w.]+'")


def syntax_defects(folder: Path, files: Mapping[str, str]) -> Iterator[SourceError]:
    """Yield a defect for each file of an exercise that is no Python, by its name in the exercise's folder."""
    for name, source in files.items():
        if name.endswith(".py"):
            try:
                ast.parse(source)
            except SyntaxError as error:
                yield python_defect(folder / name, error)


def python_defect(path: Path, error: Exception, filename: str = "") -> SourceError:
    """Return the defect of a file that Python could not read, or that stopped when it ran.

    Args:
        filename: the name that the file was compiled with, by which its line is found in the traceback.
    """
    if isinstance(error, SyntaxError):
        problem = _("Python cannot read this line ({error})", error=error.msg)
        return SourceError(path, error.lineno or 1, problem, _("Mend the code."))
    said = NOT_IMPORTED.match(str(error)) or str(error).rstrip(".")
    said = said if isinstance(said, str) else said[0]  # without the path of the module, which is another everywhere
    problem = _("Python stops here ({error})", error=f"{type(error).__name__}: {said}")
    return SourceError(path, line_in(error, filename) or 1, problem, _meant(error))


def line_in(error: BaseException, filename: str) -> int | None:
    """Return the line of a file at which an error passed last; None when it did not pass there."""
    lines = [frame.lineno for frame in traceback.extract_tb(error.__traceback__) if frame.filename == filename]
    return lines[-1] if lines else None


def _meant(error: Exception) -> str:
    fix = _("Mend the code.")
    if isinstance(error, ModuleNotFoundError) and error.name:
        package = error.name.rpartition(".")[0]
        return did_you_mean(error.name, (name for name in sys.modules if name.rpartition(".")[0] == package), fix)
    if isinstance(error, ImportError) and (found := NOT_IMPORTED.search(str(error))):
        return did_you_mean(found[1], dir(sys.modules.get(error.name or "")), fix)
    if isinstance(error, NameError) and error.__traceback__ and error.name:
        frames = [frame for frame, _line in traceback.walk_tb(error.__traceback__)]
        return did_you_mean(error.name, {**frames[-1].f_globals, **frames[-1].f_locals}, fix)
    return fix
