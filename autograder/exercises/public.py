"""The part of an exercise that judging needs, in one language."""

from __future__ import annotations

from autograder.exercises.checks_file import visible_source
from autograder.exercises.kinds import kind_of
from autograder.source.model import Exercise, Public

__all__ = ["public"]


def public(exercise: Exercise, lang: str, *, released: bool) -> Public:
    """Return what judging needs of an exercise in one language.

    Args:
        released: leave out hidden checks, as in what a trainee gets.
    """
    return Public(
        manifest=exercise.manifest,
        words=exercise.words[lang],
        checks=visible_source(exercise.checks) if released and exercise.checks else exercise.checks,
        variants=exercise.variants,
        key=kind_of(exercise.manifest.kind).key(exercise),
    )
