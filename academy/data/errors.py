"""Errors and warnings of the readers."""

from __future__ import annotations

from pathlib import Path

__all__ = ["ExportError", "ExportWarning"]


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
