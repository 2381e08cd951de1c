"""Put a trainee's figures into the words of an exercise, and collect the figures that its texts and keys may use."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from autograder.errors import CourseError
from autograder.exercises.checks_file import expected_of
from autograder.exercises.course_code import course_code
from autograder.exercises.placeholders import filled, has_placeholder
from autograder.exercises.variants import Variant, call_with
from autograder.notes import Note
from autograder.source.model import Public

__all__ = ["FILLED", "case_of", "figures_of", "personal"]

FILLED = ("given", "options", "groups", "items")
"""Words that may hold placeholders: those that a form shows. The task is one text for all trainees."""


def case_of(exercise: Public, variant: Variant) -> dict[str, Any]:
    """Return the trainee's case by name; empty where variants.py makes none or makes no mapping."""
    case = variant.case(exercise) if exercise.variants else None
    return dict(case) if isinstance(case, Mapping) else {}


def figures_of(exercise: Public, variant: Variant) -> dict[str, Any]:
    """Return the trainee's case together with what `expected` of checks.py computes from it.

    Raises CourseError when `expected` fails or gives no mapping.
    """
    figures = case_of(exercise, variant)
    expected = expected_of(exercise.checks, exercise.name) if exercise.checks else None
    if expected is None:
        return figures
    with course_code(exercise.name):
        computed = call_with(expected, variant.arguments(exercise))
        if not isinstance(computed, Mapping):
            raise TypeError("expected(...) of checks.py gives no figures by name")
        return figures | dict(computed)


def personal(exercise: Public, variant: Variant) -> Public:
    """Return the exercise with the case of this trainee in its words.

    Raises CourseError for a placeholder that the case does not fill.
    """
    words = exercise.words
    wanted = {name: getattr(words, name) for name in FILLED if has_placeholder(getattr(words, name))}
    if not wanted or not exercise.variants:
        return exercise
    figures = case_of(exercise, variant)
    try:
        changed = {name: _filled(text, figures, variant.lang) for name, text in wanted.items()}
    except (KeyError, IndexError, ValueError, TypeError) as error:
        raise CourseError(
            Note("data_not_made", name=exercise.name, detail=f"{type(error).__name__}: {error}")
        ) from error
    return exercise.model_copy(update={"words": words.model_copy(update=changed)})


def _filled(text: Any, figures: dict[str, Any], lang: str) -> Any:
    if isinstance(text, dict):
        return {key: filled(one, figures, lang) for key, one in text.items()}
    return filled(text, figures, lang)
