"""A saved answer as text, in place of its form in a graded notebook."""

from __future__ import annotations

from academy.notebook.result import Result, trouble
from academy.notebook.session import Session
from academy.notebook.store import Store
from autograder.errors import NotAttempted, Unreadable
from autograder.exercises.kinds import kind_of
from autograder.exercises.kinds.base import Shown
from autograder.exercises.personal import personal
from autograder.exercises.wording import paragraph
from autograder.source.model import Public
from wording.academy import _

__all__ = ["still"]


def still(here: Session, exercise: Public) -> Result:
    """Return the answer in the words of the task, or a sentence when there is none or it cannot be read."""
    kind, exercise = kind_of(exercise.manifest.kind), personal(exercise, here.variant)
    try:
        given = kind.from_form(exercise, Store(here.folder).answer(exercise.name), here.sidecar.lang)
        answer = kind.read(exercise, given)
    except NotAttempted:
        lines = [_("There is no answer here yet.")]
    except (Unreadable, OSError) as error:
        return trouble(str(error))
    else:
        lines = _lines(kind.shown(exercise, answer if kind.in_form else given))
    page = "".join(paragraph(line) for line in lines)
    title = exercise.words.title
    return Result("not_attempted", _("Answer"), title, "\n".join(lines), page, (), here.sidecar.lang)


def _lines(shown: Shown | None) -> list[str]:
    match shown:
        case ("list", lines):
            return [f"• {line}" for line in lines]
        case ("steps", lines):
            return [f"{place}. {line}" for place, line in enumerate(lines, 1)]
        case ("pairs", pairs):
            return [f"{item}: {group}" for item, group in pairs]
        case (_form, text):
            return str(text).split("\n")
    return []
