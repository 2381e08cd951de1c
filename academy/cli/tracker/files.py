"""Write files completely or not at all."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from autograder.errors import AcademyError
from wording.academy import _

__all__ = ["PRIVATE", "write_file"]

PRIVATE = 0o600
"""Mode of files with personal data: only the owner may read them."""


def write_file(path: Path, data: bytes | str, mode: int | None = None) -> Path:
    """Write a file by way of a temporary one in the same folder, and return its path.

    Missing folders are created. Raises AcademyError when the file cannot be written.
    """
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
