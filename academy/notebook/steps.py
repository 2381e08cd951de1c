"""Figures of a later step: they are given once an answer to the earlier exercise was checked, right or wrong."""

from __future__ import annotations

from academy.notebook.session import Session
from academy.notebook.store import Store
from academy.runs.environment import grading
from autograder.source.model import Public
from wording.academy import _

__all__ = ["first_do", "record_step"]


def first_do(here: Session, exercise: Public) -> str:
    """Return what has to be done before the figures of an exercise are given; empty when they are.

    While a submission is graded nothing is held back, so that a grade never depends on it.
    """
    earlier = here.sidecar.exercises.get(exercise.manifest.after or "")
    if earlier is None or grading() or Store(here.folder).used("steps", earlier.name):
        return ""
    return _(
        'First answer “{title}” and check it with `check("{name}")` or its button. Right or wrong, the figures of this '
        "step are then given.",
        title=earlier.words.title,
        name=earlier.name,
    )


def record_step(here: Session, exercise: Public) -> None:
    """Record that an exercise was answered, if a later one waits for that."""
    if any(one.manifest.after == exercise.name for one in here.sidecar.exercises.values()):
        Store(here.folder).count("steps", exercise.name)
