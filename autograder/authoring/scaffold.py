"""Write skeletons of modules, assessments, exercises and datasets that lint and verify, from templates/new/."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from autograder.errors import AcademyError
from autograder.exercises.kinds import kind_of
from autograder.source.layout import ASSESSMENT, manifest_file, module_folder, read_manifest
from autograder.source.markdown import stamp
from autograder.source.model import CourseManifest, Framework
from autograder.source.toml import read_toml
from wording.autograder import _
from wording.languages import LANGUAGES

__all__ = ["new_assessment", "new_dataset", "new_exercise", "new_module", "stamp_translations"]

TEMPLATES = Path(__file__).parents[1] / "templates" / "new"
BLOCK = "exercise.toml"
"""Among a kind's templates, the block of module.toml."""
FIRST, FIRST_OF_ASSESSMENT = "first_numbers", "final_numbers"
"""Name of the exercise of a new module or assessment: with the module's name after it where it is taken."""
NAME = re.compile(r"^[a-z][a-z0-9_]*$")
MODULE_NAME = re.compile(r"^[0-9]{2}_[a-z][a-z0-9_]*$")


def new_module(root: Path, name: str, after: str = "") -> Path:
    """Write a module with its first exercises and put it into its place in course.toml.

    Args:
        root: the folder of course.toml.
        name: two digits and words.
        after: the module that comes before it; without one, its number decides.

    Raises AcademyError for a bad or taken name, and for an unknown module to come before it.
    """
    if not MODULE_NAME.match(name):
        raise AcademyError(
            _("“{name}” cannot name a module. Use two digits and Latin letters, like 11_case.", name=name)
        )
    folder = root / "modules" / name
    if folder.exists():
        raise AcademyError(_("{path} is there already. Choose another name.", path=folder))
    course = root / "course.toml"
    known = read_toml(course, CourseManifest).modules
    if after and after not in known:
        raise AcademyError(_("There is no module “{name}”. There are: {known}.", name=after, known=", ".join(known)))
    _copy(TEMPLATES / "module", folder, competency=_any_competency(root), first=_free_name(root, FIRST, name))
    _write_exercises(folder)
    _put_into_order(course, name, after)
    return folder


def _put_into_order(course: Path, name: str, after: str) -> None:
    """Enter a module into `modules` of course.toml: after the given one, else after all with a smaller name."""
    text, known = course.read_text("utf-8"), read_toml(course, CourseManifest).modules
    if name in known:
        return
    place = known.index(after) + 1 if after else max((n for n, other in enumerate(known, 1) if other < name), default=0)
    listed = re.search(r"(?ms)^modules\s*=\s*\[.*?\]", text)
    if listed is None:
        raise AcademyError(_("{path} lists no modules in a form that can be added to.", path=course))
    indent = re.search(r"\n[ \t]*(?=\")", listed[0])
    between = "," + (indent[0] if indent else " ")
    if known:
        neighbour = f'"{known[min(place, len(known) - 1)]}"'
        both = f'"{name}"{between}{neighbour}' if place < len(known) else f'{neighbour}{between}"{name}"'
        array = listed[0].replace(neighbour, both, 1)
    else:
        array = f'modules = ["{name}"]'
    course.write_text(text[: listed.start()] + array + text[listed.end() :], "utf-8")


def new_dataset(datasets: Path, name: str) -> Path:
    """Write a card and a generator. Raises AcademyError for a bad or taken name."""
    if not NAME.match(name):
        raise AcademyError(
            _("“{name}” cannot name a dataset. Use Latin letters, digits and _, like client_orders.", name=name)
        )
    folder = datasets / name
    if folder.exists():
        raise AcademyError(_("{path} is there already. Choose another name.", path=folder))
    _copy(TEMPLATES / "dataset", folder, name=name)
    return folder


def new_assessment(root: Path, module: str) -> Path:
    """Write the assessment of a module, with its first exercise.

    Raises AcademyError for an unknown module, and for one that has an assessment.
    """
    own = _existing(root, module, root / "modules" / module)
    folder = own / ASSESSMENT
    if folder.exists():
        raise AcademyError(_("{path} is there already: a module has one assessment.", path=folder))
    title = read_manifest(own).title
    first = _free_name(root, FIRST_OF_ASSESSMENT, module)
    _copy(TEMPLATES / "assessment", folder, competency=_any_competency(root), first=first, ru=title.ru, en=title.en)
    _write_exercises(folder)
    return folder


def new_exercise(root: Path, module: str, name: str, kind: str) -> Path:
    """Write an exercise, its [[exercise]] block and its place at the end of both lessons.

    Raises AcademyError for an unknown module or kind, and for a bad or taken name.
    """
    folder = _existing(root, module, module_folder(root, module))
    if not NAME.match(name):
        raise AcademyError(
            _("“{name}” cannot name an exercise. Use Latin letters, digits and _, like cost_per_lead.", name=name)
        )
    templates = kind_of(kind).templates
    target = folder / "exercises" / name
    for taken in root.glob(f"modules/**/exercises/{name}"):
        raise AcademyError(_("{path} is there already. Choose another name.", path=taken))
    _copy(templates, target, name=name)
    block = (templates / BLOCK).read_text("utf-8")
    _append(manifest_file(folder), "\n" + _filled(block, name=name, competency=_any_competency(root)))
    for lang in LANGUAGES:
        _append(folder / f"lesson.{lang}.md", f"\n```{{exercise}} {name}\n```\n")
    stamp_translations(folder)
    return target


def stamp_translations(folder: Path) -> list[Path]:
    """Store the hash of the source in every English lesson and task below a folder; return the files that changed."""
    changed = []
    for translation in sorted(folder.rglob("*.en.md")):
        source = translation.with_name(translation.name.replace(".en.md", ".ru.md"))
        if translation.name.startswith(("task.", "lesson.")) and source.exists():
            before = translation.read_text("utf-8")
            stamp(translation, source)
            if translation.read_text("utf-8") != before:
                changed.append(translation)
    return changed


def _existing(root: Path, name: str, folder: Path) -> Path:
    """Return the folder of a module. Raises AcademyError when there is none."""
    if not folder.is_dir():
        raise AcademyError(
            _("There is no module “{name}”. There are: {known}.", name=name, known=", ".join(_modules(root)))
        )
    return folder


def _free_name(root: Path, name: str, module: str) -> str:
    """Return a name that no exercise of the course has."""
    taken = {path.name for path in root.glob("modules/**/exercises/*")}
    return name if name not in taken else f"{name}_{module}"


def _write_exercises(folder: Path) -> None:
    """Write the exercises that a new manifest names, and stamp all translations."""
    for exercise in read_manifest(folder).exercise:
        _copy(kind_of(exercise.kind).templates, folder / "exercises" / exercise.name, name=exercise.name)
    stamp_translations(folder)


def _copy(templates: Path, target: Path, **values: str) -> None:
    shutil.copytree(templates, target, ignore=shutil.ignore_patterns("__pycache__", BLOCK))
    for path in target.rglob("*"):
        if path.is_file():
            quoted = {key: value.replace("\\", "\\\\").replace('"', '\\"') for key, value in values.items()}
            text = path.read_text("utf-8")
            path.write_text(_filled(text, **(quoted if path.suffix == ".toml" else values)), "utf-8")


def _filled(text: str, **values: str) -> str:
    for key, value in values.items():
        text = text.replace(f"@{key}@", value)
    return text


def _append(path: Path, text: str) -> None:
    path.write_text(path.read_text("utf-8").rstrip("\n") + "\n" + text, "utf-8")


def _modules(root: Path) -> list[str]:
    return sorted(p.name for p in (root / "modules").iterdir() if p.is_dir())


def _any_competency(root: Path) -> str:
    return read_toml(root / "competencies.toml", Framework).competency[0].id
