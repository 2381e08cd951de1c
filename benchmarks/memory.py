"""Memory of the processes that live through a long batch: the coordinator, the warm process, the judges.

python benchmarks/memory.py [--submissions N]

One call grades N submissions of N trainees, each with data of their own, on the course of tests/data/course_small,
whose cells are light. Every now and then the processes are weighed, in MB: RSS, all that a process has in memory;
PSS, with shared pages shared out; USS, what is its own alone. The last two depend on who else lives at that moment,
so the slope is that of RSS, by least squares, the first fifth left out: what is imported and cached once is no
growth. Open descriptors are counted too. Figures go to benchmarks/memory.json.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import statistics
import sys
import tempfile
import time
from collections import defaultdict
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

import psutil

sys.path[0] = str(Path(__file__).resolve().parents[1])  # this folder would hide packages: its files have their names

from autograder.grading.grade_module import grade_module  # noqa: E402
from benchmarks.grading_data.module import make_module  # noqa: E402

RESULT = Path(__file__).with_suffix(".json")
CONTENT = Path(__file__).resolve().parents[1] / "tests" / "data" / "course_small"
MODULE = "01_basics"
SUBMISSIONS, DIFFERENT = 10_000, 500
"""Trainees, and submissions of different content among them; the rest are the same files under other names."""
LOOKS = 100
SHOWN = 20
MB = 1 << 20


@dataclass
class Kind:
    """What was seen of one kind of process after so many submissions: MB of all of them, most descriptors of one."""

    done: list[int] = field(default_factory=list)
    rss: list[float] = field(default_factory=list)
    pss: list[float] = field(default_factory=list)
    uss: list[float] = field(default_factory=list)
    descriptors: list[int] = field(default_factory=list)
    pids: set[int] = field(default_factory=set)

    def growth(self) -> float:
        """MB of RSS by which all processes of the kind together grow with a thousand submissions."""
        first = len(self.done) // 5
        return statistics.linear_regression(self.done[first:], self.rss[first:]).slope * 1000


class Scales:
    """Weighs the processes while `grade_module` reports its progress."""

    def __init__(self, root: Path, total: int) -> None:
        self.root, self.every = root, max(total // LOOKS, 1)
        self.kinds: dict[str, Kind] = defaultdict(Kind)
        self.start = time.perf_counter()
        self._here = Path("/proc/self/ns/pid").readlink()

    def progress(self, done: int, total: int, trainee: str) -> None:
        """The graded copies are not kept: ten thousand of them are most of a gigabyte."""
        if trainee:
            shutil.rmtree(self.root / "autograded" / trainee)
        if done and done % self.every == 0:
            self._weigh(done)
            if done // self.every % max(LOOKS // SHOWN, 1) == 0 or done == total:
                self._show(done)

    def _weigh(self, done: int) -> None:
        for kind, processes in self._processes().items():
            if not processes:  # with the last submissions the judges are gone before their results are kept
                continue
            seen = self.kinds[kind]
            told = [process.memory_full_info() for process in processes]
            seen.done.append(done)
            for measure in ("rss", "pss", "uss"):
                getattr(seen, measure).append(sum(getattr(one, measure) for one in told) / MB)
            seen.pids |= {process.pid for process in processes}
            seen.descriptors.append(max(process.num_fds() for process in processes))

    def _processes(self) -> dict[str, list[psutil.Process]]:
        """Trainees' processes are children of the warm process too, in a process namespace of their own."""
        me = psutil.Process()
        warm = [child for child in me.children() if "autograder.engine.warm.process" in child.cmdline()]
        judges = []
        for child in (c for one in warm for c in one.children()):
            with suppress(OSError, psutil.NoSuchProcess):
                if Path(f"/proc/{child.pid}/ns/pid").readlink() == self._here:
                    judges.append(child)
        return {"coordinator": [me], "warm process": warm, "judges": judges}

    def _show(self, done: int) -> None:
        taken = time.perf_counter() - self.start
        columns = "".join(
            f"{k.rss[-1]:10.1f}{k.pss[-1]:8.1f}{k.uss[-1]:8.1f}{k.descriptors[-1]:5}" for k in self.kinds.values()
        )
        print(f"{done:8,}{taken:8.0f}{columns}", flush=True)

    def head(self) -> None:
        names = "".join(f"{name:>26}{'':5}" for name in ("coordinator", "warm process", "judges"))
        print(f"{'':16}{names}\n{'graded':>8}{'s':>8}" + f"{'RSS':>10}{'PSS':>8}{'USS':>8}{'fds':>5}" * 3)


def make_course(root: Path, submissions: int) -> None:
    """A released course with `submissions` handed in; beyond DIFFERENT, as hard links to the first."""
    make_module(root, min(submissions, DIFFERENT), MODULE, CONTENT)
    made = sorted((root / "submitted").iterdir())
    for n in range(len(made), submissions):
        shutil.copytree(made[n % len(made)], root / "submitted" / f"trainee-{n:05}", copy_function=os.link)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--submissions", type=int, default=SUBMISSIONS, metavar="N", help="%(default)s")
    submissions = max(parser.parse_args().submissions, 10)
    os.environ["ACADEMY_CONTENT"] = str(CONTENT)
    with tempfile.TemporaryDirectory(prefix="academy-bench-") as scratch:
        root = Path(scratch) / "course"
        make_course(root, submissions)
        scales = Scales(root, submissions)
        scales.head()
        graded = grade_module(root, MODULE, progress=scales.progress)
    growth = {name: round(kind.growth(), 2) for name, kind in scales.kinds.items()}
    print("growth, MB of RSS a thousand submissions: " + ", ".join(f"{name} {mb:+.2f}" for name, mb in growth.items()))
    if replaced := {
        name: len(kind.pids) for name, kind in scales.kinds.items() if len(kind.pids) > (2 if name == "judges" else 1)
    }:
        print(f"processes were replaced on the way: {replaced}")
    if graded.failed:
        print(f"not graded: {len(graded.failed)}, {graded.failed[0].trainee}: {graded.failed[0].reason}")
    RESULT.write_text(json.dumps({"submissions": submissions, "growth_mb_per_1000": growth}, indent=2) + "\n", "utf-8")


if __name__ == "__main__":
    main()
