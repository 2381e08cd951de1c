"""Running one notebook and judging it: outputs go into its cells, verdicts come from outside the trainee's process.

Both ways to grade come through here: `academy grade`, and `nbgrader autograde` through the step in
`autograder.nbgrader_ext`.
"""

from __future__ import annotations

import ast
import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from autograder.engine.limits import Limits
from autograder.engine.notes import ended_notes, run_notes
from autograder.engine.run import Answer, Ended, Ran, RemoteQuit, run_notebook
from autograder.engine.setup import Place
from autograder.engine.trainee import Job
from autograder.errors import Unreadable
from autograder.i18n import _, language
from autograder.judge import judge_given
from autograder.kinds import kind_of
from autograder.model import Public
from autograder.points import points_bundle
from autograder.sidecar import Sidecar
from autograder.submitted import ANSWERS, read_answers_bytes
from autograder.variants import Variant
from autograder.verdict import Verdict

__all__ = ["Executed", "execute_module", "execute_ordinary"]

CONTENT = ".content"
"""Beside the notebook's folder, for `academy.content`: the course file alone."""
COURSE_FILE = f"../{CONTENT}/course/course.toml"
MOST_LEFT_OUT = 3


@dataclass
class Executed:
    """verdicts by exercise; notes for the mentor; seconds by stage."""

    verdicts: list[Verdict] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    seconds: dict[str, float] = field(default_factory=dict)


def execute_module(
    notebook: dict[str, Any],
    source: dict[str, Any],
    sidecar: Sidecar,
    trainee: str,
    files: dict[str, bytes],
    datasets: Path,
    place: Place,
    limits: Limits,
) -> Executed:
    """Run a restored notebook of a course's module and judge every exercise that a machine judges.

    source: the module's source notebook, where the whole checks stand. files: what lies beside the notebook, the
    module's own sidecar among them. Raises Ended when the run did not come to its end, CourseError when the course's
    own code fails.
    """
    variant = Variant(sidecar.course, sidecar.edition, trainee, sidecar.lang, datasets)
    exercises = _whole(source, sidecar)
    answers, _damage = read_answers_bytes(files.get(ANSWERS))
    steps: list[tuple[str, str]] = []
    judged = Executed()
    verdicts: dict[int, Verdict] = {}
    by_step: dict[int, Public] = {}
    for number, cell in enumerate(notebook["cells"]):
        name, what = _marks(cell), ("skip", "")
        if cell["cell_type"] == "code":
            what = ("run", cell["source"])
            exercise = exercises.get(name.removesuffix("-grade")) if name.endswith("-grade") else None
            if exercise is not None:
                by_step[number] = exercise
                what = ("skip", "") if kind_of(exercise.manifest.kind).widget else ("ask", exercise.name)
            elif name.endswith("-check") and name.removesuffix("-check") in exercises:
                what = ("skip", "")  # what it would tell the trainee is judged a cell later
        steps.append(what)

    def judge(number: int, value: Any, there: bool, refused: list[str]) -> None:
        exercise = by_step[number]
        with language(sidecar.lang):
            verdict = _judged(exercise, value if there else None, variant)
        if refused:
            types = ", ".join(dict.fromkeys(refused[:5]))
            judged.notes.append(
                _(
                    "{name}: an object of type `{type}` is not plain data; no method of its own counts.",
                    name=exercise.name,
                    type=types,
                )
            )
        elif verdict.state == "unreadable":
            judged.notes.append(
                _("{name}: the answer cannot be read. {reason}", name=exercise.name, reason=verdict.reason)
            )
        verdicts[number] = verdict

    def data(what: str, name: str) -> Any:
        return variant.export(name) if what == "export" else variant.dataset(name)

    for number, exercise in by_step.items():
        if steps[number][0] == "skip":
            judge(number, answers.get(exercise.name), True, [])
    names = tuple(variant.dataset_names())
    job = Job(tuple(steps), files | {COURSE_FILE: b""}, sidecar.module, _environment(trainee), limits, names)
    start = time.perf_counter()
    ran, ended = _run(place, job, judge, data)
    for number in set(by_step) - set(verdicts):
        exercise = by_step[number]
        why = ended.get(number, "")
        verdicts[number] = Verdict(exercise.name, "unreadable", 0, exercise.points, reason=why)
    for number in sorted(verdicts):
        _put(notebook["cells"][number], verdicts[number], sidecar.lang)
    judged.verdicts = [verdicts[number] for number in sorted(verdicts)]
    judged.notes = list(dict.fromkeys(judged.notes))
    return _finish(notebook, ran, ended, judged, time.perf_counter() - start, limits)


def execute_ordinary(
    notebook: dict[str, Any], folder: str, trainee: str, files: dict[str, bytes], place: Place, limits: Limits
) -> Executed:
    """Run every cell of an ordinary nbgrader notebook; its tests run with it, as their author wrote them."""
    steps = tuple(("run", c["source"]) if c["cell_type"] == "code" else ("skip", "") for c in notebook["cells"])
    job = Job(steps, files, folder, _environment(trainee), limits)
    start = time.perf_counter()
    ran, ended = _run(place, job, _nothing_to_judge, _no_data)
    return _finish(notebook, ran, ended, Executed(), time.perf_counter() - start, limits)


def _run(place: Place, job: Job, answer: Answer, data: Callable[[str, str], Any]) -> tuple[Ran, dict[int, str]]:
    """Run a job; a cell or an answer that ends the process is left out, and the rest runs again without it.

    Gives the run and the reasons by step. Raises Ended when even that does not come to an end.
    """
    left_out: dict[int, str] = {}
    events: list[tuple[int, str, str]] = []
    until = time.monotonic() + job.limits.notebook_seconds
    while True:
        left = until - time.monotonic()
        now = replace(job, limits=replace(job.limits, notebook_seconds=max(left, 1.0)))
        try:
            ran = run_notebook(place, now, answer, data)
        except Ended as error:
            events += error.ran.events
            error.ran.events = events
            if error.step is None or len(left_out) == MOST_LEFT_OUT or until - time.monotonic() < 1.0:
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


def _finish(
    notebook: dict[str, Any], ran: Ran, ended: dict[int, str], judged: Executed, took: float, limits: Limits
) -> Executed:
    for number, outputs in ran.outputs.items():
        cell = notebook["cells"][number]
        cell["outputs"] = outputs
        cell["execution_count"] = ran.counts[number]
    for number, why in ended.items():
        if "outputs" in notebook["cells"][number] and not _marks(notebook["cells"][number]).endswith("-grade"):
            error = {"output_type": "error", "ename": "Stopped", "evalue": why, "traceback": [why]}
            notebook["cells"][number]["outputs"] = [error]
    judged.notes += ended_notes(notebook, ended)
    judged.notes += run_notes(notebook, ran, limits)
    judged.seconds = ran.seconds | {"cells": took - sum(ran.seconds.values())}
    return judged


def _environment(trainee: str) -> dict[str, str]:
    return {
        "ACADEMY_SUBMISSION_OF": trainee,
        "ACADEMY_CONTENT": f"../{CONTENT}",
        "NBGRADER_EXECUTION": "autograde",
    }


def _marks(cell: dict[str, Any]) -> str:
    marks = cell["metadata"].get("nbgrader")
    return str(marks.get("grade_id", "")) if isinstance(marks, dict) else ""


def _put(cell: dict[str, Any], verdict: Verdict, lang: str) -> None:
    data = points_bundle(verdict, lang, graded=True)
    cell["outputs"] = [{"output_type": "execute_result", "data": data, "metadata": {}, "execution_count": None}]
    cell["execution_count"] = None


def _judged(exercise: Public, value: Any, variant: Variant) -> Verdict:
    """`judge_given`, which also ends for a function that would not."""
    try:
        return judge_given(exercise, value, variant)
    except RemoteQuit as error:
        if str(error) == "KeyboardInterrupt":
            reason = _(
                "The check was stopped before it finished. If it would not end by itself, look for a loop without an end."
            )
        else:
            reason = _(
                "The program tried to end while it was checked ({error}). Remove exit() and the like.", error=str(error)
            )
    except Unreadable as error:
        reason = str(error)
    return Verdict(exercise.name, "unreadable", 0, exercise.points, reason=reason)


def _whole(source: dict[str, Any], sidecar: Sidecar) -> dict[str, Public]:
    """The exercises with their hidden checks, from the source's grade cells."""
    found = dict(sidecar.exercises)
    for cell in source["cells"]:
        name = _marks(cell).removesuffix("-grade")
        if cell["cell_type"] == "code" and name in found and (checks := _checks_in(cell["source"])):
            found[name] = found[name].model_copy(update={"checks": checks})
    return found


@lru_cache(maxsize=256)
def _checks_in(source: str) -> str:
    """The text that a grade cell assigns to `checks`."""
    found = ""
    for node in ast.parse(source).body:
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str):
            if [t.id for t in node.targets if isinstance(t, ast.Name)] == ["checks"]:
                found = node.value.value
    return found
