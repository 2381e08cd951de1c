"""Every defect of the course text that can be seen without running an exercise, as `path:line: what. what to do`."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from itertools import zip_longest
from pathlib import Path

from autograder.errors import AcademyError, SourceError
from autograder.i18n import LANGUAGES, _
from autograder.kinds import kind_of
from autograder.kinds.base import caught_by
from autograder.markdown_source import body_hash, read_document
from autograder.model import Course, CourseManifest, Exercise, Framework, Module
from autograder.source import EXERCISE_FILES, read_module
from autograder.stub import has_region
from autograder.toml_source import read_toml

__all__ = ["lint_course", "same_code"]

LEAST = {"hints": 2, "mistakes": 3, "alternatives": 2}
PLACEHOLDER = re.compile(r"\{(\w+)")
CYRILLIC = re.compile(r"[а-яё]", re.IGNORECASE)


def lint_course(root: Path, datasets: Path, only: list[str] | None = None) -> list[SourceError]:
    """All defects, in the order of the course; an unreadable module does not hide those of the others."""
    try:
        manifest = read_toml(root / "course.toml", CourseManifest)
        framework = read_toml(root / "competencies.toml", Framework)
    except SourceError as error:
        return [error]
    if unknown := [name for name in only or [] if name not in manifest.modules]:
        raise AcademyError(
            _("There is no module “{name}”. There are: {known}.", name=unknown[0], known=", ".join(manifest.modules))
        )
    defects = list(_framework(root / "competencies.toml", framework))
    for folder in sorted((root / "modules").iterdir()):
        if folder.is_dir() and folder.name not in manifest.modules and not only:
            defects.append(
                SourceError(
                    folder,
                    1,
                    _("course.toml does not name this module"),
                    _("Add it to `modules` or delete the folder."),
                )
            )
    for name in manifest.modules:
        if only and name not in only:
            continue
        try:
            module = read_module(root / "modules" / name)
        except SourceError as error:
            defects.append(error)
            continue
        course = Course(root=root, datasets=datasets, manifest=manifest, framework=framework, modules=(module,))
        defects += _module(course, module)
    return defects


def _framework(path: Path, framework: Framework) -> Iterator[SourceError]:
    sections = {s.id for s in framework.section}
    seen: set[str] = set()
    for competency in framework.competency:
        if competency.id in seen:
            yield SourceError(
                path, _line(path, competency.id), _("the id “{id}” stands twice", id=competency.id), _("Rename one.")
            )
        if competency.id.split(".")[0] not in sections:
            yield SourceError(
                path,
                _line(path, competency.id),
                _("“{id}” belongs to no section", id=competency.id),
                _("Add the section or mend the id."),
            )
        seen.add(competency.id)


def _module(course: Course, module: Module) -> Iterator[SourceError]:
    toml, manifest = module.path / "module.toml", module.manifest
    for prerequisite in manifest.prerequisites:
        if prerequisite not in course.manifest.modules:
            yield SourceError(
                toml,
                _line(toml, prerequisite),
                _("unknown prerequisite “{name}”", name=prerequisite),
                _("Name a module of course.toml."),
            )
    for dataset in {*manifest.datasets, *(d for e in manifest.exercise for d in e.data)}:
        if not (course.datasets / dataset / "card.toml").exists():
            yield SourceError(
                toml,
                _line(toml, dataset),
                _("unknown dataset “{name}”", name=dataset),
                _("Name a folder of datasets/."),
            )
        elif dataset not in manifest.datasets:
            yield SourceError(
                toml,
                _line(toml, dataset),
                _("the dataset “{name}” is not listed", name=dataset),
                _("Add it to `datasets`."),
            )
    names = [e.name for e in manifest.exercise]
    for name in sorted({n for n in names if names.count(n) > 1}):
        yield SourceError(toml, _line(toml, name), _("the exercise “{name}” stands twice", name=name), _("Rename one."))
    for folder in sorted((module.path / "exercises").iterdir()):
        if folder.is_dir() and folder.name not in names:
            yield SourceError(
                folder,
                1,
                _("module.toml does not name this exercise"),
                _("Add an [[exercise]] block or delete the folder."),
            )
    yield from _lessons(course, module)
    for exercise in module.exercises:
        yield from _exercise(course, exercise)


def _lessons(course: Course, module: Module) -> Iterator[SourceError]:
    source, *others = (module.lessons[lang] for lang in (course.manifest.source_language, *_translations(course)))
    placed = [c.name for c in source.cells if c.type == "exercise"]
    for name in (e.name for e in module.exercises):
        if placed.count(name) != 1:
            yield SourceError(
                source.path,
                1,
                _("the exercise “{name}” stands {n} times in the lesson", name=name, n=placed.count(name)),
                _("Let it stand once: ```{fence} {name}", fence="{exercise}", name=name),
            )
    known = {e.name for e in module.exercises}
    yield from (
        SourceError(
            source.path,
            c.line,
            _("unknown exercise “{name}”", name=c.name),
            _("Add it to module.toml or mend the name."),
        )
        for c in source.cells
        if c.type == "exercise" and c.name not in known
    )
    first = next((c for c in source.cells if c.type == "code"), None)
    if first is None or first.name != "setup":
        yield SourceError(
            source.path,
            first.line if first else 1,
            _("the first code cell is not `setup`"),
            _("Put the imports into a cell named setup."),
        )
    for other in others:
        for ours, theirs in zip_longest(source.cells, other.cells):
            if ours is None or theirs is None or (ours.type, ours.name) != (theirs.type, theirs.name):
                place = theirs.line if theirs else 1
                yield SourceError(
                    other.path,
                    place,
                    _("the cells differ from {source} here", source=source.path.name),
                    _("Let both lessons have the same cells in the same order."),
                )
                break
            if ours.type == "code" and not same_code(ours.text, theirs.text):
                yield SourceError(
                    other.path,
                    theirs.line,
                    _("the code of “{name}” differs from {source}", name=ours.name, source=source.path.name),
                    _("Only comments and words in Cyrillic may differ."),
                )
        yield from _fresh(source.path, other.path)


def _translations(course: Course) -> list[str]:
    return [lang for lang in LANGUAGES if lang != course.manifest.source_language]


def _fresh(source: Path, translation: Path) -> Iterator[SourceError]:
    stored = read_document(translation).front.get("source")
    if stored != body_hash(source):
        problem = (
            _("the translation is older than {source}", source=source.name)
            if stored
            else _("the translation is not stamped")
        )
        yield SourceError(translation, 1, problem, _("Translate anew, then run `academy stamp`."))


def same_code(a: str, b: str) -> bool:
    """Whether two cells are the same code, comments and strings with Cyrillic letters on one side aside."""

    def masked(code: str, other: str) -> str:
        tree, twin = ast.parse(code), ast.parse(other)
        for node, match in zip(ast.walk(tree), ast.walk(twin), strict=False):
            ours, theirs = getattr(node, "value", None), getattr(match, "value", None)
            words = "".join(v for v in (ours, theirs) if isinstance(v, str))
            if isinstance(node, ast.Constant) and type(ours) is type(theirs) and CYRILLIC.search(words):
                node.value = "…"
        return ast.dump(tree)

    try:
        return masked(a, b) == masked(b, a)
    except SyntaxError:
        return a == b


def _exercise(course: Course, exercise: Exercise) -> Iterator[SourceError]:
    toml = exercise.path.parent.parent / "module.toml"
    known = course.framework.by_id()
    for competency in exercise.manifest.competencies:
        if competency not in known:
            yield SourceError(
                toml,
                _line(toml, competency),
                _("unknown competency “{id}”", id=competency),
                _("Use an id of competencies.toml."),
            )
    yield from _files(exercise)
    task = {lang: exercise.path / f"task.{lang}.md" for lang in LANGUAGES}
    source_lang = course.manifest.source_language
    for lang in _translations(course):
        yield from _same_words(exercise, source_lang, lang, task[lang])
        yield from _fresh(task[source_lang], task[lang])
    for lang in LANGUAGES:
        yield from _words(exercise, lang, task[lang])
    if exercise.manifest.kind != "text":
        yield from _answers(exercise)


def _files(exercise: Exercise) -> Iterator[SourceError]:
    text = exercise.manifest.kind == "text"
    allowed = EXERCISE_FILES | ({f"solution.{lang}.md" for lang in LANGUAGES} if text else set())
    endings = tuple(f".{lang}.md" for lang in LANGUAGES) if text else (".py",)
    for path in sorted(exercise.path.rglob("*")):
        inside = path.parent.name in ("mistakes", "alternatives") and path.name.endswith(endings)
        if path.is_dir() or "__pycache__" in path.parts or path.name in allowed or inside:
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
            yield SourceError(path, _line(path, key), _("“{key}” stands in one language only", key=key), fix)
        if name == "rubric" and {k: v[0] for k, v in a.items()} != {k: v[0] for k, v in b.items()}:
            yield SourceError(path, 1, _("the rubric's points differ between languages"), fix)
    for key in sorted(set(ours.feedback) & set(theirs.feedback)):
        if set(PLACEHOLDER.findall(ours.feedback[key])) != set(PLACEHOLDER.findall(theirs.feedback[key])):
            yield SourceError(
                path, _line(path, key), _("the placeholders of “{key}” differ between languages", key=key), fix
            )
    if len(ours.hints) != len(theirs.hints):
        yield SourceError(path, _line(path, "# Hints"), _("the number of hints differs between languages"), fix)


def _words(exercise: Exercise, lang: str, path: Path) -> Iterator[SourceError]:
    words, manifest = exercise.words[lang], exercise.manifest
    if len(words.hints) < LEAST["hints"] or not all(h.strip() for h in words.hints):
        yield SourceError(
            path,
            _line(path, "# Hints"),
            _("fewer than {n} hints, or an empty one", n=LEAST["hints"]),
            _("Write them under # Hints."),
        )
    try:
        need, may = kind_of(manifest.kind).feedback_keys(exercise, lang)
    except Exception as error:
        yield SourceError(
            exercise.path / "checks.py",
            1,
            f"{type(error).__name__}: {error}",
            _("Mend the file so that it can be read."),
        )
        return
    for key in sorted(need - set(words.feedback)):
        yield SourceError(
            path,
            _line(path, "# Feedback"),
            _("no feedback for “{key}”", key=key),
            _("Write it under ## {key}.", key=key),
        )
    for key in sorted(set(words.feedback) - need - may):
        yield SourceError(
            path,
            _line(path, f"## {key}"),
            _("feedback “{key}” belongs to no check", key=key),
            _("Delete it or mend its key."),
        )
    for key in sorted(k for k, v in words.feedback.items() if not v):
        yield SourceError(
            path, _line(path, f"## {key}"), _("the feedback “{key}” is empty", key=key), _("Write a sentence or two.")
        )
    total = sum(points for points, _text in words.rubric.values())
    if (manifest.kind == "text") != bool(words.rubric) or (words.rubric and total != manifest.points):
        yield SourceError(
            path,
            _line(path, "# Rubric"),
            _("the rubric gives {total:g} points of {points:g}", total=total, points=manifest.points),
            _("Text exercises have a rubric whose points add up; others have none."),
        )
    for section in {"choice": ("options",), "group": ("groups", "items"), "order": ("items",)}.get(manifest.kind, ()):
        if len(getattr(words, section)) < 2:
            yield SourceError(
                path,
                1,
                _("the section “{title}” has fewer than two entries", title=section.title()),
                _("Write them as - key: text."),
            )
    if manifest.kind == "text":
        for label, text in exercise.texts[lang].items():
            if label.startswith("mistakes/") and caught_by(text) not in need | may:
                yield SourceError(
                    exercise.path / f"{label}.{lang}.md",
                    1,
                    _("it does not name the check that catches it"),
                    _("Begin it with <!-- caught by: <check> -->."),
                )


def _answers(exercise: Exercise) -> Iterator[SourceError]:
    solution = exercise.path / "solution.py"
    code = exercise.manifest.kind in ("code", "numeric")
    if code and not has_region(exercise.solution):
        yield SourceError(
            solution,
            1,
            _("there is not exactly one solution region"),
            _("Mark it with ### BEGIN SOLUTION and ### END SOLUTION."),
        )
    if "'''" in exercise.checks:
        yield SourceError(exercise.path / "checks.py", 1, _("three single quotes in a row"), _("Use double quotes."))
    for name in ("mistakes", "alternatives"):
        if len(getattr(exercise, name)) < LEAST[name]:
            yield SourceError(
                exercise.path / name,
                1,
                _("fewer than {n} files", n=LEAST[name]),
                _("Add more; the author guide says what they are for."),
            )
    keys = set(exercise.words["ru"].feedback) | {"raises", "unplaced"}
    for name, source in exercise.mistakes.items():
        if caught_by(source) not in keys:
            yield SourceError(
                exercise.path / "mistakes" / f"{name}.py",
                1,
                _("it does not name the check that catches it"),
                _("Begin it with # caught by: <check>."),
            )


def _line(path: Path, text: str) -> int:
    lines = path.read_text("utf-8").splitlines() if path.exists() else []
    return next((i for i, line in enumerate(lines, 1) if text in line), 1)
