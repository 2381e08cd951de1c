"""Find the defects of one exercise: files, words in both languages, feedback for each check, enough to prove it."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from autograder.authoring.lint_common import lint_translation, translations
from autograder.errors import SourceError
from autograder.exercises.kinds import kind_of
from autograder.near_names import did_you_mean, meant
from autograder.source.files import line_of
from autograder.source.layout import manifest_file
from autograder.source.model import Course, Exercise
from autograder.source.python_defects import syntax_defects
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
    fix = _("Use an id of competencies.toml; `academy competencies` lists them.")
    for competency in exercise.manifest.competencies:
        if competency not in known:
            yield SourceError(
                toml,
                line_of(toml, competency),
                _("unknown competency “{id}”", id=competency),
                did_you_mean(competency, known, fix),
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
    broken = list(syntax_defects(exercise.path, exercise.files))
    yield from broken
    if broken:  # nothing can be said of the feedback and points of code that does not run
        return
    defects = [defect for lang in LANGUAGES for defect in _words(exercise, lang, task[lang])]
    source_lang = course.manifest.source_language
    for lang in translations(course):
        defects += _same_words(exercise, source_lang, lang, task[lang])
        # Keys that are mended change the text that a translation is compared with: it is asked for once they are.
        defects += () if defects else lint_translation(task[source_lang], task[lang])
    yield from defects
    for lang in LANGUAGES:
        yield from _unit(exercise, lang, task[lang])
    yield from _params(exercise)
    try:
        yield from kind_of(exercise.manifest.kind).lint(exercise)
    except SourceError as error:
        yield from error.each()


def _shows_some(course: Course, exercise: Exercise) -> bool:
    """Return whether another exercise of the same module shows a competency."""
    module = course.module(exercise.module)
    return module is not None and any(one.manifest.competencies for one in module.exercises)


def _files(exercise: Exercise) -> Iterator[SourceError]:
    known = {exercise.path / name for name in (*exercise.files, *(f"task.{lang}.md" for lang in LANGUAGES))}
    kind = kind_of(exercise.manifest.kind)
    usual = [name for name in (*kind.required_files, *kind.optional_files) if "*" not in name]
    for path in sorted(exercise.path.rglob("*")):
        if path.is_dir() or "__pycache__" in path.parts or path in known:
            continue
        yield SourceError(
            path,
            1,
            _("this file belongs to no part of an exercise"),
            did_you_mean(path.name, usual, _("Delete or rename it; the author guide lists the files.")),
        )


def _same_words(exercise: Exercise, source: str, lang: str, path: Path) -> Iterator[SourceError]:
    words, translated = exercise.words[source], exercise.words[lang]
    fix = _("Let both languages have the same.")
    optional: set[str] = set()
    with suppress(SourceError):  # the kind's own lint reports it
        optional = kind_of(exercise.manifest.kind).feedback_keys(exercise, lang)[1]
    for name in ("feedback", "options", "groups", "items", "rubric"):
        a, b = getattr(words, name), getattr(translated, name)
        for key in sorted((set(a) ^ set(b)) & (optional if name == "feedback" else set(a) | set(b))):
            yield SourceError(path, line_of(path, key), _("“{key}” stands in one language only", key=key), fix)
        points = [{key: worth for key, (worth, _text) in one.items()} for one in (a, b)] if name == "rubric" else []
        # Points that do not add up are said of their own language.
        if points and points[0] != points[1] and sum(points[0].values()) == sum(points[1].values()):
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
    stray = set(words.feedback) - need - may
    missing = need - set(words.feedback)
    for key in sorted(missing - {meant(one, missing) for one in stray}):
        yield SourceError(
            path,
            line_of(path, "# Feedback"),
            _("no feedback for “{key}”", key=key),
            _("Write it under ## {key}.", key=key),
        )
    for key in sorted(stray):
        yield SourceError(
            path,
            line_of(path, f"## {key}"),
            _("feedback “{key}” belongs to no check", key=key),
            did_you_mean(key, missing, _("Delete it or mend its key.")),
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
    found = next(
        (
            tuple(arg.arg for arg in (*node.args.posonlyargs, *node.args.args))
            for node in ast.parse(exercise.solution).body
            if isinstance(node, ast.FunctionDef) and node.name == exercise.name
        ),
        wanted,
    )
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
