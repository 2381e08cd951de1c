"""Where a trainee stands: of each exercise whether it is open, answered, or what `check` said and still holds."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from academy.journey.saved_notebook import SavedNotebook, read_saved
from academy.notebook.check import judged, saved_answer, why_not_graded
from academy.notebook.said import kept, of_text, said_of
from academy.notebook.session import Session
from autograder.errors import NotAttempted
from autograder.exercises.kinds import kind_of
from autograder.exercises.kinds.cell_ids import answer_cell
from autograder.exercises.personal import personal
from autograder.source.model import Public

__all__ = ["Stand", "notebook_path", "stands"]


@dataclass(frozen=True)
class Stand:
    """One exercise of the trainee."""

    exercise: Public
    #: `open`: no answer. `answered`: there is one, and `check` did not judge it as it is now. `unreadable`: it cannot
    #: be read. `stale`: the notebook does not make what is in memory. `earlier`: `check` judged it in an earlier
    #: session, and its cell has to run again. Others: what `check` said of this very answer.
    state: Literal["open", "answered", "unreadable", "earlier", "stale", "right", "wrong", "waiting", "taken"]
    #: What `check` said; 0 where it did not say anything that holds.
    points: float = 0.0

    @property
    def max_points(self) -> float:
        return self.exercise.points

    @property
    def bonus(self) -> bool:
        return self.exercise.manifest.bonus

    @property
    def is_checked(self) -> bool:
        return self.state in ("right", "wrong", "waiting", "taken")


def notebook_path(here: Session) -> Path:
    return here.folder / f"{here.sidecar.module}.ipynb"


def stands(here: Session) -> list[Stand]:
    """Return every exercise of the module, in its order."""
    saved = read_saved(notebook_path(here))
    return [_stand(here, here.exercise(name), saved) for name in here.sidecar.exercises]


def _stand(here: Session, exercise: Public, saved: SavedNotebook | None) -> Stand:
    try:
        given = saved_answer(here, exercise)
        kind_of(exercise.manifest.kind).read(personal(exercise, here.variant), given)
    except NotAttempted:
        return Stand(exercise, "earlier" if _was_checked(here, exercise, saved) else "open")
    except Exception:  # looking at an object of the trainee's own may raise anything
        return Stand(exercise, "unreadable")
    if why_not_graded(here, exercise):
        return Stand(exercise, "stale")
    said = said_of(here, exercise, given)
    if said is None:
        return Stand(exercise, "answered")
    # Judged again without counting it: an object may have been changed in place, and a module released anew. This tells
    # nothing of an answer that was not checked.
    verdict = judged(exercise, given, here.variant)
    if (verdict.state, verdict.points) != (said.state, said.points):
        return Stand(exercise, "answered")
    return Stand(exercise, verdict.state, verdict.points)  # type: ignore[arg-type]  # one of those that are kept


def _was_checked(here: Session, exercise: Public, saved: SavedNotebook | None) -> bool:
    """True when `check` judged the answer of the cell as it is saved, in an earlier session of the kernel."""
    text = saved.cells.get(answer_cell(exercise.name)) if saved else None
    said = kept(here.folder).get(exercise.name)
    return text is not None and said is not None and said.cell == of_text(text)
