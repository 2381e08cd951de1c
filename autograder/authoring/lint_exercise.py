"""Find the defects of one exercise: files, words in both languages, feedback for each check, enough to prove it."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from autograder.authoring.lint_common import lint_translation, translations
from autograder.errors import SourceError
from autograder.exercises.kinds import kind_of
from autograder.source.files import line_of
from autograder.source.layout import manifest_file
from autograder.source.model import Course, Exercise
from wording.autograder import _
from wording.languages import LANGUAGES

__all__ = ["lint_exercise"]

LEAST_HINTS, LEAST_ENTRIES = 2, 2
PLACEHOLDER = re.compile(r"\{([a-z_]\w*)")
UNITS = {
    "RUB": re.compile(r"руб|₽|rou?ble|RUB", re.IGNORECASE),
    "percent": re.compile(r"процент|per ?cent|%", re.IGNORECASE),
    "share": re.compile(r"\bдол[яиюе]|от 0 до 1|\bshare\b|\bfraction\b|(from|between) 0", re.IGNORECASE),
    "days": re.compile(r"\bдн(и|ей|я|ях)\b|\bдень\b|\bсут|\bdays?\b", re.IGNORECASE),
}
"""Words by which a task names a unit, in either language; a count and a ratio have none of their own."""


def lint_exercise(course: Course, exercise: Exercise) -> Iterator[SourceError]:
    toml = manifest_file(exercise.path.parents[1])
    known = course.framework.by_id()
    if not exercise.manifest.competencies and (exercise.part == "assessment" or _shows_some(course, exercise)):
        yield SourceError(
            toml,
            line_of(toml, f'"{exercise.name}"'),
            _("“{name}” names no competency", name=exercise.name),
            _("Name what its points show; only a module in which no exercise shows any is practice alone."),
        )
    for competency in exercise.manifest.competencies:
        if competency not in known:
            yield SourceError(
                toml,
                line_of(toml, competency),
                _("unknown competency “{id}”", id=competency),
                _("Use an id of competencies.toml; `academy competencies` lists them."),
            )
        elif "module_result" not in known[competency].confirmed_by:
            yield SourceError(
                toml,
                line_of(toml, competency),
                _("points of a module do not confirm “{id}”", id=competency),
                _("Name another competency, or add module_result to its `confirmed_by`."),
            )
    yield from _files(exercise)
    task = {lang: exercise.path / f"task.{lang}.md" for lang in LANGUAGES}
    source_lang = course.manifest.source_language
    for lang in translations(course):
        yield from _same_words(exercise, source_lang, lang, task[lang])
        yield from lint_translation(task[source_lang], task[lang])
    for lang in LANGUAGES:
        yield from _words(exercise, lang, task[lang])
        yield from _unit(exercise, lang, task[lang])
    yield from _params(exercise)
    try:
        yield from kind_of(exercise.manifest.kind).lint(exercise)
    except SourceError as error:
        yield error


def _shows_some(course: Course, exercise: Exercise) -> bool:
    """Return whether another exercise of the same module shows a competency."""
    module = course.module(exercise.module)
    return module is not None and any(one.manifest.competencies for one in module.exercises)


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
    words, translated = exercise.words[source], exercise.words[lang]
    fix = _("Let both languages have the same.")
    for name in ("feedback", "options", "groups", "items", "rubric"):
        a, b = getattr(words, name), getattr(translated, name)
        for key in sorted(set(a) ^ set(b)):
            yield SourceError(path, line_of(path, key), _("“{key}” stands in one language only", key=key), fix)
        if name == "rubric" and {k: v[0] for k, v in a.items()} != {k: v[0] for k, v in b.items()}:
            yield SourceError(path, 1, _("the rubric's points differ between languages"), fix)
    for key in sorted(set(words.feedback) & set(translated.feedback)):
        if set(PLACEHOLDER.findall(words.feedback[key])) != set(PLACEHOLDER.findall(translated.feedback[key])):
            yield SourceError(
                path, line_of(path, key), _("the placeholders of “{key}” differ between languages", key=key), fix
            )
    for name in ("given", "options", "groups", "items"):
        a, b = getattr(words, name), getattr(translated, name)
        if set(PLACEHOLDER.findall(str(a))) != set(PLACEHOLDER.findall(str(b))):
            problem = _("the placeholders of # {section} differ between languages", section=name.title())
            yield SourceError(path, line_of(path, f"# {name.title()}"), problem, fix)
    if len(words.hints) != len(translated.hints):
        yield SourceError(path, line_of(path, "# Hints"), _("the number of hints differs between languages"), fix)


def _words(exercise: Exercise, lang: str, path: Path) -> Iterator[SourceError]:
    words, manifest = exercise.words[lang], exercise.manifest
    least = LEAST_HINTS if exercise.part == "practice" else 0  # nobody can ask for a hint in an assessment
    if len(words.hints) < least or not all(h.strip() for h in words.hints):
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
    if words.given and not kind.in_form:
        yield SourceError(
            path,
            line_of(path, "# Given"),
            _("this kind has no form that could show # Given"),
            _("Write it into the task; `load` gives the case."),
        )
    for section in kind.sections:
        if len(getattr(words, section)) < LEAST_ENTRIES:
            yield SourceError(
                path,
                1,
                _("the section “{title}” has fewer than two entries", title=section.title()),
                _("Write them as - key: text."),
            )


def _unit(exercise: Exercise, lang: str, path: Path) -> Iterator[SourceError]:
    """Yield a defect when a task does not name the unit of its answer, because trainees would have to guess it."""
    unit = exercise.manifest.answer.unit
    words = UNITS.get(unit) if unit else None
    if words and not words.search(exercise.words[lang].task):
        yield SourceError(
            path,
            line_of(path, "# Task"),
            _("the task does not name the unit of the answer ({unit})", unit=unit),
            _("Say in the task in which unit to answer."),
        )


def _params(exercise: Exercise) -> Iterator[SourceError]:
    """Yield a defect when the function of the solution has other parameters than `params`, by which checks call it."""
    wanted = exercise.manifest.answer.params
    try:
        found = next(
            (
                tuple(arg.arg for arg in (*node.args.posonlyargs, *node.args.args))
                for node in ast.parse(exercise.solution).body
                if isinstance(node, ast.FunctionDef) and node.name == exercise.name
            ),
            wanted,
        )
    except SyntaxError as error:
        yield SourceError(exercise.path / "solution.py", error.lineno or 1, str(error), _("Mend the code."))
        return
    if wanted and found != wanted:
        yield SourceError(
            exercise.path / "solution.py",
            line_of(exercise.path / "solution.py", f"def {exercise.name}"),
            _(
                "the function takes ({found}), and `params` says ({wanted})",
                found=", ".join(found),
                wanted=", ".join(wanted),
            ),
            _("Let both be the same."),
        )
