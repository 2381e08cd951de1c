"""Recognise the cells of a module's notebook that lost their marks and ids, by their text.

Deepnote gives every cell an id and metadata of its own, and cells copied into a new notebook have neither. Tasks, forms
and cells of points are locked, so their texts say which exercise they belong to; an answer stands between them.

An exercise is looked for only when none of its cells has kept a mark or an id: a trainee who deleted an answer's cell,
and wrote the answer into a cell of their own, is no such case.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from autograder.exercises.kinds.cell_ids import exercise_of
from autograder.submission.nbgrader_rules import Cell, as_released, grade_id, is_locked, nbgrader_meta

__all__ = ["recognise_by_text"]

Text = tuple[str, str]
"""Type of a cell, and its source as it was released, without differences of white space."""


@dataclass
class _Found:
    """Which cells of a notebook were recognised."""

    cells: list[Cell]
    #: Place -> name of the cell.
    names: dict[int, str] = field(default_factory=dict)
    #: Places at which an answer cannot be: what the course wrote, or a cell with a mark.
    taken: set[int] = field(default_factory=set)

    def between(self, before: list[str], after: list[str]) -> range:
        """Return the places between the last known cell of `before` and the first one of `after`."""
        start = max((place for place, name in self.names.items() if name in before), default=None)
        end = min((place for place, name in self.names.items() if name in after), default=None)
        if start is None:
            start = max((place for place in self.taken if end is None or place < end), default=-1)
        if end is None:
            end = min((place for place in self.taken if place > start), default=len(self.cells))
        return range(start + 1, end)


def recognise_by_text(notebook: dict[str, Any], source: dict[str, Any]) -> list[str]:
    """Give cells that lost everything their grade_id back, in place. Returns the exercises that were recognised.

    Args:
        notebook: as it was submitted.
        source: the notebook of the module.
    """
    wanted = {name: cell for cell in source["cells"] if (name := grade_id(cell))}
    marked = {mark for cell in notebook["cells"] for mark in (grade_id(cell), cell.get("id")) if mark in wanted}
    lost = {exercise_of(name) for name in wanted} - {exercise_of(name) for name in marked}
    texts = {_text(cell): name for name, cell in wanted.items() if is_locked(nbgrader_meta(cell))}
    others = {_text(cell) for cell in source["cells"] if grade_id(cell) is None}
    found = _Found(notebook["cells"])
    for place, cell in enumerate(found.cells):
        name = texts.get(_text(cell))
        if grade_id(cell) is None and name is not None and exercise_of(name) in lost:
            found.names[place] = name
        if place in found.names or grade_id(cell) in wanted or cell.get("id") in wanted or _text(cell) in others:
            found.taken.add(place)
    exercises = list(dict.fromkeys(exercise_of(name) for name in wanted))
    recognised = [one for one in exercises if one in {exercise_of(name) for name in found.names.values()}]
    for exercise in recognised:
        _find_answers(exercise, wanted, found)
    for place, name in found.names.items():
        found.cells[place]["metadata"]["nbgrader"] = dict(nbgrader_meta(wanted[name]))
    return recognised


def _find_answers(exercise: str, wanted: dict[str, Cell], found: _Found) -> None:
    """Find the cells of an exercise that the trainee edits: of code one, of text all, because it may be split."""
    names = [name for name in wanted if exercise_of(name) == exercise]
    for number, name in enumerate(names):
        if is_locked(nbgrader_meta(wanted[name])):
            continue
        kind = wanted[name]["cell_type"]
        room = found.between(names[:number], names[number + 1 :])
        places = [n for n in room if n not in found.taken and found.cells[n]["cell_type"] == kind]
        if kind == "code" and places:
            binding = [n for n in places if _binds(found.cells[n]["source"], exercise)]
            places = [binding[-1] if binding else places[0]]
        found.names |= dict.fromkeys(places, name)
        found.taken |= set(places)


def _text(cell: Cell) -> Text:
    return cell["cell_type"], " ".join(as_released(cell["source"]).split())


def _binds(source: str, name: str) -> bool:
    """Return True when code seems to give the name a value or a function; it may not be Python that parses."""
    name = re.escape(name)
    return re.search(rf"(?m)^[^#\n=]*\b{name}\b[^#\n=]*=(?!=)|\b(?:def|class)\s+{name}\b", source) is not None
