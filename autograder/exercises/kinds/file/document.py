"""What a document holds, whatever program wrote it: headings, paragraphs and tables, in order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

__all__ = ["Block", "Document", "same"]

NUMBERING = re.compile(r"^[\d.)\s]+(?=\D)")


@dataclass(frozen=True)
class Block:
    """A heading, a paragraph or a table."""

    #: From 1 for a heading, the name of a sheet among them; 0 for what stands below it.
    level: int
    text: str
    #: Cells of a table, row by row.
    rows: tuple[tuple[str, ...], ...] = ()

    @property
    def words(self) -> str:
        return self.text or "\n".join(" | ".join(row) for row in self.rows)


@dataclass(frozen=True)
class Document:
    #: Name of the file it was read from.
    file: str
    blocks: tuple[Block, ...]

    def headings(self) -> list[str]:
        return [block.text for block in self.blocks if block.level]

    def under(self, heading: str | None) -> list[Block]:
        """Return the blocks below a heading down to the next of its level or a higher one; None: the whole document."""
        if heading is None:
            return list(self.blocks)
        return next(self._sections(heading), [])

    def without(self, n: int) -> Document:
        return Document(self.file, (*self.blocks[:n], *self.blocks[n + 1 :]))

    def text(self) -> str:
        """Return the document as plain text, headings marked by #."""
        return "\n\n".join(f"{'#' * block.level} {block.words}".strip() for block in self.blocks)

    def _sections(self, heading: str) -> Iterator[list[Block]]:
        for n, block in enumerate(self.blocks):
            if not block.level or not same(block.text, heading):
                continue
            rest = self.blocks[n + 1 :]
            end = next((m for m, other in enumerate(rest) if 0 < other.level <= block.level), len(rest))
            yield list(rest[:end])


def same(text: str, wanted: str) -> bool:
    """Return whether two headings are the same but for case, numbering and the colon at the end."""
    return _plain(text) == _plain(wanted)


def _plain(text: str) -> str:
    return " ".join(NUMBERING.sub("", text).casefold().replace("ё", "е").strip(" .:").split())
