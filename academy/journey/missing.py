"""What a submission lacks, before it is handed in: answers, a saved file, cells that run."""

from __future__ import annotations

import html
from dataclasses import dataclass

from academy.journey.page import cell_link, listed, task_link
from academy.journey.saved_notebook import SavedNotebook
from academy.journey.standing import Stand
from academy.notebook.session import Session
from autograder.exercises.kinds.cell_ids import answer_cell
from autograder.exercises.wording import paragraph
from wording.academy import _, ngettext

__all__ = ["Missing", "look_through"]

MOST_CELLS = 8
"""Cells that are named; of more, only the first."""


@dataclass(frozen=True)
class Missing:
    """Kinds of what is missing: a sentence, and the places as HTML."""

    parts: tuple[tuple[str, tuple[str, ...]], ...]

    def __bool__(self) -> bool:
        return bool(self.parts)

    def page(self) -> str:
        return "".join(paragraph(sentence, "academy-warn") + listed(list(places)) for sentence, places in self.parts)

    def sentences(self) -> list[str]:
        return [sentence for sentence, _places in self.parts]


def look_through(here: Session, stands: list[Stand], notebook: SavedNotebook) -> Missing:
    """List what is missing, the most harmful first."""
    parts: list[tuple[str, tuple[str, ...]]] = []
    if cells := notebook.unsaved():
        sentence = _("The notebook is not saved: the file has an older text of these cells. Press Ctrl+S first.")
        parts.append((sentence, _cells(here, cells)))
    if cells := notebook.edited():
        parts.append((_("These cells were changed after they ran. Run them again."), _cells(here, cells)))
    if cells := notebook.failed():
        parts.append((_("These cells stopped with an error."), _cells(here, cells)))
    for state, sentence in (
        ("open", ngettext("{n} exercise has no answer.", "{n} exercises have no answer.", _count(stands, "open"))),
        ("unreadable", _("These answers cannot be read. Press Check there to see why.")),
    ):
        places = tuple(task_link(here, one.exercise) for one in stands if one.state == state)
        if places:
            parts.append((sentence, places))
    return Missing(tuple(parts))


def _count(stands: list[Stand], state: str) -> int:
    return sum(one.state == state for one in stands)


def _cells(here: Session, ids: list[str]) -> tuple[str, ...]:
    """Link to cells by the exercise that they answer, or by the first line that they hold."""
    names = {answer_cell(name): exercise.words.title for name, exercise in here.sidecar.exercises.items()}
    found = [
        cell_link(here, cell_id, names.get(cell_id) or _("cell {name}", name=cell_id)) for cell_id in ids[:MOST_CELLS]
    ]
    if (more := len(ids) - MOST_CELLS) > 0:
        found.append(html.escape(_("and {n} more", n=more)))
    return tuple(found)
