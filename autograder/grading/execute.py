"""Run one notebook and record its outputs. Shared by both ways to grade, `academy grade` and `nbgrader autograde`."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

from autograder.engine.contract.job import Job
from autograder.engine.contract.limits import Limits
from autograder.engine.contract.process_source import ProcessSource
from autograder.engine.outside.notes import ended_notes, run_notes
from autograder.engine.outside.outcome import Died, Ended, Ran
from autograder.engine.outside.policy import Judge, run_notebook
from autograder.errors import SubmissionError
from autograder.exercises.kinds.cell_ids import graded_in
from autograder.notes import Note

__all__ = ["Executed", "environment", "execute_plain", "finish", "grade_id", "run_without_crashes"]

CONTENT = ".content"
"""A folder that does not exist: data come from the judge, and no generator is looked for."""
MAX_LEFT_OUT = 3
"""How many cells and answers may be left out; with more, the notebook is not graded."""


@dataclass
class Executed:
    """The results of running and judging a notebook."""

    verdicts: list[Any] = field(default_factory=list)
    #: For the mentor.
    notes: list[Note] = field(default_factory=list)
    #: Time spent, by stage.
    seconds: dict[str, float] = field(default_factory=dict)
    #: Exercises answered in forms whose answers were not handed in: they wait and are not worth 0.
    unanswered: frozenset[str] = frozenset()


def execute_plain(
    notebook: dict[str, Any], folder: str, trainee: str, files: dict[str, bytes], source: ProcessSource, limits: Limits
) -> Executed:
    """Run every cell of a plain nbgrader assignment's notebook, its tests included, in the trainee's process.

    Raises Ended, and SubmissionError for a notebook of another language, which would get undeserved zeros.

    Args:
        notebook: Changed in place: outputs are put into its cells.
        folder: Name of the notebook's folder.
        trainee: Whose submission it is.
        files: Files beside the notebook, by relative path.
        source: Where the process is forked.
        limits: What it may use.
    """
    kernel = notebook["metadata"].get("kernelspec")
    language = kernel.get("language") if isinstance(kernel, dict) else None
    if isinstance(language, str) and language and not language.casefold().startswith("python"):
        raise SubmissionError(Note("notebook_other_language", name=language))
    steps = tuple(("run", c["source"]) if c["cell_type"] == "code" else ("skip", "") for c in notebook["cells"])
    job = Job(steps, files, folder, environment(trainee), limits)
    start = time.perf_counter()
    ran, ended = run_without_crashes(source, job, _judge_nothing, _no_data)
    return finish(notebook, ran, ended, Executed(), time.perf_counter() - start, limits)


def run_without_crashes(
    source: ProcessSource, job: Job, judge: Judge, data: Callable[[str, str], Any]
) -> tuple[Ran, dict[int, Note]]:
    """Run a job, leaving out the cells and answers that end the process.

    If the process dies, repeat the run unchanged once: an external kill (operator, OOM) looks like a cell that ends the
    interpreter, but only the latter happens twice. The time of the first such run does not count as the notebook's.
    Returns the last run and why each step was left out. Raises Ended when no run comes to its end.
    """
    left_out: dict[int, Note] = {}
    died_at: set[int | None] = set()
    events: list[tuple[int, str, str]] = []
    until = time.monotonic() + job.limits.notebook_seconds
    while True:
        begun = time.monotonic()
        now = replace(job, limits=replace(job.limits, notebook_seconds=max(until - begun, 1.0)))
        try:
            ran = run_notebook(source, now, judge, data)
        except Ended as error:
            events += error.ran.events
            error.ran.events = events
            repeat = isinstance(error, Died) and error.step not in died_at and len(died_at) <= MAX_LEFT_OUT
            if repeat and not died_at:
                until += time.monotonic() - begun
            if until - time.monotonic() < 1.0:
                raise
            if repeat:
                died_at.add(error.step)
                continue
            if error.step is None or len(left_out) == MAX_LEFT_OUT:
                raise
            left_out[error.step] = error.reason
            steps = list(job.steps)
            steps[error.step] = ("skip", "")
            job = replace(job, steps=tuple(steps))
            continue
        ran.events = [*events, *ran.events]
        return ran, left_out


def _judge_nothing(_step: int, _value: Any, _exists: bool, _refused_types: list[str]) -> None:
    raise ValueError("a plain notebook asks nothing")


def _no_data(_what: str, name: str) -> Any:
    raise ValueError(f"a plain notebook has no dataset {name}")


def finish(
    notebook: dict[str, Any], ran: Ran, ended: dict[int, Note], judged: Executed, took: float, limits: Limits
) -> Executed:
    """Put a run's outputs into the notebook's cells, and its notes and times into `judged`.

    Args:
        notebook: Changed in place.
        ran: The run.
        ended: Why cells were left out, by number.
        judged: What is known already; returned.
        took: Seconds of the run as a whole.
        limits: Limits that the notes name.
    """
    for number, outputs in ran.outputs.items():
        cell = notebook["cells"][number]
        cell["outputs"] = outputs
        cell["execution_count"] = ran.counts[number]
    for number, why in ended.items():
        if "outputs" in notebook["cells"][number] and graded_in(grade_id(notebook["cells"][number])) is None:
            error = {"output_type": "error", "ename": "Stopped", "evalue": str(why), "traceback": [str(why)]}
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
    nbgrader_meta = cell["metadata"].get("nbgrader")
    return str(nbgrader_meta.get("grade_id", "")) if isinstance(nbgrader_meta, dict) else ""
