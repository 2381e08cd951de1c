"""Tables and colours in a terminal."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from rich.box import SIMPLE_HEAD
from rich.table import Table
from rich.text import Text

if TYPE_CHECKING:
    from tracker.reports.render.sheet import Sheet

__all__ = ["sheet_table", "table", "tag"]

COLOURS = {"good": "green", "warn": "yellow", "bad": "red", "mute": "bright_black"}
"""Colour of each tone of `tracker.reports.render.tones`."""


def table(columns: Iterable[str], rows: Iterable[Iterable[Any]], title: str = "") -> Table:
    """Make a table.

    Args:
        columns: titles; one that begins with # is a column of numbers, aligned to the right.
        rows: cells of each row; None is a dash, a `Text` keeps its style.
        title: above the table.
    """
    made = Table(title=title or None, title_justify="left", title_style="bold", box=SIMPLE_HEAD, pad_edge=False)
    for name in columns:
        made.add_column(name.removeprefix("#"), justify="right" if name.startswith("#") else "left", overflow="fold")
    for row in rows:
        made.add_row(*(cell if isinstance(cell, Text) else Text("—" if cell is None else str(cell)) for cell in row))
    return made


def tag(text: str, tone: str) -> Text:
    """Colour a word by its tone. The colour adds nothing to the word, because some terminals have none."""
    return Text(text, COLOURS.get(tone, ""))


def sheet_table(sheet: Sheet) -> Table | str:
    """Make a table from one of a report; an empty one becomes a sentence."""
    if not sheet.rows:
        return f"{sheet.title}: {sheet.empty}"
    titles = ("#" * c.number + c.title for c in sheet.columns)
    rows = ((tag("\n".join(e.lines) or e.text, e.tone) for e in row) for row in sheet.rows)
    return table(titles, rows, sheet.title)
