"""Measure `load` in the engine: a probe's notebook times its first load of every dataset."""

from __future__ import annotations

import json
import shutil
import statistics
from pathlib import Path

import nbformat
from nbformat.v4 import new_code_cell

from academy.content import course_root, datasets_root
from autograder.exercises.reader import read_course
from benchmarks.grading_data.commands import run

__all__ = ["load_ms"]

PROBES = 5
CELL = "academy-probe"
CODE = """
import json, time
took = {{}}
for name in {names!r}:
    start = time.perf_counter()
    load(name)
    took[name] = (time.perf_counter() - start) * 1000
print(json.dumps(took))
"""


def load_ms(course: Path, module: str) -> dict[str, float]:
    """Median milliseconds of the first `load` of each dataset of a module in a trainee's process.

    Args:
        course: A built course with the module released and nothing graded yet. Probes are submitted there.
        module: The module.
    """
    manifest = read_course(course_root(), datasets_root(), only=[module]).modules[0].manifest
    probes = [f"probe-{n}" for n in range(PROBES)]
    for probe in probes:
        target = course / "submitted" / probe / module
        shutil.copytree(course / "release" / module, target)
        path = target / f"{module}.ipynb"
        notebook = nbformat.read(path, as_version=4)
        after = next(n for n, cell in enumerate(notebook.cells) if cell.cell_type == "code") + 1
        notebook.cells.insert(after, new_code_cell(CODE.format(names=manifest.datasets), id=CELL))
        nbformat.write(notebook, path)
    run(["academy", "grade", module, "--course", ".", *(f"--trainee={probe}" for probe in probes)], course)
    times = [_printed(course / "autograded" / probe / module / f"{module}.ipynb") for probe in probes]
    return {name: statistics.median(t[name] for t in times) for name in manifest.datasets}


def _printed(path: Path) -> dict[str, float]:
    cell = next(c for c in nbformat.read(path, as_version=4).cells if c.id == CELL)
    return json.loads("".join(o.text for o in cell.outputs if o.output_type == "stream"))
