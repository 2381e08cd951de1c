"""Write files whole, so that no reader ever sees half of one, and feed folders to a hash."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Protocol

__all__ = ["ANSWERS", "ASSETS", "DUE", "OF", "PROGRESS", "SIDECAR", "hash_folder", "write_atomically"]

SIDECAR = "academy.json"
"""Name of the file beside a module's notebook, by which its folder is recognised."""
ANSWERS = "answers.json"
"""Name of the file beside it with the answers given in forms."""
PROGRESS = "progress.json"
"""Name of the file beside it that counts how often help was used."""

OF = "of"
"""Key in these two files: for which trainee, and in which edition, the notebook has written them."""
DUE = "academy.due.json"
"""Name of the file beside it that says when the module has to be handed in."""
ASSETS = "assets"
"""Name of the folder beside it with pictures and other files of the course."""


class _Hash(Protocol):
    def update(self, data: bytes, /) -> None: ...


def write_atomically(path: Path, content: str | bytes) -> None:
    """Write a file (text as UTF-8, line ends unchanged) so that a reader sees either the old content or the new.

    Raises OSError with the old file intact.
    """
    scratch = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        scratch.write_bytes(content.encode() if isinstance(content, str) else content)
        scratch.replace(path)
    finally:
        scratch.unlink(missing_ok=True)


def hash_folder(total: _Hash, folder: Path, skip: str = "") -> None:
    """Feed the names and contents of all files below a folder to a hash, sorted by path; skip compiled Python.

    Args:
        skip: name of a folder directly below it to leave out.
    """
    for path in sorted(p for p in folder.rglob("*") if p.is_file() and "__pycache__" not in p.parts):
        name = path.relative_to(folder)
        if name.parts[0] != skip:
            total.update(name.as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
