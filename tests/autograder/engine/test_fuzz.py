"""2,000 changed submissions: each ends in a verdict or in a reason that a mentor understands, and none stops a batch.

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
from autograder.results.marks import Marked, read_marks
from tests.support.built_course import BuiltCourse
from tests.support.mutations import Mutant, mutant_of
from tests.support.paths import SMALL
from tests.whole.attacks.cases import FULL
from tests.whole.attacks.world import at_most

MODULE = "01_basics"
NOTEBOOK = f"{MODULE}.ipynb"
MUTANTS, BATCHES = 2000, 4
BATCH_SECONDS = 600
"""No measure of speed: a batch takes less than half a minute, and this one is for whoever never ends."""
NEIGHBOURS = ("anna", "zoya")
"""First and last in a batch: what they get shows that it went through."""

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
        "cost_per_lead": 1.5, "cheapest": 2.0, "where_to_look": 1.0, "inbox": 2.0, "first_steps": 1.0, "reply": 0.0,
    },
    "stub": dict.fromkeys(FULL, 0.0),
}  # fmt: skip

INTERNAL = re.compile(
    r"Traceback|^\w*(Error|Exception|Warning)\b|broke the connection|The process that graded it died|'NoneType'"
)
"""What the engine says of itself when it is at a loss."""

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
"""What the seeds have found, and is mended."""

pytestmark = pytest.mark.slow


@dataclass(frozen=True)
class Batch:
    """A graded batch. said: by the command; printed: on its terminal besides, by any of its processes."""

    course: CourseFolder
    mutants: dict[str, Mutant]
    attempts: dict[str, Attempt]
    marks: dict[str, Marked]
    said: str
    printed: str
    error: BaseException | None


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A released course, and submissions that are to be changed, by how they were answered."""
    place = tmp_path_factory.mktemp("fuzz")
    desk = BuiltCourse(place / "ru").build().release()
    with (desk.out / "nbgrader_config.py").open("a", encoding="utf-8") as config:
        config.write("c.Engine.cell_seconds = 10\n")
    (place / "bases").mkdir()
    for base in DESERVED:
        made = desk.submit(
            base,
            MODULE,
            *(("solution",) if base == "mistakes" else (base,)),
            **(MISTAKES if base == "mistakes" else {}),
        )
        made.rename(place / "bases" / base)
    shutil.rmtree(desk.out / "submitted")
    return place


def graded(place: Path, out: Path, seeds: Sequence[int], capture: pytest.CaptureFixture[str]) -> Batch:
    """Hand in what the seeds make, with a neighbour before and after, and run the command."""
    shutil.copytree(place / "ru", out)
    bases = {base: place / "bases" / base for base in DESERVED}
    course = CourseFolder.open(out)
    for name in NEIGHBOURS:
        shutil.copytree(bases["solution"], course.submission(name, MODULE))
    mutants = {
        f"s{seed:06}": mutant_of(seed, course.submission(f"s{seed:06}", MODULE), bases, NOTEBOOK) for seed in seeds
    }
    capture.readouterr()
    with pytest.MonkeyPatch.context() as patch, at_most(BATCH_SECONDS, "the batch"):
        patch.setenv("ACADEMY_CONTENT", str(SMALL))
        patch.setenv("ACADEMY_LANG", "en")
        patch.delenv("JUPYTERHUB_USER", raising=False)
        done = CliRunner().invoke(main, ["grade", MODULE, "--course", str(out)])
    printed = "".join(capture.readouterr())
    error = None if isinstance(done.exception, SystemExit) else done.exception
    with course.book() as book:
        attempts = book.last(MODULE)
    marks = {m.trainee: m for m in read_marks(course, [MODULE])}
    return Batch(course, mutants, attempts, marks, done.output, printed, error)


def problems(batch: Batch) -> list[str]:
    """What is wrong, a line a fault, each with the seed."""
    found = [f"the batch stopped: {batch.error!r}"] if batch.error else []
    found += [f"on the mentor's terminal: {batch.printed[:300]}"] if batch.printed else []
    for name in NEIGHBOURS:
        found += [f"the neighbour {name}: {why}" for why in _of_neighbour(batch, name)]
    lines = batch.said.splitlines()
    for name, mutant in batch.mutants.items():
        attempt = batch.attempts.get(name)
        if attempt is None:
            found.append(f"{mutant}: no outcome at all")
            continue
        told = [*attempt.notes, attempt.reason]
        wrong = [f"internals: {told_one[:300]!r}" for told_one in told if INTERNAL.search(told_one)]
        wrong += [f"log: {attempt.log}"] if attempt.log else []
        wrong += _of_failed(batch, attempt, lines) if attempt.status == "failed" else _of_graded(batch, name, mutant)
        found += [f"{mutant}: {why}" for why in wrong]
    return found


def _of_neighbour(batch: Batch, name: str) -> list[str]:
    marks = batch.marks.get(name)
    if marks is None:
        return ["not graded"]
    got = {exercise: mark.points for exercise, mark in marks.marks.items()}
    return [f"{got}"] if got != FULL else [f"told {note}" for note in batch.attempts[name].notes]


def _of_failed(batch: Batch, attempt: Attempt, lines: list[str]) -> list[str]:
    """A reason, printed with the name, and no points."""
    wrong = [] if len(attempt.reason) > 20 else [f"reason {attempt.reason!r}"]
    if f"  {attempt.trainee}: {attempt.reason}" not in lines:
        wrong.append("the reason was not printed")
    return wrong if attempt.trainee not in batch.marks else [*wrong, "failed and has grades"]


def _of_graded(batch: Batch, name: str, mutant: Mutant) -> list[str]:
    """Rows for every exercise within their bounds, no more than the unchanged submission, and a sound graded copy."""
    marks = batch.marks.get(name)
    if marks is None:
        return ["graded, and not in the gradebook"]
    points = {exercise: mark.points for exercise, mark in marks.marks.items()}
    if points.keys() != FULL.keys():
        return [f"rows of {sorted(points)}"]
    most = {exercise: mark.max_points for exercise, mark in marks.marks.items()}
    wrong = [f"{e}: {p} of {most[e]}" for e, p in points.items() if not 0 <= p <= most[e]]
    deserved = DESERVED[mutant.base]
    wrong += [f"{e}: {p}, unchanged {deserved[e]}" for e, p in points.items() if p > deserved[e]]
    return wrong + _of_copy(batch.course.autograded(name, MODULE) / NOTEBOOK)


def _of_copy(path: Path) -> list[str]:
    """Whether any reader of notebooks can read it."""
    if not path.is_file():
        return ["no graded copy"]

    def refuse(word: str) -> Any:
        raise ValueError(f"{word} is no JSON")

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
    place: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str], number: int
) -> None:
    wrong = problems(graded(place, tmp_path / "ru", range(number, MUTANTS, BATCHES), capfd))
    if wrong:
        pytest.fail("\n".join(wrong), pytrace=False)


def test_known_faults_stay_mended(place: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """Seeds that once found something, and those of ACADEMY_FUZZ_SEEDS."""
    more = [int(seed) for seed in os.environ.get("ACADEMY_FUZZ_SEEDS", "").split(",") if seed]
    wrong = problems(graded(place, tmp_path / "ru", sorted({*chain(*KNOWN.values()), *more}), capfd))
    if wrong:
        pytest.fail("\n".join(wrong), pytrace=False)
