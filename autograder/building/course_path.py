"""Refuse a course folder that nbgrader would look for elsewhere, because it would misread the path."""

from __future__ import annotations

import re
from pathlib import Path

from autograder.errors import BuildError
from wording.autograder import _

__all__ = ["require_literal"]

MISREAD = re.compile(r"[*?\[]|%[0-9A-Fa-f]{2}|\$[\w{]+|[\x00-\x1f]")
"""nbgrader finds files with `glob` and its database by a URL, traitlets puts in variables, and none quotes the path."""


def require_literal(folder: Path) -> None:
    """Raise BuildError, with the characters, for a folder whose path nbgrader would misread."""
    path = str(folder.resolve())
    if found := MISREAD.search(path):
        sign = found.group() if found.group().isprintable() else repr(found.group()).strip("'")
        raise BuildError(
            _(
                "The path of the course holds “{sign}”: {path}. nbgrader would take that for a pattern, an address or "
                "a variable and open other files. Give the folder a name without * ? [ and without “%20” or “$name”.",
                sign=sign,
                path=path if path.isprintable() else repr(path),
            )
        )
