"""Running a module's notebook and judging every exercise that a machine judges, outside the trainee's process."""

from __future__ import annotations

import ast
import contextlib
import time
from functools import lru_cache
from pathlib import Path
from typing import Any

from autograder.engine.contract.job import Job
from autograder.engine.contract.limits import Limits
from autograder.engine.contract.place import Place
from autograder.engine.outside.run import RemoteQuit
from autograder.errors import AcademyError, Unreadable
from autograder.exercises.data_sources import Generators
from autograder.exercises.judge import judge_answer
from autograder.exercises.kinds import kind_of
from autograder.exercises.kinds.cell_ids import checked_in, graded_in, is_demo
from autograder.exercises.points_cell import points_bundle
from autograder.exercises.sidecar import Sidecar
from autograder.exercises.variants import Variant
from autograder.exercises.verdict import Verdict
from autograder.grading.execute import COURSE_FILE, Executed, environment, finish, grade_id, run_what_ends
from autograder.source.model import Public
from autograder.submission.answers_file import ANSWERS, read_answers_bytes
from wording.autograder import _
from wording.languages import language

__all__ = ["execute_module"]


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
    variant = Variant(sidecar.course, sidecar.edition, trainee, sidecar.lang, Generators(datasets))
    exercises = _whole(source, sidecar)
    answers, _damage = read_answers_bytes(files.get(ANSWERS))
    steps, by_step = _plan(notebook, source, exercises)
    judged = Executed()
    verdicts: dict[int, Verdict] = {}

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

    names = tuple(variant.dataset_names())

    def data(what: str, name: str) -> Any:
        if name not in names or what not in ("export", "frame"):  # a path would lead to a generator of their own
            raise ValueError("no dataset of the course")
        return variant.export(name) if what == "export" else variant.dataset(name)

    for number, exercise in by_step.items():
        if steps[number][0] == "skip":
            judge(number, answers.get(exercise.name), True, [])
    prepared = _prepare(variant, exercises)
    job = Job(tuple(steps), files | {COURSE_FILE: b""}, sidecar.module, environment(trainee), limits, names)
    start = time.perf_counter()
    ran, ended = run_what_ends(place, job, judge, data)
    for number in ended:
        verdicts.pop(number, None)  # an earlier run came further; only the last one counts
    for number in set(by_step) - set(verdicts):
        exercise = by_step[number]
        why = ended.get(number, "")
        verdicts[number] = Verdict(exercise.name, "unreadable", 0, exercise.points, reason=why)
    for number in sorted(verdicts):
        _put(notebook["cells"][number], verdicts[number], sidecar.lang)
    judged.verdicts = [verdicts[number] for number in sorted(verdicts)]
    judged.notes = list(dict.fromkeys(judged.notes))
    done = finish(notebook, ran, ended, judged, time.perf_counter() - start, limits)
    done.seconds["data"] = done.seconds.get("data", 0.0) + prepared
    return done


def _prepare(variant: Variant, exercises: dict[str, Public]) -> float:
    """Make the data that the checks will ask for, so that no cell waits for it; seconds."""
    start = time.perf_counter()
    for name in sorted({name for exercise in exercises.values() for name in exercise.manifest.data}):
        with contextlib.suppress(AcademyError):  # whoever asks for it is told
            variant.dataset(name)
    return time.perf_counter() - start


def _plan(
    notebook: dict[str, Any], source: dict[str, Any], exercises: dict[str, Public]
) -> tuple[list[tuple[str, str]], dict[int, Public]]:
    """What becomes of every cell, and which exercise is judged at which."""
    lesson = {cell.get("id"): cell["source"] for cell in source["cells"] if is_demo(str(cell.get("id")))}
    steps: list[tuple[str, str]] = []
    by_step: dict[int, Public] = {}
    for number, cell in enumerate(notebook["cells"]):
        name, what = grade_id(cell), ("skip", "")
        if cell["cell_type"] == "code":
            own = lesson.get(cell.get("id")) != cell["source"]
            what = ("run" if own else "plain", cell["source"])  # the lesson's own pictures need not be drawn again
            exercise = exercises.get(graded_in(name) or "")
            if exercise is not None:
                by_step[number] = exercise
                what = ("skip", "") if kind_of(exercise.manifest.kind).in_form else ("ask", exercise.name)
            elif checked_in(name) in exercises:
                what = ("skip", "")  # what it would tell the trainee is judged a cell later
        steps.append(what)
    return steps, by_step


def _put(cell: dict[str, Any], verdict: Verdict, lang: str) -> None:
    data = points_bundle(verdict, lang, graded=True)
    cell["outputs"] = [{"output_type": "execute_result", "data": data, "metadata": {}, "execution_count": None}]
    cell["execution_count"] = None


def _judged(exercise: Public, value: Any, variant: Variant) -> Verdict:
    """`judge_answer`, which also ends for a function that would not."""
    try:
        return judge_answer(exercise, value, variant)
    except RemoteQuit as error:
        if str(error) == "KeyboardInterrupt":
            reason = _(
                "The check was stopped before it finished. If it would not end by itself, look for a loop without "
                "an end."
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
        name = graded_in(grade_id(cell))
        if cell["cell_type"] == "code" and name in found and (checks := _checks_in(cell["source"])):
            found[name] = found[name].model_copy(update={"checks": checks})
    return found


@lru_cache(maxsize=256)
def _checks_in(source: str) -> str:
    """The text that a grade cell assigns to `checks`."""
    found = ""
    for node in ast.parse(source).body:
        if isinstance(node, ast.Assign) and [ast.unparse(target) for target in node.targets] == ["checks"]:
            value = getattr(node.value, "value", None)
            found = value if isinstance(value, str) else found
    return found
