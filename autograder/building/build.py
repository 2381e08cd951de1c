"""Build a plain nbgrader course from text. Only changed modules are written; submissions and grades are not touched."""

from __future__ import annotations

import hashlib
import json
import shutil
import time
from collections.abc import Callable
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

from autograder.building.course_path import require_literal
from autograder.building.leaks import secret_lines
from autograder.building.notebook import module_notebook, notebook_text
from autograder.errors import BuildError
from autograder.exercises.reader import read_course
from autograder.exercises.sidecar import SIDECAR, encode
from autograder.files import ASSETS, hash_folder, write_atomically
from autograder.source.assets import assets_of
from autograder.source.glossary import PAGE, Term, glossary_page, read_glossary
from autograder.source.layout import ASSESSMENT, chosen_modules, module_folder, module_of
from autograder.source.model import Course, CourseManifest
from autograder.source.toml import read_toml
from wording.autograder import _

__all__ = ["Built", "build_course", "write_atomically"]

STATE = ".academy-build.json"


@dataclass(frozen=True)
class Built:
    """The build of one module."""

    module: str
    #: Whether files were written.
    changed: bool
    #: Reading the source included.
    seconds: float


def build_course(
    root: Path,
    datasets: Path,
    out: Path,
    lang: str,
    only: list[str] | None = None,
    progress: Callable[[Built], None] = lambda _built: None,
) -> list[Built]:
    """Build modules into `out/source/<module>/` and write nbgrader's configuration into `out`.

    Raises SourceError for a defect of the source, BuildError for an unknown language and when `out` holds other files.
    """
    manifest = read_toml(root / "course.toml", CourseManifest)
    if lang not in manifest.languages:
        known = ", ".join(manifest.languages)
        raise BuildError(_("There is no language “{lang}”. There are: {known}.", lang=lang, known=known))
    state = _open(out, lang, datasets)
    course_files = (root / "course.toml").read_bytes() + (root / "competencies.toml").read_bytes()
    course_files += " ".join(chosen_modules(root, manifest)).encode()  # a notebook names the one that follows
    terms = read_glossary(root)
    page = glossary_page(root, lang, terms) if terms else ""
    course_files += page.encode() + repr(terms).encode()
    built: list[Built] = []
    for name in chosen_modules(root, manifest, only):
        start = time.perf_counter()
        digest = _digest(module_folder(root, name), course_files + lang.encode())
        target = out / "source" / name
        changed = (
            state.get(name) != digest or not (target / f"{name}.ipynb").exists() or not (target / SIDECAR).exists()
        )
        if changed:
            course = read_course(root, datasets, only=[name])
            _write_module(course, name, lang, target, terms)
            if page and course.modules[0].part == "practice":
                write_atomically(target / PAGE, page)
            state[name] = digest
            _save(out, lang, state, datasets)
        one = Built(name, changed, time.perf_counter() - start)
        progress(one)
        built.append(one)
    _save(out, lang, state, datasets)
    write_atomically(out / "nbgrader_config.py", (root / "nbgrader_config.py").read_text("utf-8"))
    return built


def _open(out: Path, lang: str, datasets: Path) -> dict[str, str]:
    """Return the digests of the earlier build in `out`, by module. Raises BuildError when other files lie there."""
    require_literal(out)
    if not out.exists() or not any(out.iterdir()):
        out.mkdir(parents=True, exist_ok=True)
        _save(out, lang, {}, datasets)
        return {}
    try:
        state = json.loads((out / STATE).read_text("utf-8"))
        built_in, modules = str(state["lang"]), dict(state["modules"])
    except FileNotFoundError:
        raise BuildError(
            _("{out} holds files that this build did not write. Name an empty folder with --out.", out=out)
        ) from None
    except (ValueError, KeyError, TypeError):
        return {}
    if built_in != lang:
        raise BuildError(
            _("{out} holds the course in “{lang}”. Name another folder with --out.", out=out, lang=built_in)
        )
    return modules


def _save(out: Path, lang: str, modules: dict[str, str], datasets: Path) -> None:
    state = {"lang": lang, "modules": dict(sorted(modules.items())), "datasets": str(datasets.resolve())}
    write_atomically(out / STATE, json.dumps(state, indent=1) + "\n")


def _digest(folder: Path, also: bytes) -> str:
    """Hash what a module's build depends on: its files, the course files and this package's version."""
    total = hashlib.sha256(also)
    total.update(metadata.version("account-academy").encode())
    hash_folder(total, folder, skip="" if module_of(folder) else ASSESSMENT)
    return total.hexdigest()


def _write_module(course: Course, name: str, lang: str, target: Path, terms: tuple[Term, ...]) -> None:
    module = course.modules[0]
    target.mkdir(parents=True, exist_ok=True)
    write_atomically(target / f"{name}.ipynb", notebook_text(module_notebook(course, module, lang, terms)))
    secrets = set().union(*(secret_lines(e) for e in module.exercises)) if module.part == "assessment" else ()
    write_atomically(target / SIDECAR, encode(course, module, lang, secrets))
    _write_assets(module.path, target)


def _write_assets(source: Path, target: Path) -> None:
    """Copy a module's assets beside its notebook; those that the source no longer has are removed."""
    shutil.rmtree(target / ASSETS, ignore_errors=True)
    for name, path in assets_of(source).items():
        (target / name).parent.mkdir(parents=True, exist_ok=True)
        write_atomically(target / name, path.read_bytes())
