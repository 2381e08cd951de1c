"""What the launcher says of each released module, from files alone: nothing of the trainee's runs for it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from academy.journey.course_side import Feedback, course_folder, due_date, feedback, handed_in_at
from academy.journey.saved_notebook import SavedNotebook, read_saved
from academy.journey.standing import Stand
from academy.journey.words import amount, days_left, moment
from academy.lab.modules import released_modules, work_folder
from academy.notebook.said import Said, kept, of_answer, of_text
from academy.notebook.session import trainee
from autograder.errors import AcademyError
from autograder.exercises.bonus import full_marks, with_bonus
from autograder.exercises.kinds import kind_of
from autograder.exercises.kinds.cell_ids import answer_cell
from autograder.exercises.sidecar import Sidecar, decode
from autograder.files import SIDECAR
from autograder.source.model import Public
from autograder.submission.answers_file import read_answers
from wording.academy import _, ngettext

__all__ = ["Overview", "overviews"]


@dataclass(frozen=True)
class Overview:
    """One module on the launcher's page."""

    name: str
    sidecar: Sidecar
    #: Whether the trainee has opened it before.
    is_open: bool
    #: Every exercise in order, "open" unless `check` has judged its answer as it is saved.
    stands: tuple[Stand, ...]
    due: dt.datetime | None
    handed_in: dt.datetime | None
    feedback: Feedback | None

    @property
    def checked(self) -> list[Stand]:
        return [one for one in self.stands if one.is_checked]

    def facts(self) -> list[str]:
        """Say what is known of the module, in the current language."""
        said = [ngettext("{n} exercise", "{n} exercises", len(self.stands)), *self._minutes()]
        if self.is_open and self.sidecar.part != "assessment":
            points = _("{n} of {most}", n=amount(with_bonus(self.stands)), most=amount(full_marks(self.stands)))
            checked = _("{n} of {most}", n=len(self.checked), most=len(self.stands))
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
        is_open = (folder / f"{name}.ipynb").is_file()
        stands = _stands(folder, sidecar)
        said = feedback(folder, name) if is_open else None
        found.append(Overview(name, sidecar, is_open, stands, due_date(folder, name), handed_in_at(name), said))
    return found


def _stands(folder: Path, sidecar: Sidecar) -> tuple[Stand, ...]:
    """Say of each exercise what `check` said last, if it judged the answer that is saved."""
    notebook, (answers, _damage), said = (
        read_saved(folder / f"{sidecar.module}.ipynb"),
        read_answers(folder),
        kept(folder),
    )
    found = []
    for name, exercise in sidecar.exercises.items():
        if name in said and _holds(exercise, said[name], answers, notebook, sidecar.lang):
            found.append(Stand(exercise, said[name].state, said[name].points))  # type: ignore[arg-type]
        else:
            found.append(Stand(exercise, "open"))
    return tuple(found)


def _holds(exercise: Public, said: Said, answers: dict[str, Any], notebook: SavedNotebook | None, lang: str) -> bool:
    """Return whether what counts now is what was judged: the form's answer, or else the cell as it is saved."""
    given = kind_of(exercise.manifest.kind).from_form(exercise, answers.get(exercise.name), lang)
    if given is not None:
        return bool(said.answer) and said.answer == of_answer(given)
    text = notebook.cells.get(answer_cell(exercise.name)) if notebook else None
    return text is not None and said.cell == of_text(text)
