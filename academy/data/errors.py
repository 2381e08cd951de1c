"""Errors and warnings of the readers."""

from __future__ import annotations

import sys
import warnings
from pathlib import Path

__all__ = ["ExportError", "ExportWarning", "warn"]


class ExportError(ValueError):
    """The file is not the export that the reader expects. The message is in the language of the person."""

    def __init__(self, path: Path, found: str, advice: str) -> None:
        """Compose the message.

        Args:
            found: a sentence that says what the file is.
            advice: a sentence that says which export to choose.
        """
        super().__init__(f"{path.name}: {found} {advice}")
        self.path = path
        self.found = found
        self.advice = advice


class ExportWarning(UserWarning):
    """The file was read, but a person should look at it."""


def warn(path: Path, sentence: str) -> None:
    """Warn of a file, at the line of the notebook that reads it.

    Python shows a warning once for each line that it points to, and IPython forgets those of a cell that is run again.
    A warning that pointed into this package would be shown for the first file only.
    """
    level, frame = 1, sys._getframe(0)
    while frame.f_back is not None and str(frame.f_globals.get("__name__", "")).startswith("academy.data"):
        level, frame = level + 1, frame.f_back
    warnings.warn(f"{path.name}: {sentence}", ExportWarning, stacklevel=level)
