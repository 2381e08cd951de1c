"""`nbgrader autograde` and `academy grade` side by side, as whole commands, on the same submissions.

python benchmarks/grading.py [--light | --module] [--submissions N]

light   nbgrader's quickstart assignment, whose cells cost almost nothing: what a grader itself costs
module  09_paid_ads, whose cells cost most of a second: what a grader adds to them
Figures go to benchmarks/grading.json; a run of one workload leaves the other's there.
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

sys.path[0] = str(Path(__file__).resolve().parents[1])  # this folder would hide packages: its files have their names

from benchmarks.grading_data.attempts import extra_ms, read_attempts, split_ms  # noqa: E402
from benchmarks.grading_data.cells import measure  # noqa: E402
from benchmarks.grading_data.commands import Peak, run  # noqa: E402
from benchmarks.grading_data.gradebooks import compare, read_rows  # noqa: E402
from benchmarks.grading_data.keeping import MODULE as KEEPING  # noqa: E402
from benchmarks.grading_data.light import ASSIGNMENT, make_light  # noqa: E402
from benchmarks.grading_data.loads import load_ms  # noqa: E402
from benchmarks.grading_data.module import MODULE, make_module  # noqa: E402
from benchmarks.grading_data.stock import CONFIG  # noqa: E402

RESULT = Path(__file__).with_suffix(".json")
SUBMISSIONS = 40
WORKERS = 2
SHOWN = 10


@dataclass(frozen=True)
class Workload:
    """A course to be made and graded.

    rounds: how often we grade, with and without isolation in turn; nbgrader, whose run takes minutes, grades once.
    stock: what to add to the course's configuration so that `nbgrader autograde` runs with nbgrader's own executor.
    """

    name: str
    assignment: str
    make: Callable[[Path, int], None]
    rounds: int
    stock: str = ""


WORKLOADS = (Workload("light", ASSIGNMENT, make_light, 7), Workload("module", MODULE, make_module, 3, CONFIG))


class Bench:
    """One workload in a scratch folder; each grader gets a fresh copy of the course."""

    def __init__(self, workload: Workload, submissions: int, scratch: Path) -> None:
        self.workload, self.submissions, self.scratch = workload, submissions, scratch
        workload.make(scratch / "course", submissions)

    def copy(self, name: str) -> Path:
        return Path(shutil.copytree(self.scratch / "course", self.scratch / name))

    def theirs(self) -> tuple[Path, float]:
        """nbgrader's folder and seconds."""
        folder = self.copy("nbgrader")
        with (folder / "nbgrader_config.py").open("a", encoding="utf-8") as config:
            config.write(self.workload.stock)
        return folder, self._grade(folder, "nbgrader", "autograde")

    def ours(self, name: str, *options: str) -> tuple[Path, float]:
        """Our folder and seconds."""
        folder = self.copy(name)
        return folder, self._grade(folder, "academy", "grade", "--course", ".", "--workers", str(WORKERS), *options)

    def watched(self) -> tuple[Peak, dict[str, float]]:
        """The memory of our processes, and ms a submission of what the command's own process does; in a run apart."""
        folder, clock, peak = self.copy("watched"), self.scratch / "clock.json", Peak()
        self._grade(folder, "python", "-m", KEEPING, str(clock), "grade", "--course", ".", peak=peak)
        return peak, {k: 1000 * v / self.submissions for k, v in json.loads(clock.read_text("utf-8")).items()}

    def _grade(self, folder: Path, *command: str, peak: Peak | None = None) -> float:
        assignment = self.workload.assignment

        def progress() -> str:
            return f"{len(list(folder.glob(f'autograded/*/{assignment}')))} of {self.submissions}"

        return run([*command, assignment], folder, progress, peak)


def bench(workload: Workload, submissions: int, scratch: Path) -> dict[str, Any]:
    """Measure, print, and give what belongs into grading.json."""
    it = Bench(workload, submissions, scratch)
    print(f"{workload.name}: {submissions} submissions of {workload.assignment}, {WORKERS} workers")
    theirs_in, theirs = it.theirs()
    say("nbgrader autograde", theirs, submissions)
    full, none = [], []
    for n in range(workload.rounds):
        full.append(it.ours(f"full-{n}"))
        none.append(it.ours(f"none-{n}", "--isolation", "none"))
    ours, bare = (statistics.median(seconds for _, seconds in rounds) for rounds in (full, none))
    say("academy grade", ours, submissions)
    say("  without isolation", bare, submissions)
    print(f"  {'ratio':<20}{theirs / ours:8.1f}")
    rows = read_rows(theirs_in)
    differ = compare(rows, read_rows(full[0][0]))
    print(f"  {'grades':<20}{len(rows):8} cells, {len(differ) or 'none'} differ")
    for line in differ[:SHOWN]:
        print(f"    {line}")
    kept, bare_kept = ([read_attempts(root, workload.assignment) for root, _ in rounds] for rounds in (full, none))
    isolation = extra_ms(kept, bare_kept)
    print(f"  {'isolation':<20}{isolation:8.1f} ms a submission")
    peak, keeping = it.watched()
    print(f"  {'ms a submission':<20}{stages(split_ms(kept))}; meanwhile {stages(keeping)}")
    print(f"  {'memory at most':<20}" + ", ".join(f"{kind} {mb:.0f} MB" for kind, mb in sorted(peak.mb.items())))
    found = {
        f"{workload.name}.ratio": round(theirs / ours, 1),
        f"{workload.name}.identical": not differ,
        "isolation_ms": round(isolation, 1),
        "per_minute": round(submissions / ours * 60),
        "peak_mb": round(max(peak.mb.values())),
    }
    if workload.name == "module":
        found |= limits(it, theirs_in, ours)
    return found


def limits(it: Bench, graded: Path, ours: float) -> dict[str, Any]:
    """The cells' own time, and what `load` costs."""
    module = it.workload.assignment
    source = it.scratch / "course" / "source" / module / f"{module}.ipynb"
    cells = measure(source, sorted(graded.glob(f"autograded/*/{module}/{module}.ipynb")))
    kinds = ", ".join(f"{kind} {seconds / it.submissions * 1000:.0f}" for kind, seconds in sorted(cells.kinds.items()))
    print(f"  {'cells by themselves':<20}{cells.wall:8.2f} s   (ms a submission: {kinds})")
    print(f"  {'times that':<20}{ours / cells.wall:8.2f}")
    loads = load_ms(it.copy("loads"), module)
    print(f"  {'load, ms':<20}{stages(loads)}")
    return {"module.over_cells": round(ours / cells.wall, 2)}


def stages(taken: dict[str, float]) -> str:
    return ", ".join(f"{stage} {ms:.1f}" for stage, ms in taken.items())


def say(what: str, seconds: float, submissions: int) -> None:
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
