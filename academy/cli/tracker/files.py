"""Writing what was made: whole or not at all, and an error that names the place."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from autograder.errors import AcademyError
from wording.academy import _

__all__ = ["PRIVATE", "write_file"]

PRIVATE = 0o600
"""Mode of files with a person's data: for their owner's eyes."""


def write_file(path: Path, data: bytes | str, mode: int | None = None) -> Path:
    """Write through a file beside it. Raises AcademyError when the folder cannot be written to."""
    part = path.with_name(path.name + ".part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        part.unlink(missing_ok=True)
        part.touch(mode if mode is not None else 0o666)
        part.write_bytes(data.encode() if isinstance(data, str) else data)
        part.replace(path)
    except OSError as error:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        raise AcademyError(
            _("{path} cannot be written ({why}). Name another place.", path=path, why=error.strerror)
        ) from None
    return path
