"""The text of documents, whatever holds it: Word, Excel and PowerPoint, archives, PDF and pages of HTML."""

from __future__ import annotations

import html
import io
import re
import zipfile
import zlib
from collections.abc import Iterator

from pypdf import PdfReader

__all__ = ["in_documents"]

MOST_BYTES = 50_000_000
"""Of one file in an archive: a larger one is no text."""
TAG = re.compile(r"<[^>]*>")
BLOCK_END = re.compile(r"</(?:\w+:)?(?:p|tr|li|div|td|si|h\d)>")


def in_documents(data: bytes) -> Iterator[str]:
    """Yield the text of a document; nothing of a file that is none, or that cannot be read."""
    if data.startswith(b"PK"):
        yield from _in_archive(data)
    elif data.startswith(b"%PDF"):
        yield from _in_pdf(data)
    elif data.lstrip()[:1] == b"<":
        yield _without_tags(data)


def _in_archive(data: bytes) -> Iterator[str]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for member in archive.infolist():
                if not member.is_dir() and member.file_size <= MOST_BYTES:
                    inner = archive.read(member)
                    yield inner.decode("utf-8", errors="replace")
                    yield from in_documents(inner)
    except (zipfile.BadZipFile, zlib.error, OSError, RuntimeError, NotImplementedError):
        return  # damaged or with a password: there is no text that a trainee could read either


def _in_pdf(data: bytes) -> Iterator[str]:
    try:
        yield "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(data)).pages)
    except Exception:  # pypdf raises anything on a damaged file
        return


def _without_tags(data: bytes) -> str:
    """Return the text of HTML or XML, a paragraph a line: Word cuts a sentence into runs."""
    text = BLOCK_END.sub("\n", data.decode("utf-8", errors="replace"))
    return html.unescape(TAG.sub("", text))
