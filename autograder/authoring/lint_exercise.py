"""Defects of one exercise: files, words in both languages, feedback for every check, and what proves it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from autograder.authoring.lint_common import fresh, translations
from autograder.errors import SourceError
from autograder.exercises.kinds import kind_of
from autograder.source.files import line_of
from autograder.source.model import Course, Exercise
from wording.autograder import _
from wording.languages import LANGUAGES

__all__ = ["lint_exercise"]

LEAST_HINTS, LEAST_ENTRIES = 2, 2
PLACEHOLDER = re.compile(r"\{(\w+)")


def lint_exercise(course: Course, exercise: Exercise) -> Iterator[SourceError]:
    toml = exercise.path.parent.parent / "module.toml"
    known = course.framework.by_id()
    for competency in exercise.manifest.competencies:
        if competency not in known:
            yield SourceError(
                toml,
                line_of(toml, competency),
                _("unknown competency “{id}”", id=competency),
                _("Use an id of competencies.toml."),
            )
    yield from _files(exercise)
    task = {lang: exercise.path / f"task.{lang}.md" for lang in LANGUAGES}
    source_lang = course.manifest.source_language
    for lang in translations(course):
        yield from _same_words(exercise, source_lang, lang, task[lang])
        yield from fresh(task[source_lang], task[lang])
    for lang in LANGUAGES:
        yield from _words(exercise, lang, task[lang])
    try:
        yield from kind_of(exercise.manifest.kind).lint(exercise)
    except SourceError as error:
        yield error


def _files(exercise: Exercise) -> Iterator[SourceError]:
    known = {exercise.path / name for name in (*exercise.files, *(f"task.{lang}.md" for lang in LANGUAGES))}
    for path in sorted(exercise.path.rglob("*")):
        if path.is_dir() or "__pycache__" in path.parts or path in known:
            continue
        yield SourceError(
            path,
            1,
            _("this file belongs to no part of an exercise"),
            _("Delete or rename it; the author guide lists the files."),
        )


def _same_words(exercise: Exercise, source: str, lang: str, path: Path) -> Iterator[SourceError]:
    ours, theirs = exercise.words[source], exercise.words[lang]
    fix = _("Let both languages have the same.")
    for name in ("feedback", "options", "groups", "items", "rubric"):
        a, b = getattr(ours, name), getattr(theirs, name)
        for key in sorted(set(a) ^ set(b)):
            yield SourceError(path, line_of(path, key), _("“{key}” stands in one language only", key=key), fix)
        if name == "rubric" and {k: v[0] for k, v in a.items()} != {k: v[0] for k, v in b.items()}:
            yield SourceError(path, 1, _("the rubric's points differ between languages"), fix)
    for key in sorted(set(ours.feedback) & set(theirs.feedback)):
        if set(PLACEHOLDER.findall(ours.feedback[key])) != set(PLACEHOLDER.findall(theirs.feedback[key])):
            yield SourceError(
                path, line_of(path, key), _("the placeholders of “{key}” differ between languages", key=key), fix
            )
    if len(ours.hints) != len(theirs.hints):
        yield SourceError(path, line_of(path, "# Hints"), _("the number of hints differs between languages"), fix)


def _words(exercise: Exercise, lang: str, path: Path) -> Iterator[SourceError]:
    words, manifest = exercise.words[lang], exercise.manifest
    if len(words.hints) < LEAST_HINTS or not all(h.strip() for h in words.hints):
        yield SourceError(
            path,
            line_of(path, "# Hints"),
            _("fewer than {n} hints, or an empty one", n=LEAST_HINTS),
            _("Write them under # Hints."),
        )
    kind = kind_of(manifest.kind)
    try:
        need, may = kind.feedback_keys(exercise, lang)
    except SourceError:  # the kind's own lint reports it
        return
    for key in sorted(need - set(words.feedback)):
        yield SourceError(
            path,
            line_of(path, "# Feedback"),
            _("no feedback for “{key}”", key=key),
            _("Write it under ## {key}.", key=key),
        )
    for key in sorted(set(words.feedback) - need - may):
        yield SourceError(
            path,
            line_of(path, f"## {key}"),
            _("feedback “{key}” belongs to no check", key=key),
            _("Delete it or mend its key."),
        )
    for key in sorted(k for k, v in words.feedback.items() if not v):
        yield SourceError(
            path, line_of(path, f"## {key}"), _("the feedback “{key}” is empty", key=key), _("Write a sentence or two.")
        )
    total = sum(points for points, _text in words.rubric.values())
    if kind.by_mentor != bool(words.rubric) or (words.rubric and total != manifest.points):
        yield SourceError(
            path,
            line_of(path, "# Rubric"),
            _("the rubric gives {total:g} points of {points:g}", total=total, points=manifest.points),
            _("Text exercises have a rubric whose points add up; others have none."),
        )
    for section in kind.sections:
        if len(getattr(words, section)) < LEAST_ENTRIES:
            yield SourceError(
                path,
                1,
                _("the section “{title}” has fewer than two entries", title=section.title()),
                _("Write them as - key: text."),
            )
