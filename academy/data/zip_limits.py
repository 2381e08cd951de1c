"""Open a ZIP archive only if what it unpacks to is bounded."""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path

from academy.data.errors import ExportError
from academy.data.sniff import advice
from wording.academy import _

__all__ = ["opened"]

MOST_FILES = 2_000
MOST_BYTES = 300 * 2**20
MOST_TIMES, FREE_BYTES = 200, 20 * 2**20
"""Text shrinks to a tenth, seldom to a fiftieth; an archive that grows more than this and is not small is no export."""


def opened(path: Path, raw: bytes, reader: str) -> zipfile.ZipFile:
    """Open an archive. Raises ExportError for a damaged one, and for one that would unpack to too much."""
    try:
        archive = zipfile.ZipFile(BytesIO(raw))
    except (zipfile.BadZipFile, EOFError, OSError, ValueError, NotImplementedError):
        problem = _("the archive is damaged or was not downloaded to the end.")
        raise ExportError(path, problem, advice(reader)) from None
    size = sum(info.file_size for info in archive.infolist())
    grows = size > FREE_BYTES and size > MOST_TIMES * len(raw)
    if len(archive.infolist()) > MOST_FILES or size > MOST_BYTES or grows:
        archive.close()
        problem = _("it would unpack to {size} MB; no export does.", size=round(size / 2**20))
        raise ExportError(path, problem, _("Do not open it, and ask where it comes from."))
    return archive
