"""Measure how long a module's cells take by themselves, which no grader that runs them can undercut.

python -m benchmarks.grading_data.cells SOURCE NOTEBOOK...     prints `Cells` as JSON

One process imports and warms everything by running the solved SOURCE once. Then each notebook runs in a fresh fork of
it, two at a time. Only the cells are timed: not the fork, the shell, or reading the file. The notebooks are those that
`nbgrader autograde` wrote, with the grade cells that it ran, each beside its files; the parent folder is named after
the trainee.
"""

from __future__ import annotations

import gc
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
import warnings
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import nbformat
from IPython.core.interactiveshell import InteractiveShell
from IPython.core.pylabtools import select_figure_formats
from IPython.utils.capture import capture_output
from matplotlib_inline.backend_inline import configure_inline_support
from nbformat import NotebookNode

__all__ = ["Cells", "measure"]

ROOT = Path(__file__).parents[2]
LANES = 2
INLINE = "module://matplotlib_inline.backend_inline"
ONE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")


@dataclass(frozen=True)
class Cells:
    """Seconds that cells took."""

    #: Of the busier of two processes.
    wall: float
    #: Of all notebooks, by kind of cell.
    kinds: dict[str, float]


def measure(source: Path, notebooks: Sequence[Path]) -> Cells:
    """Measure in a process of its own, which has imported none of our packages yet."""
    command = [sys.executable, "-m", "benchmarks.grading_data.cells", str(source), *map(str, notebooks)]
    environment = os.environ | ONE_THREAD | {"MPLBACKEND": INLINE}
    ran = subprocess.run(command, cwd=ROOT, env=environment, check=False, stdout=subprocess.PIPE)
    if ran.returncode:
        raise SystemExit("the cells by themselves did not run to their end")
    return Cells(**json.loads(ran.stdout))


def _run(path: Path) -> list[tuple[str, float]]:
    """Run a notebook in a copy of its folder, as its trainee. Returns kind and seconds of each cell.

    Ends the benchmark when a cell fails or draws figures otherwise than under nbgrader, because that is other work.
    """
    notebook = nbformat.read(path, as_version=4)
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / path.parent.name
        shutil.copytree(path.parent, folder)
        os.environ["ACADEMY_SUBMISSION_OF"] = path.parents[1].name
        os.chdir(folder)
        shell = InteractiveShell.instance()
        configure_inline_support(shell, INLINE)
        # Needed in a fork, because matplotlib_inline believes it is done: the parent did it for its own shell.
        select_figure_formats(shell, {"png"}, bbox_inches="tight")
        times = []
        for cell in notebook.cells:
            if cell.cell_type == "code":
                start = time.perf_counter()
                with capture_output() as captured:
                    result = shell.run_cell(cell.source, store_history=True)
                times.append((_kind(cell), time.perf_counter() - start))
                if cell.execution_count:  # the source was never run
                    _compare(path, cell, result.success, [output.data for output in captured.outputs])
        os.chdir(ROOT)
    return times


def _compare(path: Path, cell: NotebookNode, success: bool, shown: list[dict[str, Any]]) -> None:
    failed = any(o.output_type == "error" for o in cell.outputs)
    pictures = sum("image/png" in o.get("data", {}) for o in cell.outputs)
    if success == failed or pictures != sum("image/png" in data for data in shown):
        raise SystemExit(f"{path}: cell {cell.id} ends otherwise than under nbgrader")


def _kind(cell: NotebookNode) -> str:
    nbgrader_meta = cell.metadata.get("nbgrader", {})
    if nbgrader_meta.get("grade") and not nbgrader_meta.get("solution"):
        return "grade"
    return "answer" if nbgrader_meta.get("solution") else "lesson"


def _all(notebooks: Iterable[Path]) -> Cells:
    """Run the notebooks in two forks at a time; the first that ends gets the next notebook."""
    waiting, running = list(notebooks)[::-1], dict[int, tuple[int, int]]()
    lanes, kinds = [0.0] * LANES, Counter[str]()
    free = list(range(LANES))
    while waiting or running:
        while waiting and free:
            path, (reader, writer) = waiting.pop(), os.pipe()
            if not (pid := os.fork()):
                with os.fdopen(writer, "w") as answer:
                    json.dump(_run(path), answer)
                os._exit(0)
            os.close(writer)
            running[pid] = free.pop(), reader
        pid, status = os.wait()
        lane, reader = running.pop(pid)
        if status:
            raise SystemExit(f"a process that ran cells ended with {os.waitstatus_to_exitcode(status)}")
        with os.fdopen(reader) as answer:
            times = json.load(answer)  # a pipe holds 64 KB, a notebook's times fill a few
        free.append(lane)
        lanes[lane] += sum(seconds for _, seconds in times)
        for kind, seconds in times:
            kinds[kind] += seconds
    return Cells(max(lanes), dict(kinds))


def main() -> None:
    source, *notebooks = map(Path, sys.argv[1:])
    warnings.simplefilter("ignore")
    _run(source)
    InteractiveShell.clear_instance()
    gc.collect()
    gc.freeze()
    print(json.dumps(asdict(_all(notebooks))))


if __name__ == "__main__":
    main()
