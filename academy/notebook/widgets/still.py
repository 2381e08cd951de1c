"""A saved answer as text: in place of its form in a graded notebook, and for readers without a kernel."""

from __future__ import annotations

import html
from typing import Any

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

__all__ = ["plain", "still"]


def still(here: Session, exercise: Public) -> Result:
    """Return the answer in the words of the task, or a sentence when there is none or it cannot be read."""
    try:
        lines = _answer_lines(here, exercise, Store(here.folder).answer(exercise.name))
    except (Unreadable, OSError) as error:
        return trouble(str(error))
    page = "".join(paragraph(line) for line in lines)
    return Result("not_attempted", _("Answer"), exercise.words.title, "\n".join(lines), page, (), here.sidecar.lang)


def plain(here: Session, exercise: Public, value: Any) -> tuple[str, str]:
    """Return an answer as HTML and as text, both without any style: a notebook keeps them beside the widget."""
    try:
        lines = _answer_lines(here, exercise, value)
    except Unreadable:
        lines = [_("The answer here cannot be read.")]
    head = _("Answer: {title}", title=exercise.words.title)
    page = "".join(f"<p>{html.escape(line)}</p>" for line in lines)
    return f'<div class="academy-still"><p><strong>{html.escape(head)}</strong></p>{page}</div>', "\n".join(
        [head, *lines]
    )


def _answer_lines(here: Session, exercise: Public, value: Any) -> list[str]:
    kind, exercise = kind_of(exercise.manifest.kind), personal(exercise, here.variant)
    try:
        given = kind.from_form(exercise, value, here.sidecar.lang)
        answer = kind.read(exercise, given)
        return _lines(kind.shown(exercise, answer if kind.in_form else given))
    except NotAttempted:
        return [_("There is no answer here yet.")]


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
