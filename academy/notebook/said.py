"""What `check` last said of each exercise, and of which answer, so that it is repeated only while it holds.

It is kept in progress.json, for the next day. Of an answer that is plain data its hash is kept; of any other the object
itself, while the notebook's kernel lives, and the hash of the cell that made it.
"""

from __future__ import annotations

import hashlib
import json
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from academy.notebook.session import Session
from academy.notebook.store import Store
from academy.runs.environment import grading
from academy.runs.record import recorded_runs
from autograder.exercises.kinds.cell_ids import answer_cell
from autograder.exercises.kinds.code.typed import Typed
from autograder.exercises.verdict import Verdict
from autograder.source.model import Public

__all__ = ["Said", "kept", "of_answer", "of_text", "remember", "said_of"]


@dataclass(frozen=True)
class Said:
    """What `check` said of one answer."""

    #: right, wrong, waiting or taken
    state: str
    points: float
    #: Hash of the answer; empty for one that is not plain data.
    answer: str
    #: Hash of the text of the cell that made it; empty when it is not known.
    cell: str


_objects: dict[str, Any] = {}
"""The answers themselves, by exercise: those of this session."""


def remember(here: Session, exercise: Public, given: Any, verdict: Verdict) -> None:
    """Keep a verdict that was told, unless the answer could not be read."""
    if grading() or verdict.state not in ("right", "wrong", "waiting", "taken"):
        return
    run = recorded_runs().last_of(answer_cell(exercise.name))
    said = Said(verdict.state, verdict.points, of_answer(given), of_text(run.text) if run else "")
    _objects[exercise.name] = given
    Store(here.folder).keep_said(exercise.name, asdict(said))


def said_of(here: Session, exercise: Public, given: Any) -> Said | None:
    """Return what was said of this very answer; None when it is another one, or nothing was said."""
    said = kept(here.folder).get(exercise.name)
    if said is None:
        return None
    same = exercise.name in _objects and _objects[exercise.name] is given
    return said if same or (said.answer and said.answer == of_answer(given)) else None


def kept(folder: Path) -> dict[str, Said]:
    """Return what is kept beside a notebook, by exercise, without what somebody has spoiled."""
    found: dict[str, Said] = {}
    for name, one in Store(folder).said().items():
        with suppress(TypeError):
            found[name] = Said(**one)
    return {name: said for name, said in found.items() if isinstance(said.points, int | float)}


def of_answer(given: Any) -> str:
    """Return the hash of plain data or of what was typed; empty for anything else, whose equality would be a guess."""
    if isinstance(given, Typed):
        return of_text(json.dumps(["typed", given.text, given.lang]))
    try:
        return of_text(json.dumps(given, sort_keys=True, allow_nan=False)) if _is_plain(given) else ""
    except (ValueError, TypeError, RecursionError):
        return ""


def _is_plain(given: Any) -> bool:
    """True for what JSON writes as it is. A key that is no text would become one, and so look like another answer."""
    if type(given) is dict:
        return all(type(key) is str and _is_plain(value) for key, value in given.items())
    if type(given) is list:
        return all(map(_is_plain, given))
    return given is not None and type(given) in (str, int, float, bool)


def of_text(text: str) -> str:
    return hashlib.sha256(text.strip().encode("utf-8", "surrogatepass")).hexdigest()
