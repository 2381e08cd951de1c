"""Keep proofs that passed, so that `academy verify` proves again only what has changed.

A proof covers an exercise or a lesson in one language, or a dataset, over a number of trainees. It is kept in a file
named by a hash of all that it depends on. A change gives another name, so a kept proof never has to be declared out of
date.
"""

from __future__ import annotations

import hashlib
import importlib.util
import json
import os
import platform
import re
import time
import tomllib
from collections.abc import Iterable, Iterator
from contextlib import suppress
from functools import cache, cached_property, partial
from importlib import metadata
from pathlib import Path

import wording
from autograder.authoring.proofs.proof import Proof
from autograder.errors import AcademyError
from autograder.exercises.data_sources import dataset_folders, folders_behind
from autograder.files import ASSETS, hash_folder, write_atomically
from autograder.source.layout import module_folder, read_manifest
from autograder.source.markdown import read_lesson
from autograder.source.model import CourseManifest, ExerciseManifest
from autograder.source.toml import read_toml

__all__ = ["CourseProofs", "ProofCache"]

AUTOGRADER = Path(__file__).parents[1]
JUDGING = (
    "checks.py",
    "errors.py",
    "files.py",
    "near_names.py",
    "notes.py",
    "notes.toml",
    "exercises",
    "source",
    "style_check",
)
RUNNING = ("lifeline.py", "task_pool.py")
PROVING = ("__init__.py", "proof_cache.py", "proofs", "verify.py")
ENGINE = (
    *(AUTOGRADER / name for name in (*JUDGING, *RUNNING)),
    *(AUTOGRADER / "authoring" / name for name in PROVING),
    Path(wording.__file__).parent,
)
"""Code that judges an exercise. A test compares it with the modules that a verification loads."""
PACKAGES = (
    "babel",
    "defusedxml",
    "ipykernel",
    "ipython",
    "markdown-it-py",
    "matplotlib",
    "numpy",
    "openpyxl",
    "pandas",
    "pydantic",
    "pymorphy3",
    "pymorphy3-dicts-ru",
    "razdel",
)
"""Distributions that exercises and their judges compute with: their versions are part of every key."""
KEPT_SECONDS = 30 * 24 * 3600
"""How long a proof is kept after its last use."""


class ProofCache:
    """Proofs that passed, a small file each.

    Args:
        folder: where they are kept; it is made when the first one is.
        judges: files and folders of other packages that take part in judging: the notebook functions that cells call.
    """

    def __init__(self, folder: Path, judges: Iterable[Path] = ()) -> None:
        self.folder = folder
        self.judges = tuple(judges)
        self.kept = 0
        """How many proofs this object has kept."""

    def trials(self, key: str) -> int | None:
        """Return how many trials the kept proof had, None without one. A damaged file counts as none."""
        path = self._path(key)
        try:
            kept = json.loads(path.read_text("utf-8"))
            trials = kept["trials"] if kept["key"] == key else None
        except (OSError, ValueError, KeyError, TypeError):
            return None
        if type(trials) is not int or trials < 1:
            return None
        with suppress(OSError):
            os.utime(path)
        return trials

    def keep(self, key: str, trials: int) -> None:
        """Keep a proof that passed. Do nothing where the folder cannot be written: the proof is then made again."""
        with suppress(OSError):
            self.folder.mkdir(parents=True, exist_ok=True)
            write_atomically(self._path(key), json.dumps({"key": key, "trials": trials}) + "\n")
            self.kept += 1

    def drop_unused(self) -> None:
        """Delete the proofs that no run has used for a month, so that the folder does not grow without end."""
        limit = time.time() - KEPT_SECONDS
        for path in self.folder.glob("*.json"):
            with suppress(OSError):
                if path.stat().st_mtime < limit:
                    path.unlink()

    def _path(self, key: str) -> Path:
        return self.folder / f"{key}.json"


class CourseProofs:
    """The kept proofs of one course, over a number of trainees' variants."""

    def __init__(self, cache: ProofCache, root: Path, datasets: Path, variants: int) -> None:
        self._cache = cache
        self._keys = partial(_Keys, root, datasets, variants, cache.judges)
        self._before = self._keys()

    def trials(self, proof: Proof) -> int | None:
        """Return how many trials a kept proof had; None when there is none for the files as they are."""
        key = self._before.of(proof)
        return None if key is None else self._cache.trials(key)

    def keep(self, proof: Proof, trials: int) -> None:
        """Keep a proof that passed, unless a file that it depends on was changed while it ran."""
        key = self._before.of(proof)
        if key is not None and key == self._keys().of(proof):
            self._cache.keep(key, trials)


class _Keys:
    """Keys of a course's proofs, computed from its files.

    Each file is read once; to see later changes, make a new object.
    """

    def __init__(self, root: Path, datasets: Path, variants: int, judges: tuple[Path, ...]) -> None:
        self._root, self._datasets, self._variants, self._judges = root, datasets, variants, judges
        self._hash_once = cache(_hash)
        self._module = cache(lambda name: read_manifest(module_folder(root, name)))
        self._setup = cache(lambda name, lang: _setup_cell(module_folder(root, name) / f"lesson.{lang}.md"))

    def of(self, proof: Proof) -> str | None:
        """Return the key of one proof, None when something that it depends on cannot be read."""
        total = hashlib.sha256()
        try:
            for part in self._parts(proof):
                total.update(len(part).to_bytes(8) + part)
        except (AcademyError, ImportError, KeyError, OSError, ValueError):
            return None
        return total.hexdigest()

    def _parts(self, proof: Proof) -> Iterator[bytes]:
        yield from self._always
        yield from (*(part.encode() for part in proof), str(self._variants).encode())
        if proof.what == "dataset":
            yield from self._of_dataset(self._datasets / proof.name)
            return
        if (assets := module_folder(self._root, proof.module) / ASSETS).is_dir():
            yield self._hash_once(assets)
        if proof.what == "lesson":
            yield from self._of_lesson(proof.module, proof.lang)
        else:
            yield from self._of_exercise(proof.module, proof.name, proof.lang)

    def _of_exercise(self, module: str, name: str, lang: str) -> Iterator[bytes]:
        setup = self._setup(module, lang)
        yield setup.encode()
        code = setup + "".join(p.read_text("utf-8") for p in sorted(self._folder(module, name).rglob("*.py")))
        used = [e for e in self._module(module).exercise if e.name == name or _named(e.name, code)]
        for exercise in used:
            yield exercise.model_dump_json().encode()
            yield self._hash_once(self._folder(module, exercise.name))
        yield from self._of_used_datasets(used, code)

    def _of_lesson(self, module: str, lang: str) -> Iterator[bytes]:
        """Yield what a lesson's cells depend on: themselves, and the code of all exercises of the module."""
        lesson = read_lesson(module_folder(self._root, module) / f"lesson.{lang}.md")
        code = "\n\n".join(cell.name + "\n" + cell.text for cell in lesson.cells if cell.type != "prose")
        exercises = self._module(module).exercise
        for exercise in exercises:
            yield exercise.model_dump_json().encode()
            for path in sorted(self._folder(module, exercise.name).glob("*.py")):
                yield self._hash_once(path)
                code += path.read_text("utf-8")
        yield code.encode()
        yield from self._of_used_datasets(exercises, code)

    def _of_used_datasets(self, used: Iterable[ExerciseManifest], code: str) -> Iterator[bytes]:
        """Yield the datasets that the exercises declare or that their code loads by name."""
        declared = {name for exercise in used for name in exercise.data}
        for folder in dataset_folders(self._datasets):
            if folder.name in declared or _named(folder.name, code):
                yield from self._of_dataset(folder)

    def _of_dataset(self, folder: Path) -> Iterator[bytes]:
        yield from (self._hash_once(behind) for behind in folders_behind(folder))
        yield from (self._hash_once(path) for path in _reader(folder / "card.toml"))

    @cached_property
    def _always(self) -> tuple[bytes, ...]:
        """Return what every proof depends on: engine, Python, packages, and the course's part of the seeds."""
        course = read_toml(self._root / "course.toml", CourseManifest)
        versions = [platform.python_implementation(), platform.python_version()]
        versions += [f"{name} {metadata.version(name)}" for name in PACKAGES]
        return (
            *(self._hash_once(path) for path in (*ENGINE, *self._judges)),
            "\n".join(versions).encode(),
            course.id.encode(),
            course.edition.encode(),
        )

    def _folder(self, module: str, exercise: str) -> Path:
        return module_folder(self._root, module) / "exercises" / exercise


def _named(name: str, code: str) -> bool:
    """Return whether a name occurs in the code, as in `load("direct_report")`, or in any other way: more is safe."""
    return re.search(rf"\b{re.escape(name)}\b", code) is not None


def _setup_cell(lesson: Path) -> str:
    return next((c.text for c in read_lesson(lesson).cells if c.type == "code" and c.name == "setup"), "")


def _reader(card: Path) -> list[Path]:
    """Return the source of the reader that a card names: a module's file or a package's folder.

    Readers from PACKAGES have none, because the version of the package is in the key.
    """
    module = str(tomllib.loads(card.read_text("utf-8"))["reader"]).partition(":")[0]
    if module.partition(".")[0] in PACKAGES:
        return []
    spec = importlib.util.find_spec(module)
    if spec is None or spec.origin is None:
        return []
    return [Path(spec.origin).parent if spec.submodule_search_locations else Path(spec.origin)]


def _hash(path: Path) -> bytes:
    total = hashlib.sha256(path.name.encode() + b"\0")
    if path.is_dir():
        hash_folder(total, path)
    else:
        total.update(path.read_bytes())
    return total.digest()
