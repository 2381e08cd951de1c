"""Open an office document of an unknown hand: nothing in it runs, is followed or unpacks to more than it may."""

from __future__ import annotations

import zipfile
import zlib
from io import BytesIO
from typing import Any

from autograder.errors import Unreadable
from autograder.exercises.kinds.file.document import Block, Document
from autograder.notes import Note

__all__ = ["MOST_BYTES", "READERS", "opened"]

MOST_BYTES = 10 * 2**20
"""Of a file as it is handed in."""
MOST_PARTS, MOST_UNPACKED, MOST_XML, MOST_TAGS = 2_000, 60 * 2**20, 16 * 2**20, 500_000
"""Of what is packed in it. A document of a hundred pages has about 2 MB of XML."""
MOST_ROWS, MOST_COLUMNS = 5_000, 60
"""Of a sheet; what stands farther is not read."""
OLE = b"\xd0\xcf\x11\xe0"
"""How files of the programs of before 2007 begin, and documents under a password."""
MAIN = {".docx": "word/document.xml", ".xlsx": "xl/workbook.xml"}


def opened(file: str, content: bytes, suffix: str) -> Document:
    """Read a document. Raises Unreadable with the reason, whatever the file is."""
    if len(content) > MOST_BYTES:
        raise Unreadable(Note("file_too_large", file=file, most=MOST_BYTES >> 20))
    if content.startswith(OLE):
        raise Unreadable(Note("file_closed", file=file, suffix=suffix))
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            parts = archive.namelist()
            if MAIN[suffix] not in parts:
                raise Unreadable(Note("file_broken", file=file, suffix=suffix))
            if not _harmless(archive):
                raise Unreadable(Note("file_unsafe", file=file, suffix=suffix))
        return Document(file, tuple(READERS[suffix](content)))
    except Unreadable:
        raise
    except (Exception, zlib.error, RecursionError):  # readers of damaged files stop with errors of any type
        raise Unreadable(Note("file_broken", file=file, suffix=suffix)) from None


def _harmless(archive: zipfile.ZipFile) -> bool:
    """Return whether the parts are few and small, without macros and without XML entities."""
    parts = archive.infolist()
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
        return False
    xml = [part for part in parts if part.filename.lower().endswith((".xml", ".rels", ".vml"))]
    if sum(part.file_size for part in xml) > MOST_XML or any("vbaproject" in p.filename.lower() for p in parts):
        return False
    tags = 0
    for part in xml:
        content = archive.read(part).replace(b"\0", b"")  # in UTF-16 each letter has an empty byte beside it
        tags += content.count(b"<")
        if tags > MOST_TAGS or b"<!DOCTYPE" in content or b"<!ENTITY" in content:
            return False
    return True


def _read_docx(content: bytes) -> list[Block]:
    import docx
    from docx.oxml.ns import qn

    document = docx.Document(BytesIO(content))
    levels = _heading_levels(document.styles.element, qn)
    return [block for block in _blocks(document.element.body, levels, qn) if block.words.strip()]


def _heading_levels(styles: Any, qn: Any) -> dict[str, int]:
    """Return the levels of the heading styles by style id: Word names them in English in every language."""
    levels = {}
    for style in styles.iterchildren(qn("w:style")):
        name = style.find(qn("w:name"))
        words = "" if name is None else str(name.get(qn("w:val"))).casefold()
        if words.startswith("heading ") and words[8:].isdigit():
            levels[str(style.get(qn("w:styleId")))] = int(words[8:]) + 1
        elif words == "title":
            levels[str(style.get(qn("w:styleId")))] = 1
    return levels


def _blocks(parent: Any, levels: dict[str, int], qn: Any) -> list[Block]:
    found: list[Block] = []
    for child in parent.iterchildren():
        if child.tag == qn("w:p"):
            style = child.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
            level = levels.get(str(style.get(qn("w:val"))), 0) if style is not None else 0
            found.append(Block(level, _text(child, qn)))
        elif child.tag == qn("w:tbl"):
            rows = tuple(
                tuple(_text(cell, qn) for cell in row.iterchildren(qn("w:tc")))
                for row in child.iterchildren(qn("w:tr"))
            )
            found.append(Block(0, "", rows))
        elif child.tag in (qn("w:sdt"), qn("w:sdtContent")):  # what a template lets its user fill in
            found += _blocks(child, levels, qn)
    return found


def _text(element: Any, qn: Any) -> str:
    spaces = {qn("w:tab"), qn("w:br"), qn("w:p")}
    parts = (one.text or "" if one.tag == qn("w:t") else " " if one.tag in spaces else "" for one in element.iter())
    return "".join(parts).strip()


def _read_xlsx(content: bytes) -> list[Block]:
    import openpyxl

    # Read-only, because otherwise each cell of a merged range is made, and a range may be the whole sheet.
    book = openpyxl.load_workbook(BytesIO(content), read_only=True, data_only=True, keep_links=False)
    found = []
    for sheet in book.worksheets:
        sheet.reset_dimensions()
        rows = sheet.iter_rows(max_row=MOST_ROWS, max_col=MOST_COLUMNS, values_only=True)
        texts = [tuple("" if value is None else str(value).strip() for value in row) for row in rows]
        filled = tuple(_without_end(row) for row in texts if any(row))
        found += [Block(1, sheet.title), *([Block(0, "", filled)] if filled else [])]
    return found


def _without_end(row: tuple[str, ...]) -> tuple[str, ...]:
    """Return a row without the empty cells at its end."""
    return row[: max(n for n, cell in enumerate(row, 1) if cell)]


READERS = {".docx": _read_docx, ".xlsx": _read_xlsx}
