"""Reading the course's text files, and finding lines in them."""

from __future__ import annotations

from pathlib import Path

from autograder.errors import SourceError
from wording.autograder import _

__all__ = ["line_of", "read_text"]


def read_text(path: Path) -> str:
    """Return a file's text, without the mark that some editors put before it (BOM).

    Raises SourceError when the file is missing or not UTF-8.
    """
    try:
        return path.read_text("utf-8-sig")
    except FileNotFoundError:
        raise SourceError(path, 1, _("the file is missing"), _("Create it; the author guide shows its form.")) from None
    except UnicodeDecodeError:
        raise SourceError(path, 1, _("the file is not UTF-8"), _("Save it as UTF-8.")) from None


def line_of(path: Path, text: str) -> int:
    """Return the number of the first line that holds a text; 1 when there is none."""
    lines = path.read_text("utf-8-sig").splitlines() if path.exists() else []
    return next((i for i, line in enumerate(lines, 1) if text in line), 1)
