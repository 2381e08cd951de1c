"""Read files of a ZIP archive, only if what it unpacks to is bounded."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Collection
from io import BytesIO
from lzma import LZMAError
from pathlib import Path, PurePosixPath

from academy.data.errors import ExportError
from academy.data.sniff import advice
from wording.academy import _

__all__ = ["content_of", "files_of", "is_service", "opened"]

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


def is_service(name: str) -> bool:
    """Return whether a file is one that macOS or Windows adds to archives."""
    return name.startswith("__MACOSX/") or PurePosixPath(name).name in (".DS_Store", "Thumbs.db")


def content_of(path: Path, archive: zipfile.ZipFile, name: str) -> bytes:
    """Read a file of an archive. Raises ExportError for one that is damaged or closed by a password."""
    try:
        return archive.read(name)
    except RuntimeError:  # zipfile's error for a file that needs a password
        problem = _("“{name}” in it is closed by a password.", name=name)
        raise ExportError(path, problem, _("Unpack it, and read the file itself.")) from None
    except (zipfile.BadZipFile, zlib.error, LZMAError, NotImplementedError, EOFError, OSError, ValueError) as error:
        problem = _("“{name}” in it is damaged ({reason}).", name=name, reason=error)
        raise ExportError(path, problem, _("Download it again.")) from None


def files_of(path: Path, raw: bytes, reader: str, suffixes: Collection[str]) -> dict[str, bytes]:
    """Read all files of these suffixes by name, in the archive's order, without those that systems add.

    Raises ExportError as `opened` and `content_of` do.
    """
    with opened(path, raw, reader) as archive:
        names = [info.filename for info in archive.infolist() if not is_service(info.filename)]
        wanted = [name for name in names if PurePosixPath(name).suffix.lower() in suffixes]
        return {name: content_of(path, archive, name) for name in wanted}
