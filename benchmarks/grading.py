"""`nbgrader autograde` and `academy grade` side by side, as whole commands, on the same submissions.

python benchmarks/grading.py [--light | --module] [--submissions N]

light   nbgrader's quickstart assignment, whose cells take almost no time: measures the grader itself
module  09_paid_ads, whose cells take most of a second: measures what the grader adds to them
Figures are saved to benchmarks/grading.json; a run of one workload keeps those of the other.
"""

from __future__ import annotations

import argparse
import json
import shutil
import statistics
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

sys.path[0] = str(Path(__file__).resolve().parents[1])  # files in this folder have the names of packages

from benchmarks.grading_data.attempts import extra_ms, read_attempts, split_ms  # noqa: E402
from benchmarks.grading_data.cells import measure  # noqa: E402
from benchmarks.grading_data.commands import Peak, run  # noqa: E402
from benchmarks.grading_data.gradebooks import compare, read_rows  # noqa: E402
from benchmarks.grading_data.light import ASSIGNMENT, make_light  # noqa: E402
from benchmarks.grading_data.loads import load_ms  # noqa: E402
from benchmarks.grading_data.module import MODULE, make_module  # noqa: E402
from benchmarks.grading_data.stock import CONFIG  # noqa: E402
from benchmarks.grading_data.storing import MODULE as STORING  # noqa: E402

RESULT = Path(__file__).with_suffix(".json")
SUBMISSIONS = 40
WORKERS = 2
SHOWN = 10


@dataclass(frozen=True)
class Workload:
    """A course to make and grade."""

    name: str
    assignment: str
    make: Callable[[Path, int], None]
    #: How often `academy grade` runs, with and without isolation in turn. nbgrader takes minutes and runs once.
    rounds: int
    #: Added to the course's configuration so that `nbgrader autograde` uses nbgrader's own executor.
    stock: str = ""


WORKLOADS = (Workload("light", ASSIGNMENT, make_light, 7), Workload("module", MODULE, make_module, 3, CONFIG))


class Bench:
    """Runs the graders on one workload, each on a fresh copy of the course in a scratch folder."""

    def __init__(self, workload: Workload, submissions: int, scratch: Path) -> None:
        self.workload, self.submissions, self.scratch = workload, submissions, scratch
        workload.make(scratch / "course", submissions)

    def copy(self, name: str) -> Path:
        return Path(shutil.copytree(self.scratch / "course", self.scratch / name))

    def nbgrader(self) -> tuple[Path, float]:
        """Grade with nbgrader. Returns the folder and the seconds."""
        folder = self.copy("nbgrader")
        with (folder / "nbgrader_config.py").open("a", encoding="utf-8") as config:
            config.write(self.workload.stock)
        return folder, self._grade(folder, "nbgrader", "autograde")

    def academy(self, name: str, *options: str) -> tuple[Path, float]:
        """Grade with `academy grade`. Returns the folder and the seconds."""
        folder = self.copy(name)
        return folder, self._grade(folder, "academy", "grade", "--course", ".", "--workers", str(WORKERS), *options)

    def monitored(self) -> tuple[Peak, dict[str, float]]:
        """Grade once more and measure. Returns the memory of the processes, and ms a submission of storing results."""
        folder, clock, peak = self.copy("monitored"), self.scratch / "clock.json", Peak()
        self._grade(folder, "python", "-m", STORING, str(clock), "grade", "--course", ".", peak=peak)
        return peak, {k: 1000 * v / self.submissions for k, v in json.loads(clock.read_text("utf-8")).items()}

    def _grade(self, folder: Path, *command: str, peak: Peak | None = None) -> float:
        assignment = self.workload.assignment

        def progress() -> str:
            return f"{len(list(folder.glob(f'autograded/*/{assignment}')))} of {self.submissions}"

        return run([*command, assignment], folder, progress, peak)


def bench(workload: Workload, submissions: int, scratch: Path) -> dict[str, Any]:
    """Measure and print. Returns the figures for grading.json."""
    it = Bench(workload, submissions, scratch)
    print(f"{workload.name}: {submissions} submissions of {workload.assignment}, {WORKERS} workers")
    nbgrader_folder, nbgrader = it.nbgrader()
    show("nbgrader autograde", nbgrader, submissions)
    full, none = [], []
    for n in range(workload.rounds):
        full.append(it.academy(f"full-{n}"))
        none.append(it.academy(f"none-{n}", "--isolation", "none"))
    isolated, bare = (statistics.median(seconds for _, seconds in rounds) for rounds in (full, none))
    show("academy grade", isolated, submissions)
    show("  without isolation", bare, submissions)
    print(f"  {'ratio':<20}{nbgrader / isolated:8.1f}")
    rows = read_rows(nbgrader_folder)
    differ = compare(rows, read_rows(full[0][0]))
    print(f"  {'grades':<20}{len(rows):8} cells, {len(differ) or 'none'} differ")
    for line in differ[:SHOWN]:
        print(f"    {line}")
    attempts, bare_attempts = (
        [read_attempts(root, workload.assignment) for root, _ in rounds] for rounds in (full, none)
    )
    isolation = extra_ms(attempts, bare_attempts)
    print(f"  {'isolation':<20}{isolation:8.1f} ms a submission")
    peak, storing = it.monitored()
    print(f"  {'ms a submission':<20}{stages(split_ms(attempts))}; meanwhile {stages(storing)}")
    print(f"  {'memory at most':<20}" + ", ".join(f"{kind} {mb:.0f} MB" for kind, mb in sorted(peak.mb.items())))
    found = {
        f"{workload.name}.ratio": round(nbgrader / isolated, 1),
        f"{workload.name}.identical": not differ,
        "isolation_ms": round(isolation, 1),
        "per_minute": round(submissions / isolated * 60),
        "peak_mb": round(max(peak.mb.values())),
    }
    if workload.name == "module":
        found |= compare_with_cells(it, nbgrader_folder, isolated)
    return found


def compare_with_cells(it: Bench, graded: Path, seconds: float) -> dict[str, Any]:
    """Measure the cells by themselves and `load`. Returns how many times the cells' time grading takes.

    Args:
        it: The workload.
        graded: A folder that nbgrader has graded.
        seconds: What `academy grade` took.
    """
    module = it.workload.assignment
    source = it.scratch / "course" / "source" / module / f"{module}.ipynb"
    cells = measure(source, sorted(graded.glob(f"autograded/*/{module}/{module}.ipynb")))
    kinds = ", ".join(f"{kind} {took / it.submissions * 1000:.0f}" for kind, took in sorted(cells.kinds.items()))
    print(f"  {'cells by themselves':<20}{cells.wall:8.2f} s   (ms a submission: {kinds})")
    print(f"  {'times that':<20}{seconds / cells.wall:8.2f}")
    loads = load_ms(it.copy("loads"), module)
    print(f"  {'load, ms':<20}{stages(loads)}")
    return {"module.over_cells": round(seconds / cells.wall, 2)}


def stages(taken: dict[str, float]) -> str:
    return ", ".join(f"{stage} {ms:.1f}" for stage, ms in taken.items())


def show(what: str, seconds: float, submissions: int) -> None:
    print(f"  {what:<20}{seconds:8.2f} s {submissions / seconds * 60:8.0f} a minute", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    which = parser.add_mutually_exclusive_group()
    for workload in WORKLOADS:
        which.add_argument(f"--{workload.name}", action="store_true", help=f"only {workload.assignment}")
    parser.add_argument("--submissions", type=int, default=SUBMISSIONS, metavar="N", help="of each; %(default)s")
    given = vars(parser.parse_args())
    for workload in [w for w in WORKLOADS if given[w.name]] or WORKLOADS:
        with tempfile.TemporaryDirectory(prefix="academy-bench-") as scratch:
            found = bench(workload, given["submissions"], Path(scratch))
        known = json.loads(RESULT.read_text("utf-8")) if RESULT.exists() else {}
        RESULT.write_text(json.dumps(dict(sorted((known | found).items())), indent=2) + "\n", "utf-8")


if __name__ == "__main__":
    main()
