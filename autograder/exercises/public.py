"""The part of an exercise that judging needs, in one language, and what of it travels."""

from __future__ import annotations

import re

from autograder.exercises.checks_file import visible_source
from autograder.exercises.kinds import kind_of
from autograder.exercises.personal import FILLED
from autograder.exercises.placeholders import has_placeholder
from autograder.source.model import AnswerSpec, Exercise, ExerciseWords, Public

__all__ = ["public", "shows_case"]


def public(exercise: Exercise, lang: str, *, released: bool) -> Public:
    """Return what judging needs of an exercise in one language.

    Args:
        released: what a trainee gets: of practice all but hidden checks, of an assessment words and form alone.
    """
    kind = kind_of(exercise.manifest.kind)
    if released and exercise.part == "assessment":
        return _words_and_form(exercise, lang)
    return Public(
        manifest=exercise.manifest,
        words=exercise.words[lang],
        checks=visible_source(exercise.checks) if released and exercise.checks else exercise.checks,
        variants=exercise.variants,
        key=kind.key(exercise),
        form=kind.form(exercise, lang),
        pool=kind.draws(exercise),
    )


def _words_and_form(exercise: Exercise, lang: str) -> Public:
    """Return what a trainee needs to give an answer that can be read, and nothing by which it is judged.

    Everything is named that is taken over, so that a new field stays behind.
    """
    kind, words, manifest = kind_of(exercise.manifest.kind), exercise.words[lang], exercise.manifest
    form = {k: v for k, v in manifest.answer.model_dump(exclude_unset=True).items() if k not in kind.judged_keys}
    return Public(
        form_only=True,
        manifest=manifest.model_copy(update={"answer": AnswerSpec(**form)}),
        words=ExerciseWords(
            title=words.title,
            task=words.task,
            given=words.given,
            options=words.options,
            groups=words.groups,
            items=words.items,
        ),
        variants=exercise.variants if shows_case(exercise) else "",
        form=kind.form(exercise, lang),
        pool=kind.draws(exercise),
    )


def shows_case(exercise: Exercise) -> bool:
    """Return whether the trainee sees the exercise's own case: in the form's words, or by `load("<name>")`."""
    if any(has_placeholder(getattr(words, name)) for words in exercise.words.values() for name in FILLED):
        return True
    load = re.compile(rf"""load\(\s*["']{re.escape(exercise.name)}["']""")
    return any(load.search(text) for text in (*(w.task for w in exercise.words.values()), *_solutions(exercise)))


def _solutions(exercise: Exercise) -> list[str]:
    return [text for name, text in exercise.files.items() if name.startswith("solution.")]
