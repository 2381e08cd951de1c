"""`hint`: from a nudge to nearly the method, one at a time."""

from __future__ import annotations

from typing import Any

from academy.notebook.result import Result, trouble, usage_note
from academy.notebook.session import Session, session
from academy.notebook.store import Store
from academy.runs.environment import grading
from autograder.errors import AcademyError
from autograder.source.model import Public
from wording.academy import _
from wording.languages import language

__all__ = ["hint_for", "next_hint"]


def next_hint(name: Any) -> Result:
    """Return the next hint of an exercise of this module."""
    try:
        here = session()
        with language(here.sidecar.lang):
            if not isinstance(name, str):
                example = f'hint("{next(iter(here.sidecar.exercises))}")'
                return trouble(_("Write the exercise's name in quotes: {example}.", example=example))
            return hint_for(here, here.exercise(name))
    except AcademyError as error:
        return trouble(str(error))


def hint_for(here: Session, exercise: Public) -> Result:
    """Return the next hint. progress.json counts them, so that a restart of the kernel forgets none."""
    hints = exercise.words.hints
    if not hints:
        return trouble(
            _("An assessment has no hints.") if exercise.form_only else _("There are no hints for this exercise.")
        )
    store = Store(here.folder)
    number = min(store.used("hints", exercise.name) + 1, len(hints))
    store.count("hints", exercise.name)
    return Result.hint(exercise, number, here.sidecar.lang, notes=[] if grading() else usage_note())
