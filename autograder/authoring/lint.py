"""Find the defects of the course text that show without running an exercise: `path:line: what is wrong. what to do`."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from autograder.authoring.lint_assets import lint_assets, unnamed_assets
from autograder.authoring.lint_cards import lint_datasets
from autograder.authoring.lint_exercise import lint_exercise
from autograder.authoring.lint_glossary import lint_glossary
from autograder.authoring.lint_imports import lint_exercise_imports, lint_lesson_imports
from autograder.authoring.lint_lesson import lint_lessons
from autograder.authoring.topics import lint_topics
from autograder.errors import SourceError
from autograder.exercises.reader import datasets_of, read_module
from autograder.near_names import did_you_mean, meant
from autograder.source.files import line_of
from autograder.source.layout import chosen_modules, manifest_file, module_folder, repeated_exercises
from autograder.source.model import Course, CourseManifest, Framework, Module, ModuleManifest
from autograder.source.toml import read_toml
from wording.autograder import _

__all__ = ["lint_course", "notes_on_course"]


def lint_course(root: Path, datasets: Path, only: list[str] | None = None) -> list[SourceError]:
    """Return all defects in the order of the course. A module that cannot be read does not hide those of the others."""
    try:
        manifest = read_toml(root / "course.toml", CourseManifest)
        framework = read_toml(root / "competencies.toml", Framework)
    except SourceError as error:
        return list(error.each())
    names = chosen_modules(root, manifest, only)
    defects = list(_framework(root / "competencies.toml", framework))
    if not only:
        defects += lint_datasets(datasets)
    folders = {path.name for path in (root / "modules").iterdir() if path.is_dir()}
    defects += _modules(root, manifest, folders) if not only else ()
    defects += repeated_exercises(root, manifest)
    used: set[str] = set()
    modules: list[Module] = []
    for name in names:
        if not module_folder(root, name).is_dir():
            continue  # said above
        try:
            module = read_module(module_folder(root, name))
        except SourceError as error:
            defects += error.each()
            continue
        modules.append(module)
        course = Course(root=root, datasets=datasets, manifest=manifest, framework=framework, modules=(module,))
        used |= datasets_of(module)
        defects += _module(course, module)
    if only:
        defects += lint_datasets(datasets, used)
    if not only and not defects:  # a name that is misspelt in a module would be said of the whole once more
        course = Course(root=root, datasets=datasets, manifest=manifest, framework=framework, modules=tuple(modules))
        defects += [*lint_topics(course), *lint_glossary(course)]
    return defects


def notes_on_course(root: Path, only: list[str] | None = None) -> list[SourceError]:
    """Return what is no defect and may still be a slip, of the modules that can be read."""
    notes: list[SourceError] = []
    for name in chosen_modules(root, read_toml(root / "course.toml", CourseManifest), only):
        with suppress(SourceError):
            notes += unnamed_assets(read_module(module_folder(root, name)))
    return notes


def _modules(root: Path, manifest: CourseManifest, folders: set[str]) -> Iterator[SourceError]:
    """Yield names of course.toml that are no folder, and folders that it does not name."""
    toml = root / "course.toml"
    if not manifest.modules and not folders:
        fix = _("Create one with `academy new module`.")
        yield SourceError(toml, line_of(toml, "modules"), _("the course has no module yet"), fix)
    unnamed, missing = folders - set(manifest.modules), [name for name in manifest.modules if name not in folders]
    for name in missing:
        problem, fix = (
            _("there is no module “{name}”", name=name),
            _("Create it with `academy new module`, or delete it."),
        )
        yield SourceError(toml, line_of(toml, f'"{name}"'), problem, did_you_mean(name, unnamed, fix))
    for name in sorted(unnamed - {meant(name, unnamed) for name in missing}):
        problem, fix = _("course.toml does not name this module"), _("Add it to `modules` or delete the folder.")
        yield SourceError(root / "modules" / name, 1, problem, fix)


def _framework(path: Path, framework: Framework) -> Iterator[SourceError]:
    sections = {s.id for s in framework.section}
    seen: set[str] = set()
    for competency in framework.competency:
        if competency.id in seen:
            yield SourceError(
                path, line_of(path, competency.id), _("the id “{id}” stands twice", id=competency.id), _("Rename one.")
            )
        if competency.id.split(".")[0] not in sections:
            yield SourceError(
                path,
                line_of(path, competency.id),
                _("“{id}” belongs to no section", id=competency.id),
                _("Add the section or mend the id."),
            )
        seen.add(competency.id)
    if [level.value for level in framework.scale] != list(range(len(framework.scale))):
        yield SourceError(
            path,
            line_of(path, "[[scale]]"),
            _("the steps of the scale do not count up from 0"),
            _("Number them 0, 1, 2 in this order."),
        )


def _prerequisites(course: Course, toml: Path, manifest: ModuleManifest) -> Iterator[SourceError]:
    for prerequisite in manifest.prerequisites:
        if prerequisite not in course.manifest.modules:
            yield SourceError(
                toml,
                line_of(toml, prerequisite),
                _("unknown prerequisite “{name}”", name=prerequisite),
                did_you_mean(prerequisite, course.manifest.modules, _("Name a module of course.toml.")),
            )


def _module(course: Course, module: Module) -> Iterator[SourceError]:
    toml, manifest = manifest_file(module.path), module.manifest
    listed: tuple[str, ...] | None = None
    known = [path.parent.name for path in course.datasets.glob("*/card.toml")]
    if isinstance(manifest, ModuleManifest):
        yield from _prerequisites(course, toml, manifest)
        listed = manifest.datasets
    for dataset in sorted(datasets_of(module)):
        if dataset not in known:
            yield SourceError(
                toml,
                line_of(toml, dataset),
                _("unknown dataset “{name}”", name=dataset),
                did_you_mean(dataset, known, _("Name a folder of datasets/.")),
            )
        elif listed is not None and dataset not in listed:
            yield SourceError(
                toml,
                line_of(toml, dataset),
                _("the dataset “{name}” is not listed", name=dataset),
                _("Add it to `datasets`."),
            )
    names = [e.name for e in manifest.exercise]
    for name in sorted({n for n in names if names.count(n) > 1}):
        yield SourceError(
            toml, line_of(toml, name), _("the exercise “{name}” stands twice", name=name), _("Rename one.")
        )
    for place, step in enumerate(manifest.exercise):
        if step.after is not None and step.after not in names[:place]:
            yield SourceError(
                toml,
                line_of(toml, f'after = "{step.after}"'),
                _("“{name}” is no earlier exercise of this module", name=step.after),
                did_you_mean(step.after, names[:place], _("Name one that stands above it.")),
            )
    for folder in sorted((module.path / "exercises").iterdir()):
        if folder.is_dir() and folder.name not in names:
            yield SourceError(
                folder,
                1,
                _("{file} does not name this exercise", file=toml.name),
                did_you_mean(folder.name, names, _("Add an [[exercise]] block or delete the folder.")),
            )
    yield from lint_lessons(course, module)
    yield from lint_lesson_imports(module)
    yield from lint_assets(module)
    for exercise in module.exercises:
        yield from lint_exercise(course, exercise)
        yield from lint_exercise_imports(exercise)
