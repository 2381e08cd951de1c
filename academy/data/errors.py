"""What goes wrong with an export that a person hands over."""

from __future__ import annotations

from pathlib import Path

__all__ = ["ExportError", "ExportWarning"]


class ExportError(ValueError):
    """The file is not the export that the reader reads.

    `found` says what the file is, `advice` which export to choose; both are whole sentences in the reader's language.
    """

    def __init__(self, path: Path, found: str, advice: str) -> None:
        super().__init__(f"{path.name}: {found} {advice}")
        self.path = path
        self.found = found
        self.advice = advice


class ExportWarning(UserWarning):
    """The file was read, but something about it should be looked at."""
