"""The half of an exercise that a notebook may know, in one language."""

from __future__ import annotations

from autograder.exercises.checks_file import visible_source
from autograder.exercises.kinds import kind_of
from autograder.source.model import Exercise, Public

__all__ = ["public"]


def public(exercise: Exercise, lang: str, *, released: bool) -> Public:
    """What judging needs of an exercise in one language; released: without hidden checks."""
    return Public(
        manifest=exercise.manifest,
        words=exercise.words[lang],
        checks=visible_source(exercise.checks) if released and exercise.checks else exercise.checks,
        variants=exercise.variants,
        key=kind_of(exercise.manifest.kind).key(exercise),
    )
