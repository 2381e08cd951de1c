"""Where the parts of a course lie: the folder of a module by its name, and the manifest in it.

A module's folder may hold a second notebook, its assessment: `assessment/` with assessment.toml, lessons and exercises.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from autograder.errors import AcademyError, SourceError
from autograder.source.files import line_of
from autograder.source.model import AssessmentManifest, CourseManifest, ModuleManifest, ResultPart
from autograder.source.toml import read_toml
from wording.autograder import _

__all__ = [
    "ASSESSMENT",
    "chosen_modules",
    "manifest_file",
    "module_folder",
    "module_of",
    "part_of",
    "read_manifest",
    "repeated_exercises",
]

ASSESSMENT = "assessment"
"""Name of an assessment's folder, and the ending of its module's name."""
ENDING = f"_{ASSESSMENT}"


def chosen_modules(root: Path, manifest: CourseManifest, only: Iterable[str] | None = None) -> list[str]:
    """Return names of modules in the course's order, each assessment right after its module.

    Args:
        root: the folder of course.toml.
        manifest: course.toml.
        only: names to choose; all of them by default.

    Raises AcademyError for an unknown name.
    """
    known = list(_every_module(root, manifest))
    wanted = set(only or ())
    if unknown := [name for name in only or () if name not in known]:
        raise AcademyError(
            _("There is no module “{name}”. There are: {known}.", name=unknown[0], known=", ".join(known))
        )
    return [name for name in known if not wanted or name in wanted]


def _every_module(root: Path, manifest: CourseManifest) -> Iterator[str]:
    for name in manifest.modules:
        yield name
        if (root / "modules" / name / ASSESSMENT).is_dir():
            yield f"{name}{ENDING}"


def module_folder(root: Path, name: str) -> Path:
    """Return the folder of a module or of an assessment, whether or not it is there."""
    own = root / "modules" / name
    return own if own.is_dir() or not name.endswith(ENDING) else own.with_name(name.removesuffix(ENDING)) / ASSESSMENT


def module_of(folder: Path) -> str:
    """Return the name of the module to which an assessment's folder belongs; empty for a module's own folder."""
    return folder.parent.name if folder.name == ASSESSMENT else ""


def part_of(root: Path, name: str) -> ResultPart:
    """Return what a result of this module or assessment is of: points of practice pass nothing.

    A module is practice where it has an assessment, and where none of its exercises shows a competency.

    Raises SourceError.
    """
    folder = module_folder(root, name)
    if module_of(folder):
        return "assessment"
    if (folder / ASSESSMENT).is_dir():
        return "practice"
    return "whole" if any(exercise.competencies for exercise in read_manifest(folder).exercise) else "practice"


def manifest_file(folder: Path) -> Path:
    """Return the path of assessment.toml in an assessment's folder, of module.toml in any other."""
    return folder / ("assessment.toml" if module_of(folder) else "module.toml")


def read_manifest(folder: Path) -> ModuleManifest | AssessmentManifest:
    """Read the manifest of a module or of an assessment. Raises SourceError."""
    path = manifest_file(folder)
    return read_toml(path, AssessmentManifest) if module_of(folder) else read_toml(path, ModuleManifest)


def repeated_exercises(root: Path, manifest: CourseManifest) -> Iterator[SourceError]:
    """Find exercises of one name in two modules: seeds and evidence are kept by the exercise's name alone.

    Manifests that cannot be read are passed over: they are reported when their own module is read.
    """
    first: dict[str, Path] = {}
    for name in _every_module(root, manifest):
        folder = module_folder(root, name)
        path = manifest_file(folder)
        with suppress(SourceError):
            for exercise in read_manifest(folder).exercise:
                other = first.setdefault(exercise.name, path)
                if other != path:
                    line, place = line_of(path, f'"{exercise.name}"'), f"{other}:{line_of(other, exercise.name)}"
                    yield SourceError(
                        path,
                        line,
                        _("the exercise “{name}” stands in {place} too", name=exercise.name, place=place),
                        _("Rename one: names of exercises are unique in the whole course."),
                    )
