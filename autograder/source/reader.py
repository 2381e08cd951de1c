"""Reading the course: folders of text into frozen models."""

from __future__ import annotations

from pathlib import Path

from autograder.errors import AcademyError, SourceError
from autograder.source.markdown import read_lesson, read_task
from autograder.source.model import (
    Course,
    CourseManifest,
    Exercise,
    ExerciseManifest,
    Framework,
    Module,
    ModuleManifest,
)
from autograder.source.toml import read_toml
from wording.autograder import _
from wording.languages import LANGUAGES

__all__ = ["EXERCISE_FILES", "read_course", "read_exercise", "read_module"]

EXERCISE_FILES = {"solution.py", "checks.py", "variants.py", "published.toml"} | {
    f"task.{lang}.md" for lang in LANGUAGES
}


def read_course(root: Path, datasets: Path, only: list[str] | None = None) -> Course:
    """The course whose course.toml lies in `root`. only: names of modules to read, in course order.

    Raises SourceError for the first defect, AcademyError for an unknown module name.
    """
    manifest = read_toml(root / "course.toml", CourseManifest)
    framework = read_toml(root / "competencies.toml", Framework)
    unknown = [name for name in only or [] if name not in manifest.modules]
    if unknown:
        raise AcademyError(
            _("There is no module “{name}”. There are: {known}.", name=unknown[0], known=", ".join(manifest.modules))
        )
    names = [name for name in manifest.modules if not only or name in only]
    modules = tuple(read_module(root / "modules" / name) for name in names)
    return Course(root=root, datasets=datasets, manifest=manifest, framework=framework, modules=modules)


def read_module(path: Path) -> Module:
    """One module with its lessons and exercises."""
    manifest = read_toml(path / "module.toml", ModuleManifest)
    lessons = {lang: read_lesson(path / f"lesson.{lang}.md") for lang in LANGUAGES}
    exercises = tuple(read_exercise(path / "exercises" / e.name, path.name, e) for e in manifest.exercise)
    return Module(name=path.name, path=path, manifest=manifest, lessons=lessons, exercises=exercises)


def read_exercise(path: Path, module: str, manifest: ExerciseManifest) -> Exercise:
    """One exercise folder."""
    if not path.is_dir():
        fix = _("Create it with `academy new exercise` or delete its [[exercise]] block.")
        raise SourceError(path, 1, _("module.toml names this exercise, and its folder is missing"), fix)
    words = {lang: read_task(path / f"task.{lang}.md") for lang in LANGUAGES}
    if manifest.kind == "text":
        texts = {lang: _texts(path, lang) for lang in LANGUAGES}
        return Exercise(
            path=path, module=module, manifest=manifest, words=words, checks=_optional(path / "checks.py"),
            variants=_optional(path / "variants.py"), texts=texts,
        )  # fmt: skip
    return Exercise(
        path=path,
        module=module,
        manifest=manifest,
        words=words,
        solution=_required(path / "solution.py"),
        checks=_required(path / "checks.py") if manifest.kind in ("code", "numeric") else "",
        variants=_optional(path / "variants.py"),
        mistakes={p.stem: p.read_text("utf-8") for p in sorted((path / "mistakes").glob("*.py"))},
        alternatives={p.stem: p.read_text("utf-8") for p in sorted((path / "alternatives").glob("*.py"))},
    )


def _texts(path: Path, lang: str) -> dict[str, str]:
    texts = {"solution": _required(path / f"solution.{lang}.md")}
    for folder in ("alternatives", "mistakes"):
        for file in sorted((path / folder).glob(f"*.{lang}.md")):
            texts[f"{folder}/{file.name.removesuffix(f'.{lang}.md')}"] = file.read_text("utf-8")
    return texts


def _required(path: Path) -> str:
    if not path.exists():
        raise SourceError(path, 1, _("the file is missing"), _("Create it; the author guide shows its form."))
    return path.read_text("utf-8")


def _optional(path: Path) -> str:
    return path.read_text("utf-8") if path.exists() else ""
