"""What the launcher says of each released module, from files alone: nothing of the trainee's runs for it."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from academy.journey.course_side import Feedback, course_folder, due_date, feedback, handed_in_at
from academy.journey.saved_notebook import SavedNotebook, read_saved
from academy.journey.words import amount, days_left, moment
from academy.lab.modules import released_modules, work_folder
from academy.notebook.said import of_answer, of_text
from academy.notebook.session import trainee
from autograder.errors import AcademyError
from autograder.exercises.kinds.cell_ids import answer_cell
from autograder.exercises.sidecar import Sidecar, decode
from autograder.files import ANSWERS, PROGRESS, SIDECAR
from wording.academy import _, ngettext

__all__ = ["Overview", "overviews"]


@dataclass(frozen=True)
class Overview:
    """One module on the launcher's page."""

    name: str
    sidecar: Sidecar
    #: Whether the trainee has opened it before.
    is_open: bool
    #: Exercises whose answer `check` has judged as it is saved, and its points.
    checked: int
    points: float
    due: dt.datetime | None
    handed_in: dt.datetime | None
    feedback: Feedback | None

    def facts(self) -> list[str]:
        """Say what is known of the module, in the current language."""
        exercises = list(self.sidecar.exercises.values())
        said = [ngettext("{n} exercise", "{n} exercises", len(exercises)), *self._minutes()]
        if self.is_open and self.sidecar.part != "assessment":
            most = amount(sum(one.points for one in exercises))
            points = _("{n} of {most}", n=amount(self.points), most=most)
            checked = _("{n} of {most}", n=self.checked, most=len(exercises))
            said.append(_("as last checked: {checked} exercises, {points} points", checked=checked, points=points))
        if self.due is not None:
            left = "" if self.handed_in else f" ({days_left(self.due, dt.datetime.now(dt.UTC))})"
            said.append(_("due {time}", time=moment(self.due)) + left)
        if self.handed_in is not None:
            said.append(_("handed in {time}", time=moment(self.handed_in)))
        if self.feedback is not None and self.feedback.total:
            said.append(_("graded: {total}", total=self.feedback.total))
        return said

    def _minutes(self) -> list[str]:
        reading, practice = self.sidecar.reading, self.sidecar.practice
        if reading and practice:
            return [_("reading {reading} min, practice {practice} min", reading=reading, practice=practice)]
        return [_("{n} min", n=practice)] if practice else []


def overviews() -> list[Overview]:
    """Return the released modules of the course that ACADEMY_COURSE names, in its order."""
    course = course_folder()
    if course is None:
        return []
    found = []
    for name in released_modules(course.root):
        try:
            sidecar = decode(course.root / "release" / name / SIDECAR)
        except AcademyError:
            continue
        folder = work_folder(course.root, trainee()) / name
        checked, points = _checked(folder, sidecar)
        is_open = (folder / f"{name}.ipynb").is_file()
        said = feedback(folder, name) if is_open else None
        found.append(Overview(name, sidecar, is_open, checked, points, due_date(name), handed_in_at(name), said))
    return found


def _checked(folder: Path, sidecar: Sidecar) -> tuple[int, float]:
    """Count exercises whose saved answer is the one that `check` judged last, and add up its points."""
    notebook = read_saved(folder / f"{sidecar.module}.ipynb")
    answers, said = _read(folder / ANSWERS, "answers"), _read(folder / PROGRESS, "said")
    ours = [(name, one) for name, one in said.items() if name in sidecar.exercises]
    held = [one["points"] for name, one in ours if _holds(name, one, answers, notebook)]
    return len(held), sum(held)


def _holds(name: str, said: Any, answers: dict[str, Any], notebook: SavedNotebook | None) -> bool:
    if not isinstance(said, dict) or not isinstance(said.get("points"), int | float):
        return False
    if name in answers:
        return bool(said.get("answer")) and said["answer"] == of_answer(answers[name])
    text = notebook.cells.get(answer_cell(name)) if notebook else None
    return text is not None and said.get("cell") == of_text(text)


def _read(path: Path, part: str) -> dict[str, Any]:
    try:
        found = json.loads(path.read_bytes().decode("utf-8-sig"))[part]
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}
