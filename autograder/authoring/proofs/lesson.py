"""Prove a lesson: its cells run from top to bottom in a kernel, with the stubs of the exercises, for every trainee."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError
from nbconvert.filters import strip_ansi
from nbformat.v4 import new_code_cell, new_notebook

from autograder.authoring.proofs.opened import as_released, opened_module
from autograder.authoring.proofs.proof import Failure
from autograder.exercises.kinds import kind_of
from autograder.source.model import Module
from autograder.task_pool import begin_step

__all__ = ["prove_lesson"]

UNLIKE = ("JUPYTERHUB_USER", "ACADEMY_SUBMISSION_OF", "MPLBACKEND")
"""Variables that would name another trainee than ACADEMY_TRAINEE, or draw elsewhere than below the cell."""
BEGIN_AS = """
import os
from autograder.lifeline import end_with_parent
end_with_parent({parent})
os.environ['ACADEMY_TRAINEE'] = {trainee!r}
del end_with_parent
"""
LINE = re.compile(r"^(?:Cell In\[\d+\], line |.*<ipython-input[^>]*>.*line )(\d+)", re.MULTILINE)


@dataclass(frozen=True)
class _Cell:
    #: What an author knows the cell by.
    call: str
    source: str
    path: Path
    #: Number of the line in the file where the code starts.
    line: int


def prove_lesson(root: Path, datasets: Path, module_name: str, lang: str, variants: int) -> tuple[int, list[Failure]]:
    """Run a lesson for several trainees; return the number of cells that were run, and the first failure.

    The cells run as in JupyterLab: in the module's folder, one kernel, and the stub of each exercise in its place.
    """
    _course, module = opened_module(root, datasets, module_name)
    cells = list(_cells(module, lang))
    tried = 0
    with as_released(root, datasets, module_name, lang) as folder:
        client = NotebookClient(
            new_notebook(cells=[new_code_cell(source) for source in ("", *(cell.source for cell in cells))]),
            timeout=None,  # the worker has a limit for each step
            store_widget_state=False,
            extra_arguments=["--log-level=ERROR", "--HistoryManager.enabled=False"],
            resources={"metadata": {"path": str(folder)}},
        )
        env = {name: value for name, value in os.environ.items() if name not in UNLIKE}
        with client.setup_kernel(env=env):
            for number in range(1, variants + 1):
                trainee = f"variant-{number}"
                ran, found = _run(client, cells, trainee)
                tried += ran
                if found is not None:
                    return tried, [Failure(found[0], lang, trainee, *found[1:])]
    return tried, []


def _cells(module: Module, lang: str) -> Iterator[_Cell]:
    """Yield a lesson's code cells and, where an exercise stands, the stub of its answer cell."""
    lesson = module.lessons[lang]
    for cell in lesson.cells:
        if cell.type == "code":
            yield _Cell(f"cell {cell.name}", cell.text, lesson.path, cell.code_line)
        elif cell.type == "exercise":
            exercise = module.exercise(cell.name)
            kind = kind_of(exercise.manifest.kind)
            stubs = [trial.answer for trial in kind.test(exercise, lang) if trial.label == "stub"]
            if not kind.in_form and stubs:
                yield _Cell(f"stub of {cell.name}", stubs[0], exercise.path / "solution.py", 1)


def _run(client: NotebookClient, cells: list[_Cell], trainee: str) -> tuple[int, tuple[str, str, str, str] | None]:
    """Run all cells as one trainee; return how many ran, and where and how the last of them failed."""
    client.nb.cells[0].source = BEGIN_AS.format(trainee=trainee, parent=os.getpid())
    client.execute_cell(client.nb.cells[0], 0)
    for number, cell in enumerate(cells, 1):
        begin_step(f"{cell.call} ({cell.path.name}:{cell.line})")
        try:
            client.execute_cell(client.nb.cells[number], number)
        except CellExecutionError as error:
            at = LINE.search(strip_ansi(error.traceback))
            place = f"{cell.path}:{cell.line + int(at[1]) - 1 if at else cell.line}"
            return number, (place, cell.call, "a run without an error", f"{error.ename}: {error.evalue}")
    return len(cells), None
