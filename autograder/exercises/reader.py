"""Reading the course: folders of text into frozen models. An exercise's kind says which files its folder holds."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from autograder.errors import SourceError
from autograder.exercises.kinds import kind_names, kind_of
from autograder.exercises.kinds.base import Kind
from autograder.source.files import read_text
from autograder.source.layout import (
    chosen_modules,
    manifest_file,
    module_folder,
    module_of,
    read_manifest,
    repeated_exercises,
)
from autograder.source.markdown import read_lesson, read_task
from autograder.source.model import (
    AssessmentManifest,
    Course,
    CourseManifest,
    Exercise,
    ExerciseManifest,
    Framework,
    Module,
    ModuleManifest,
    Part,
)
from autograder.source.toml import read_toml, value_error
from wording.autograder import _
from wording.languages import LANGUAGES

__all__ = ["read_course", "read_exercise", "read_module"]


def read_course(root: Path, datasets: Path, only: list[str] | None = None) -> Course:
    """Read the course whose course.toml lies in `root`.

    Args:
        datasets: the folder of generators.
        only: names of modules and assessments to read; all of them by default. They are read in course order, each
            assessment right after its module.

    Raises SourceError for the first defect, AcademyError for an unknown module name.
    """
    manifest = read_toml(root / "course.toml", CourseManifest)
    framework = read_toml(root / "competencies.toml", Framework)
    names = chosen_modules(root, manifest, only)
    modules = tuple(read_module(module_folder(root, name)) for name in names)
    for defect in repeated_exercises(root, manifest):
        raise defect
    return Course(root=root, datasets=datasets, manifest=manifest, framework=framework, modules=modules)


def read_module(path: Path) -> Module:
    """Read one module, or an assessment, with its lessons and exercises. Raises SourceError."""
    manifest, of = read_manifest(path), module_of(path)
    for defect in _unfit(manifest_file(path), manifest):
        raise defect
    name = f"{of}_{path.name}" if of else path.name
    part: Part = "assessment" if of else "practice"
    lessons = {lang: read_lesson(path / f"lesson.{lang}.md") for lang in LANGUAGES}
    return Module(
        name=name,
        path=path,
        manifest=manifest,
        lessons=lessons,
        exercises=tuple(read_exercise(path / "exercises" / e.name, name, e, part) for e in manifest.exercise),
        part=part,
        of=of or name,
        attempts=manifest.attempts if isinstance(manifest, AssessmentManifest) else 1,
    )


def _unfit(path: Path, manifest: ModuleManifest | AssessmentManifest) -> Iterator[SourceError]:
    """Find exercises whose kind is unknown, or whose `answer` does not suit their kind."""
    for number, exercise in enumerate(manifest.exercise):
        place, answer = ("exercise", number), exercise.answer
        if exercise.kind not in kind_names():
            problem = _("There is no kind “{kind}”. There are: {known}.", kind=exercise.kind, known=_listed())
            yield value_error(path, read_text(path), (*place, "kind"), problem.rstrip("."))
            continue
        kind = kind_of(exercise.kind)
        for key in sorted(answer.model_fields_set - kind.answer_keys):
            problem = _("the kind “{kind}” has no key “{key}” in `answer`", kind=exercise.kind, key=key)
            yield value_error(path, read_text(path), (*place, "answer", key), problem, "extra_forbidden")
        if problem := kind.unfit(answer):
            yield value_error(path, read_text(path), (*place, "answer"), problem)


def _listed() -> str:
    return ", ".join(kind_names())


def read_exercise(path: Path, module: str, manifest: ExerciseManifest, part: Part = "practice") -> Exercise:
    """Read one exercise's folder. Raises SourceError when it or a file that its kind requires is missing."""
    if not path.is_dir():
        fix = _("Create it with `academy new exercise` or delete its [[exercise]] block.")
        raise SourceError(
            path,
            1,
            _("{file} names this exercise, and its folder is missing", file=manifest_file(path.parents[1]).name),
            fix,
        )
    words = {lang: read_task(path / f"task.{lang}.md") for lang in LANGUAGES}
    files = dict(_files(path, kind_of(manifest.kind)))
    return Exercise(path=path, module=module, part=part, manifest=manifest, words=words, files=files)


def _files(folder: Path, kind: Kind) -> Iterator[tuple[str, str]]:
    """Read the files that the kind knows, sorted within each pattern."""
    for name in _in_each_language(kind.required_files):
        yield name, read_text(folder / name)
    for pattern in _in_each_language(kind.optional_files):
        for path in sorted(folder.glob(pattern)):
            yield path.relative_to(folder).as_posix(), read_text(path)


def _in_each_language(patterns: tuple[str, ...]) -> Iterator[str]:
    for pattern in patterns:
        yield from (pattern.format(lang=lang) for lang in LANGUAGES) if "{lang}" in pattern else [pattern]
