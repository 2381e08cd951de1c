"""Writing a file so that nobody ever sees half of it."""

from __future__ import annotations

import os
from pathlib import Path

__all__ = ["SIDECAR", "write_atomically"]

SIDECAR = "academy.json"
"""The file beside a module's notebook; a folder that has one is a module's."""


def write_atomically(path: Path, content: str | bytes) -> None:
    """Write a file (text as UTF-8, line ends as given) so that a reader sees the old content or the new, never a part.

    Raises OSError with the old file intact.
    """
    scratch = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        scratch.write_bytes(content.encode() if isinstance(content, str) else content)
        scratch.replace(path)
    finally:
        scratch.unlink(missing_ok=True)
