"""Reading the course: folders of text into frozen models. An exercise's kind says which files its folder holds."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from autograder.errors import SourceError
from autograder.exercises.kinds import kind_names, kind_of
from autograder.exercises.kinds.base import Kind
from autograder.near_names import did_you_mean
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
    ExerciseWords,
    Framework,
    Module,
    ModuleManifest,
    Part,
)
from autograder.source.toml import read_toml, value_error
from wording.autograder import _
from wording.languages import LANGUAGES

__all__ = ["datasets_of", "read_course", "read_exercise", "read_module"]


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
    SourceError.raise_all(list(repeated_exercises(root, manifest)))
    return Course(root=root, datasets=datasets, manifest=manifest, framework=framework, modules=modules)


def read_module(path: Path) -> Module:
    """Read one module, or an assessment, with its lessons and exercises.

    Raises SourceError with every defect that can be found: a file that cannot be read hides none of the others.
    """
    manifest, of = read_manifest(path), module_of(path)
    SourceError.raise_all(list(_unfit(manifest_file(path), manifest)))
    name = f"{of}_{path.name}" if of else path.name
    part: Part = "assessment" if of else "practice"
    defects: list[SourceError] = []
    lessons, exercises = {}, []
    for lang in LANGUAGES:
        with _collected(defects):
            lessons[lang] = read_lesson(path / f"lesson.{lang}.md")
    for one in manifest.exercise:
        with _collected(defects):
            exercises.append(read_exercise(path / "exercises" / one.name, name, one, part))
    SourceError.raise_all(defects)
    return Module(
        name=name,
        path=path,
        manifest=manifest.model_copy(update={"exercise": tuple(one.manifest for one in exercises)}),
        lessons=lessons,
        exercises=tuple(exercises),
        part=part,
        of=of or name,
        attempts=manifest.attempts if isinstance(manifest, AssessmentManifest) else 1,
    )


def datasets_of(module: Module) -> set[str]:
    """Return the names of the datasets that a module lists or that its exercises ask for."""
    listed = module.manifest.datasets if isinstance(module.manifest, ModuleManifest) else ()
    return {*listed, *(name for exercise in module.manifest.exercise for name in exercise.data)}


def _unfit(path: Path, manifest: ModuleManifest | AssessmentManifest) -> Iterator[SourceError]:
    """Find exercises whose kind is unknown, or whose `answer` does not suit their kind."""
    text = read_text(path)
    for number, exercise in enumerate(manifest.exercise):
        place, answer = ("exercise", number), exercise.answer
        if exercise.kind not in kind_names():
            problem = _(
                "there is no kind “{kind}”; there are {known}", kind=exercise.kind, known=", ".join(kind_names())
            )
            fix = did_you_mean(exercise.kind, kind_names(), _("Name one of these."))
            yield value_error(path, text, (*place, "kind"), problem, fix)
            continue
        kind = kind_of(exercise.kind)
        for key in sorted(answer.model_fields_set - kind.answer_keys):
            problem = _("the kind “{kind}” has no key “{key}” in `answer`", kind=exercise.kind, key=key)
            fix = did_you_mean(key, kind.answer_keys, _("Delete it or mend its spelling."))
            yield value_error(path, text, (*place, "answer", key), problem, fix)
        if problem := kind.unfit(answer):
            yield value_error(path, text, (*place, "answer"), problem)


def read_exercise(path: Path, module: str, manifest: ExerciseManifest, part: Part = "practice") -> Exercise:
    """Read one exercise's folder; its points are those that it is worth.

    Raises SourceError when it or a file that its kind requires is missing.
    """
    if not path.is_dir():
        fix = _("Create it with `academy new exercise` or delete its [[exercise]] block.")
        there = [one.name for one in path.parent.iterdir() if one.is_dir()] if path.parent.is_dir() else []
        raise SourceError(
            path,
            1,
            _("{file} names this exercise, and its folder is missing", file=manifest_file(path.parents[1]).name),
            did_you_mean(path.name, there, fix),
        )
    kind = kind_of(manifest.kind)
    words: dict[str, ExerciseWords] = {}
    files: dict[str, str] = {}
    defects: list[SourceError] = []
    for lang in LANGUAGES:
        with _collected(defects):
            words[lang] = read_task(path / f"task.{lang}.md")
    for name, file in _files(path, kind):
        with _collected(defects):
            files[name] = read_text(file)
    SourceError.raise_all(defects)
    found = Exercise(path=path, module=module, part=part, manifest=manifest, words=words, files=files)
    if (worth := kind.worth(found)) == 1:
        return found
    weighed = manifest.model_copy(update={"points": worth * manifest.points})
    return found.model_copy(update={"manifest": weighed})


@contextmanager
def _collected(defects: list[SourceError]) -> Iterator[None]:
    """Keep the defects of one file, so that the next is read too."""
    try:
        yield
    except SourceError as error:
        defects.append(error)


def _files(folder: Path, kind: Kind) -> Iterator[tuple[str, Path]]:
    """Yield the files that the kind knows, by their name in the folder, sorted within each pattern."""
    for name in _in_each_language(kind.required_files):
        yield name, folder / name
    for pattern in _in_each_language(kind.optional_files):
        for path in sorted(folder.glob(pattern)):
            yield path.relative_to(folder).as_posix(), path


def _in_each_language(patterns: tuple[str, ...]) -> Iterator[str]:
    for pattern in patterns:
        yield from (pattern.format(lang=lang) for lang in LANGUAGES) if "{lang}" in pattern else [pattern]
