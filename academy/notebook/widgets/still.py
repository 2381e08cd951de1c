"""A saved answer as text: what a form leaves in a notebook that is graded and read later."""

from __future__ import annotations

from typing import Any

from academy.notebook.result import Result, trouble
from academy.notebook.session import Session
from academy.notebook.store import Store
from autograder.errors import NotAttempted, Unreadable
from autograder.exercises.kinds import kind_of
from autograder.exercises.wording import as_text, paragraph
from autograder.source.model import ExerciseWords, Public
from wording.academy import _

__all__ = ["still"]


def still(here: Session, exercise: Public) -> Result:
    """The answer in the words of the task; a sentence when there is none or it cannot be read."""
    try:
        answer = kind_of(exercise.manifest.kind).read(exercise, Store(here.folder).answer(exercise.name))
    except NotAttempted:
        lines = [_("There is no answer here yet.")]
    except (Unreadable, OSError) as error:
        return trouble(str(error))
    else:
        lines = _lines(exercise.manifest.kind, exercise.words, answer)
    page = "".join(paragraph(line) for line in lines)
    title = exercise.words.title
    return Result("not_attempted", _("Answer"), title, "\n".join(lines), page, (), here.sidecar.lang)


def _lines(kind: str, words: ExerciseWords, answer: Any) -> list[str]:
    match kind:
        case "choice":
            return [f"• {as_text(text)}" for key, text in words.options.items() if key in answer]
        case "group":
            return [f"{as_text(words.items[key])}: {as_text(words.groups[group])}" for key, group in answer.items()]
        case "order":
            return [f"{place}. {as_text(words.items[key])}" for place, key in enumerate(answer, 1)]
    return str(answer).split("\n")
