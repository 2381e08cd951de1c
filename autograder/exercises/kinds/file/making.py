"""Make real documents of Markdown, so that authors write answers as text and proofs judge files."""

from __future__ import annotations

from io import BytesIO
from pathlib import PurePosixPath

from autograder.exercises.kinds.file.document import Block

__all__ = ["made"]


def made(markdown: str, file: str) -> bytes:
    """Return a document of that file's type: headings, paragraphs and tables; in an .xlsx each heading is a sheet."""
    blocks = _blocks(markdown)
    return _docx(blocks) if PurePosixPath(file).suffix == ".docx" else _xlsx(blocks)


def _blocks(markdown: str) -> list[Block]:
    found = []
    for piece in markdown.strip().split("\n\n"):
        lines = piece.strip().splitlines()
        if piece.startswith("#"):
            marks, _space, title = lines[0].partition(" ")
            found.append(Block(len(marks), title.strip()))
            lines = lines[1:]
        if lines and lines[0].startswith("|"):
            rows = [tuple(cell.strip() for cell in line.strip("| ").split("|")) for line in lines]
            found.append(Block(0, "", tuple(row for row in rows if any(cell.strip("-: ") for cell in row))))
        elif lines:
            found.append(Block(0, " ".join(lines)))
    return found


def _docx(blocks: list[Block]) -> bytes:
    import docx

    document = docx.Document()
    for block in blocks:
        if block.level:
            document.add_heading(block.text, block.level - 1)
        elif block.rows:
            table = document.add_table(0, max(map(len, block.rows)))
            for row in block.rows:
                for cell, text in zip(table.add_row().cells, row, strict=False):
                    cell.text = text
        else:
            document.add_paragraph(block.text)
    target = BytesIO()
    document.save(target)
    return target.getvalue()


def _xlsx(blocks: list[Block]) -> bytes:
    import openpyxl

    book = openpyxl.Workbook()
    book.remove(book.active)
    for block in blocks:
        if block.level:
            book.create_sheet(block.text)
            continue
        sheet = book.worksheets[-1]
        for row in block.rows or ((block.text,),):
            sheet.append(row)
    target = BytesIO()
    book.save(target)
    return target.getvalue()
