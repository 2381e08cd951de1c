"""Prove a dataset: made again in another process it is the same, and its reader gives the columns of its card."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from autograder.authoring.proofs.proof import Failure
from autograder.errors import AcademyError, SourceError
from autograder.exercises.data_sources import CARD, Generators
from autograder.exercises.variants import Variant
from autograder.source.card import DatasetCard
from autograder.source.model import CourseManifest
from autograder.source.toml import read_toml
from autograder.task_pool import begin_step
from wording.languages import LANGUAGES

__all__ = ["prove_dataset"]


def prove_dataset(root: Path, datasets: Path, name: str, variants: int) -> tuple[int, list[Failure]]:
    """Make a dataset for several trainees in every language; return how many files were compared, and the failures."""
    where = f"datasets/{name}"
    try:
        card = read_toml(datasets / name / CARD, DatasetCard)
    except SourceError as error:
        return 1, [Failure(f"{error.path}:{error.line}", "", "", "card", "a card that can be read", error.problem)]
    course = read_toml(root / "course.toml", CourseManifest)
    failures = []
    begin_step("read as its card says")
    for lang in LANGUAGES:
        variant = Variant(course.id, course.edition, "variant-1", lang, Generators(datasets))
        failures += [Failure(where, lang, variant.trainee, *found) for found in _unlike_its_card(card, name, variant)]
    if failures:
        return len(LANGUAGES), failures
    try:
        made = [_made(datasets, name, course, variants, seed, reverse=seed != 0) for seed in (0, 1)]
        if made[0] != made[1]:
            again = _made(datasets, name, course, variants, 0, reverse=False)
    except (subprocess.SubprocessError, ValueError) as error:
        return 1, [Failure(where, "", "", "made in a process of its own", "a file", _reason(error))]
    for key, digest in made[0].items():
        if made[1].get(key) != digest:
            lang, trainee = key.split("/")
            got = "other bytes: it depends on the order of a set or on what was made before"
            if again[key] != digest:
                got = "other bytes at every start: a clock, or chance that is not `rng`"
            failures.append(Failure(where, lang, trainee, "made twice", "the same bytes", got))
    return len(made[0]), failures


def _unlike_its_card(card: DatasetCard, name: str, variant: Variant) -> Iterator[tuple[str, str, str]]:
    """Yield what of the frame that the reader makes is not as the card says."""
    try:
        frame = variant.dataset(name)
    except AcademyError as error:
        yield f"read by {card.reader}", "a frame", str(error)
        return
    wanted = [column.name for column in card.column]
    found = [str(one) for one in getattr(frame, "columns", ())]
    if found != wanted:
        yield f"read by {card.reader}", f"the columns {', '.join(wanted)}", ", ".join(found) or type(frame).__name__
        return
    for column in card.column:
        dtype = str(frame[column.name].dtype)
        if not column.dtype.startswith("list[") and dtype != column.dtype:
            yield f"read by {card.reader}", f"{column.dtype} in {column.name}", dtype


def _made(
    datasets: Path, name: str, course: CourseManifest, variants: int, seed: int, *, reverse: bool
) -> dict[str, str]:
    """Return the hash of each file that a new process makes, by language and trainee.

    Args:
        seed: for Python's hashes, by which the order of sets differs.
        reverse: whether the last trainee's file is made first.
    """
    order = range(variants, 0, -1) if reverse else range(1, variants + 1)
    begin_step("made twice")
    wanted = [(lang, f"variant-{number}") for number in order for lang in LANGUAGES]
    task: dict[str, object] = {"datasets": str(datasets), "name": name, "parent": os.getpid()}
    task |= {"course": course.id, "edition": course.edition, "variants": wanted}
    run = subprocess.run(
        [sys.executable, "-m", "autograder.authoring.proofs.made_bytes"],
        input=json.dumps(task).encode(),
        env=os.environ | {"PYTHONHASHSEED": str(seed)},
        capture_output=True,
        check=True,
    )
    return dict(json.loads(run.stdout))


def _reason(error: Exception) -> str:
    said = getattr(error, "stderr", b"") or str(error).encode()
    return said.decode("utf-8", errors="replace").strip().splitlines()[-1]
