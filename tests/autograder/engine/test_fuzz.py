"""Grade 2,000 changed submissions: each gets a verdict or a reason that a mentor understands, and none stops a batch.

A failure names its seed. To see it again: ACADEMY_FUZZ_SEEDS=17,1234 python -m pytest -k known, and this file.
"""

from __future__ import annotations

import json
import os
import re
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from nbformat.validator import get_validator

from academy.cli import main
from autograder.building.course_folder import CourseFolder
from autograder.gradebook.attempts import Attempt
from autograder.gradebook.scores import SubmissionScore
from autograder.results.scores import read_scores
from tests.support.built_course import BuiltCourse
from tests.support.mutations import Mutant, mutant_of
from tests.support.paths import SMALL
from tests.support.submission_cases import FULL
from tests.support.time_limit import time_limit
from wording.languages import language

MODULE = "01_basics"
NOTEBOOK = f"{MODULE}.ipynb"
MUTANTS, BATCHES = 2000, 4
BATCH_SECONDS = 600
"""Catches a batch that never ends; one takes less than half a minute."""
NEIGHBOURS = ("anna", "zoya")
"""Honest submissions graded first and last in a batch; their points show that the batch was completed."""

MISTAKES = {
    "cost_per_lead": "mistakes/without_banner",
    "cheapest": "mistakes/silent_wins",
    "where_to_look": "mistakes/only_goals",
    "inbox": "mistakes/report_never",
    "first_steps": "mistakes/offer_first",
    "reply": "mistakes/no_date",
}
DESERVED = {
    "solution": FULL,
    "mistakes": {
        "cost_per_lead": 1.5, "cheapest": 2.0, "where_to_look": 0.0, "inbox": 0.0, "first_steps": 0.0, "reply": 0.0,
    },
    "stub": dict.fromkeys(FULL, 0.0),
}  # fmt: skip

INTERNAL = re.compile(
    r"Traceback|^\w*(Error|Exception|Warning)\b|broke the connection|The process that graded it died|'NoneType'"
)
"""Messages of the engine about itself, which no mentor should get."""

KNOWN = {
    "a folder named like the notebook, with a file in it": (1027, 1445),
    "a folder named like the module's own file": (1665, 172),
    "a file in place of the folder": (1746, 1845),
    "a link in place of the folder, to nowhere and to the whole disk": (888, 1325),
    "a time zone that is a path": (57,),
    "a cell without a type": (46, 108),
    "a cell of another type, with what that type does not have": (45, 171, 255, 393),
    "metadata of other types": (3, 42, 137, 369, 380, 1537),
    "numbers that are not JSON": (164, 181),
    "formats that are none": (68, 144, 167, 334),
    "fields that no notebook has": (154, 342, 385),
    "ids that are none, or twice": (81, 92, 289, 425),
}
"""Faults that seeds have found and that are mended."""

pytestmark = pytest.mark.slow


@dataclass(frozen=True)
class Batch:
    """A graded batch."""

    course: CourseFolder
    mutants: dict[str, Mutant]
    attempts: dict[str, Attempt]
    marks: dict[str, SubmissionScore]
    #: Output of the command.
    output: str
    #: What its processes wrote to the terminal besides.
    terminal: str
    error: BaseException | None


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A released course, and unchanged submissions by how they were answered."""
    folder = tmp_path_factory.mktemp("fuzz")
    desk = BuiltCourse(folder / "ru").build().release()
    with (desk.out / "nbgrader_config.py").open("a", encoding="utf-8") as config:
        config.write("c.Engine.cell_seconds = 10\n")
    (folder / "bases").mkdir()
    for base in DESERVED:
        made = desk.submit(
            base,
            MODULE,
            *(("solution",) if base == "mistakes" else (base,)),
            **(MISTAKES if base == "mistakes" else {}),
        )
        made.rename(folder / "bases" / base)
    shutil.rmtree(desk.out / "submitted")
    return folder


def graded(folder: Path, out: Path, seeds: Sequence[int], capture: pytest.CaptureFixture[str]) -> Batch:
    """Hand in the seeds' submissions between two honest neighbours, and run the command."""
    shutil.copytree(folder / "ru", out)
    bases = {base: folder / "bases" / base for base in DESERVED}
    course = CourseFolder.open(out)
    for name in NEIGHBOURS:
        shutil.copytree(bases["solution"], course.submission(name, MODULE))
    mutants = {
        f"s{seed:06}": mutant_of(seed, course.submission(f"s{seed:06}", MODULE), bases, NOTEBOOK) for seed in seeds
    }
    capture.readouterr()
    with pytest.MonkeyPatch.context() as patch, time_limit(BATCH_SECONDS, "the batch"):
        patch.setenv("ACADEMY_CONTENT", str(SMALL))
        patch.setenv("ACADEMY_LANG", "en")
        patch.delenv("JUPYTERHUB_USER", raising=False)
        done = CliRunner().invoke(main, ["grade", MODULE, "--course", str(out)])
    terminal = "".join(capture.readouterr())
    error = None if isinstance(done.exception, SystemExit) else done.exception
    with course.book() as book:
        attempts = book.last(MODULE)
    marks = {m.trainee: m for m in read_scores(course, [MODULE])}
    return Batch(course, mutants, attempts, marks, done.output, terminal, error)


@language("en")
def problems(batch: Batch) -> list[str]:
    """Return the faults, each with its seed."""
    found = [f"the batch stopped: {batch.error!r}"] if batch.error else []
    found += [f"on the mentor's terminal: {batch.terminal[:300]}"] if batch.terminal else []
    for name in NEIGHBOURS:
        found += [f"the neighbour {name}: {why}" for why in _of_neighbour(batch, name)]
    lines = batch.output.splitlines()
    for name, mutant in batch.mutants.items():
        attempt = batch.attempts.get(name)
        if attempt is None:
            found.append(f"{mutant}: no outcome at all")
            continue
        messages = [*map(str, attempt.notes), str(attempt.reason)]
        wrong = [f"internals: {message[:300]!r}" for message in messages if INTERNAL.search(message)]
        wrong += [f"log: {attempt.log}"] if attempt.log else []
        wrong += _of_failed(batch, attempt, lines) if attempt.status == "failed" else _of_graded(batch, name, mutant)
        found += [f"{mutant}: {why}" for why in wrong]
    return found


def _of_neighbour(batch: Batch, name: str) -> list[str]:
    marks = batch.marks.get(name)
    if marks is None:
        return ["not graded"]
    got = {exercise: mark.points for exercise, mark in marks.exercises.items()}
    return [f"{got}"] if got != FULL else [f"note {note}" for note in batch.attempts[name].notes]


def _of_failed(batch: Batch, attempt: Attempt, lines: list[str]) -> list[str]:
    """A failed submission has a reason that is printed with the name, and no grades."""
    wrong = [] if len(str(attempt.reason)) > 20 else [f"reason {attempt.reason!r}"]
    if f"  {attempt.trainee}: {attempt.reason}" not in lines:
        wrong.append("the reason was not printed")
    return wrong if attempt.trainee not in batch.marks else [*wrong, "failed and has grades"]


def _of_graded(batch: Batch, name: str, mutant: Mutant) -> list[str]:
    """A graded one has points for every exercise, at most those of the unchanged submission, and a sound copy."""
    marks = batch.marks.get(name)
    if marks is None:
        return ["graded, and not in the gradebook"]
    points = {exercise: mark.points for exercise, mark in marks.exercises.items()}
    if points.keys() != FULL.keys():
        return [f"rows of {sorted(points)}"]
    max_points = {exercise: mark.max_points for exercise, mark in marks.exercises.items()}
    wrong = [f"{e}: {p} of {max_points[e]}" for e, p in points.items() if not 0 <= p <= max_points[e]]
    deserved = DESERVED[mutant.base]
    wrong += [f"{e}: {p}, unchanged {deserved[e]}" for e, p in points.items() if p > deserved[e]]
    return wrong + _of_copy(batch.course.autograded(name, MODULE) / NOTEBOOK)


def _of_copy(path: Path) -> list[str]:
    """Check that any reader of notebooks can read the graded copy."""
    if not path.is_file():
        return ["no graded copy"]

    def refuse(word: str) -> Any:
        raise ValueError(f"{word} is not JSON")

    try:
        data = json.loads(path.read_bytes().decode("utf-8"), parse_constant=refuse)
    except (ValueError, RecursionError) as error:
        return [f"graded copy: {error}"]
    wrong = [f"graded copy: {e.json_path}: {e.message[:200]}" for e in get_validator(4, 5).iter_errors(data)]
    if data["nbformat_minor"] != 5:
        wrong.append(f"graded copy: format 4.{data['nbformat_minor']}")
    ids = [cell.get("id") for cell in data["cells"]]
    return [*wrong, "graded copy: two cells of one id"] if len(set(ids)) < len(ids) else wrong


@pytest.mark.parametrize("number", range(BATCHES))
def test_every_mutation_ends_in_a_verdict_or_a_clear_error(
    folder: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str], number: int
) -> None:
    wrong = problems(graded(folder, tmp_path / "ru", range(number, MUTANTS, BATCHES), capfd))
    if wrong:
        pytest.fail("\n".join(wrong), pytrace=False)


def test_known_faults_stay_mended(folder: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """Run the seeds that once found a fault, and those of ACADEMY_FUZZ_SEEDS."""
    more = [int(seed) for seed in os.environ.get("ACADEMY_FUZZ_SEEDS", "").split(",") if seed]
    wrong = problems(graded(folder, tmp_path / "ru", sorted({*chain(*KNOWN.values()), *more}), capfd))
    if wrong:
        pytest.fail("\n".join(wrong), pytrace=False)
