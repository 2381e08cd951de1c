"""Running one notebook and judging it: outputs go into its cells, verdicts come from outside the trainee's process.

Both ways to grade come through here: `academy grade`, and `nbgrader autograde` through the step in
`autograder.grading.nbgrader_steps`.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

from autograder.engine.contract.job import Job
from autograder.engine.contract.limits import Limits
from autograder.engine.contract.place import Place
from autograder.engine.outside.notes import ended_notes, run_notes
from autograder.engine.outside.run import Answer, Died, Ended, Ran, run_notebook
from autograder.errors import SubmissionError
from autograder.exercises.kinds.cell_ids import graded_in
from wording.autograder import _

__all__ = ["COURSE_FILE", "Executed", "environment", "execute_ordinary", "finish", "grade_id", "run_what_ends"]

CONTENT = ".content"
"""Beside the notebook's folder, for `academy.content`: the course file alone."""
COURSE_FILE = f"../{CONTENT}/course/course.toml"
MOST_LEFT_OUT = 3


@dataclass
class Executed:
    """verdicts by exercise; notes for the mentor; seconds by stage."""

    verdicts: list[Any] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    seconds: dict[str, float] = field(default_factory=dict)


def execute_ordinary(
    notebook: dict[str, Any], folder: str, trainee: str, files: dict[str, bytes], place: Place, limits: Limits
) -> Executed:
    """Run every cell of an ordinary nbgrader notebook; its tests run with it, as their author wrote them.

    Raises Ended, and SubmissionError for a notebook of another language: run as Python it would get undeserved zeros.
    """
    kernel = notebook["metadata"].get("kernelspec")
    language = kernel.get("language") if isinstance(kernel, dict) else None
    if isinstance(language, str) and language and not language.casefold().startswith("python"):
        raise SubmissionError(
            _("The notebook is for a kernel of the language {name}; only Python runs here.", name=language)
        )
    steps = tuple(("run", c["source"]) if c["cell_type"] == "code" else ("skip", "") for c in notebook["cells"])
    job = Job(steps, files, folder, environment(trainee), limits)
    start = time.perf_counter()
    ran, ended = run_what_ends(place, job, _nothing_to_judge, _no_data)
    return finish(notebook, ran, ended, Executed(), time.perf_counter() - start, limits)


def run_what_ends(
    place: Place, job: Job, answer: Answer, data: Callable[[str, str], Any]
) -> tuple[Ran, dict[int, str]]:
    """Run a job; a cell or an answer that ends the process is left out, and the rest runs again without it.

    A process that died is first run once more as it was: whom an operator or a machine short of memory has killed looks
    like one that a cell has ended, and only the cell ends it again. The first such run is not counted as time of the
    notebook. Gives the run and the reasons by step. Raises Ended when even that does not come to an end.
    """
    left_out: dict[int, str] = {}
    died_at: set[int | None] = set()
    events: list[tuple[int, str, str]] = []
    until = time.monotonic() + job.limits.notebook_seconds
    while True:
        begun = time.monotonic()
        now = replace(job, limits=replace(job.limits, notebook_seconds=max(until - begun, 1.0)))
        try:
            ran = run_notebook(place, now, answer, data)
        except Ended as error:
            events += error.ran.events
            error.ran.events = events
            again = isinstance(error, Died) and error.step not in died_at and len(died_at) <= MOST_LEFT_OUT
            if again and not died_at:
                until += time.monotonic() - begun
            if until - time.monotonic() < 1.0:
                raise
            if again:
                died_at.add(error.step)
                continue
            if error.step is None or len(left_out) == MOST_LEFT_OUT:
                raise
            left_out[error.step] = str(error)
            steps = list(job.steps)
            steps[error.step] = ("skip", "")
            job = replace(job, steps=tuple(steps))
            continue
        ran.events = [*events, *ran.events]
        return ran, left_out


def _nothing_to_judge(_step: int, _value: Any, _there: bool, _refused: list[str]) -> None:
    raise ValueError("an ordinary notebook asks nothing")


def _no_data(_what: str, name: str) -> Any:
    raise ValueError(f"an ordinary notebook has no dataset {name}")


def finish(
    notebook: dict[str, Any], ran: Ran, ended: dict[int, str], judged: Executed, took: float, limits: Limits
) -> Executed:
    for number, outputs in ran.outputs.items():
        cell = notebook["cells"][number]
        cell["outputs"] = outputs
        cell["execution_count"] = ran.counts[number]
    for number, why in ended.items():
        if "outputs" in notebook["cells"][number] and graded_in(grade_id(notebook["cells"][number])) is None:
            error = {"output_type": "error", "ename": "Stopped", "evalue": why, "traceback": [why]}
            notebook["cells"][number]["outputs"] = [error]
    judged.notes += ended_notes(notebook, ended)
    judged.notes += run_notes(notebook, ran, limits)
    judged.seconds = ran.seconds | {"cells": took - sum(ran.seconds.values())}
    return judged


def environment(trainee: str) -> dict[str, str]:
    return {
        "ACADEMY_SUBMISSION_OF": trainee,
        "ACADEMY_CONTENT": f"../{CONTENT}",
        "NBGRADER_EXECUTION": "autograde",
    }


def grade_id(cell: dict[str, Any]) -> str:
    marks = cell["metadata"].get("nbgrader")
    return str(marks.get("grade_id", "")) if isinstance(marks, dict) else ""
