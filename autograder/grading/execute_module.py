"""Run a module's notebook and judge its exercises outside the trainee's process."""

from __future__ import annotations

import ast
import contextlib
import html
import time
from functools import lru_cache
from pathlib import Path
from typing import Any

from autograder.engine.contract.job import Job
from autograder.engine.contract.limits import Limits
from autograder.engine.contract.process_source import ProcessSource
from autograder.engine.outside.protocol import RemoteQuit
from autograder.errors import AcademyError, Unreadable
from autograder.exercises.data_sources import Generators
from autograder.exercises.judge import judge_answer, with_files
from autograder.exercises.kinds import kind_of
from autograder.exercises.kinds.base import Work
from autograder.exercises.kinds.cell_ids import graded_in, is_demo, show_cell, shown_in
from autograder.exercises.points_cell import points_bundle
from autograder.exercises.sidecar import Sidecar
from autograder.exercises.variants import Variant
from autograder.exercises.verdict import Verdict
from autograder.exercises.wording import beside, message, message_html, state_word
from autograder.files import ANSWERS, PROGRESS
from autograder.grading.execute import Executed, environment, finish, grade_id, run_without_crashes
from autograder.notes import Note, reason_of
from autograder.source.model import Public
from autograder.submission.answers_file import read_answers_bytes, unanswered
from autograder.submission.progress_file import read_progress
from wording.languages import language

__all__ = ["execute_module"]

MAX_NAMED_TYPES = 5


def execute_module(
    notebook: dict[str, Any],
    source: dict[str, Any],
    sidecar: Sidecar,
    trainee: str,
    files: dict[str, bytes],
    datasets: Path,
    process_source: ProcessSource,
    limits: Limits,
) -> Executed:
    """Run a restored notebook of a course's module and judge every exercise that a machine judges.

    Raises Ended when the run did not come to its end, CourseError when the course's own code fails.

    Args:
        notebook: Changed in place: outputs and verdicts are put into its cells.
        source: The module's source notebook, which holds the hidden checks.
        sidecar: The module's exercises with their visible checks.
        trainee: Whose submission it is.
        files: Files beside the notebook by relative path, the sidecar among them.
        datasets: Folder of the dataset generators.
        process_source: Where the process is forked.
        limits: What it may use.
    """
    variant = Variant(sidecar.course, sidecar.edition, trainee, sidecar.lang, Generators(datasets))
    exercises = _with_hidden_checks(source, sidecar)
    answers, _damage = read_answers_bytes(files.get(ANSWERS))
    answers = with_files(answers, exercises, files)
    missing = unanswered(exercises, files.get(ANSWERS), notebook, sidecar.lang)
    used = read_progress(files.get(PROGRESS))
    in_forms = {name: given for name, e in exercises.items() if (given := _in_form(e, answers, sidecar.lang))[0]}
    steps, by_step = _plan(notebook, source, exercises, set(in_forms))
    judged = Executed(unanswered=missing)
    verdicts: dict[int, Verdict] = {}

    def judge(number: int, value: Any, exists: bool, refused_types: list[str]) -> None:
        exercise = by_step[number]
        with language(sidecar.lang):
            verdict = _judged(exercise, value if exists else None, variant)
        if refused_types:
            types = ", ".join(dict.fromkeys(refused_types[:MAX_NAMED_TYPES]))
            judged.notes.append(Note("answer_not_plain", name=exercise.name, type=types))
        elif verdict.state == "unreadable":
            judged.notes.append(Note("answer_unreadable", name=exercise.name, reason=verdict.reason or ""))
        verdicts[number] = verdict

    names = tuple(variant.dataset_names())

    def data(what: str, name: str) -> Any:
        if name not in names or what not in ("export", "frame"):  # a path could lead to a generator of the trainee's
            raise ValueError("not a dataset of the course")
        return variant.export(name) if what == "export" else variant.dataset(name)

    for number, exercise in by_step.items():
        if steps[number][0] == "skip":
            judge(number, in_forms[exercise.name][1], True, [])
            if exercise.name in missing:
                verdicts[number] = Verdict(exercise.name, "missing", 0, exercise.points)
    prepared = _prepare(variant, exercises)
    job = Job(tuple(steps), files, sidecar.module, environment(trainee), limits, names)
    start = time.perf_counter()
    ran, ended = run_without_crashes(process_source, job, judge, data)
    for number in ended:
        verdicts.pop(number, None)  # judged in an earlier run, and only the last run counts
    for number in set(by_step) - set(verdicts):
        exercise = by_step[number]
        verdicts[number] = Verdict(exercise.name, "unreadable", 0, exercise.points, reason=ended.get(number))
    for number in sorted(verdicts):
        _put(notebook["cells"][number], verdicts[number], sidecar.lang, used.get(verdicts[number].exercise, ""))
    judged.verdicts = [verdicts[number] for number in sorted(verdicts)]
    judged.notes = list(dict.fromkeys(judged.notes))
    done = finish(notebook, ran, ended, judged, time.perf_counter() - start, limits)
    _remark(notebook, exercises, answers, variant)
    done.seconds["data"] = done.seconds.get("data", 0.0) + prepared
    return done


def _prepare(variant: Variant, exercises: dict[str, Public]) -> float:
    """Make the data that the checks need, so that no cell waits for it. Returns the seconds it took."""
    start = time.perf_counter()
    for name in sorted({name for exercise in exercises.values() for name in exercise.manifest.data}):
        with contextlib.suppress(AcademyError):  # raised again when a cell or a check asks for it
            variant.dataset(name)
    return time.perf_counter() - start


def _in_form(exercise: Public, answers: dict[str, Any], lang: str) -> tuple[bool, Any]:
    """Return whether the form's answer to an exercise counts, and that answer."""
    kind = kind_of(exercise.manifest.kind)
    given = kind.from_form(exercise, answers.get(exercise.name), lang)
    return kind.in_form or given is not None, given


def _plan(
    notebook: dict[str, Any], source: dict[str, Any], exercises: dict[str, Public], in_forms: set[str]
) -> tuple[list[tuple[str, str]], dict[int, Public]]:
    """Return the job's step for every cell, and the exercises by the number of the cell that judges them.

    Args:
        in_forms: exercises whose answer stands in a form, so that no variable is asked for.
    """
    lesson = {cell.get("id"): cell["source"] for cell in source["cells"] if is_demo(str(cell.get("id")))}
    steps: list[tuple[str, str]] = []
    by_step: dict[int, Public] = {}
    for number, cell in enumerate(notebook["cells"]):
        name, what = grade_id(cell), ("skip", "")
        if cell["cell_type"] == "code":
            changed = lesson.get(cell.get("id")) != cell["source"]
            what = ("run" if changed else "plain", cell["source"])  # figures of the lesson need not be drawn again
            exercise = exercises.get(graded_in(name) or "")
            if exercise is not None:
                by_step[number] = exercise
                what = ("skip", "") if exercise.name in in_forms else ("ask", exercise.name)
            elif (shown := shown_in(name)) in exercises and shown not in in_forms:
                what = ("skip", "")  # the form of an answer by code has nothing to show
        steps.append(what)
    return steps, by_step


def _put(cell: dict[str, Any], verdict: Verdict, lang: str, used: object) -> None:
    data = points_bundle(verdict, lang, graded=True, used=used)
    cell["outputs"] = [{"output_type": "execute_result", "data": data, "metadata": {}, "execution_count": None}]
    cell["execution_count"] = None


def _remark(notebook: dict[str, Any], exercises: dict[str, Public], answers: dict[str, Any], variant: Variant) -> None:
    """Show the pre-check's remarks and the facts of the task above each text, for the mentor who grades it."""
    cells = {grade_id(cell) or str(cell.get("id")): cell for cell in notebook["cells"]}
    work = Work({name: cell["source"] for name, cell in cells.items()}, {}, answers, variant.lang)
    for exercise in exercises.values():
        kind, above = kind_of(exercise.manifest.kind), cells.get(show_cell(exercise.name))
        if not kind.by_mentor or above is None or above["cell_type"] != "code":
            continue
        with language(variant.lang):
            given = kind.answer_in(exercise, work)
            verdict = judge_answer(exercise, given, variant)
            if verdict.state not in ("wrong", "waiting"):
                continue
            facts, facts_page = beside(exercise, given, variant)
            page = f"<p><strong>{html.escape(state_word(verdict, variant.lang))}</strong></p>"
            page += message_html(verdict, exercise, variant.lang) + facts_page
            plain = "\n\n".join(part for part in (message(verdict, exercise, variant.lang), facts) if part)
            data = {"text/plain": plain, "text/html": page}
        above["outputs"] = [
            *above.get("outputs", []),
            {"output_type": "display_data", "data": data, "metadata": {}},
        ]


def _judged(exercise: Public, value: Any, variant: Variant) -> Verdict:
    """Judge an answer; a function that quits or does not end makes it unreadable."""
    try:
        return judge_answer(exercise, value, variant)
    except RemoteQuit as error:
        interrupted = str(error) == "KeyboardInterrupt"
        reason = Note("check_interrupted") if interrupted else Note("check_quit", error=str(error))
    except Unreadable as error:
        reason = reason_of(error)
    return Verdict(exercise.name, "unreadable", 0, exercise.points, reason=reason)


def _with_hidden_checks(source: dict[str, Any], sidecar: Sidecar) -> dict[str, Public]:
    """Return the exercises with all their checks, which the source's grade cells hold."""
    found = dict(sidecar.exercises)
    for cell in source["cells"]:
        name = graded_in(grade_id(cell))
        if cell["cell_type"] == "code" and name in found and (checks := _checks_in(cell["source"])):
            found[name] = found[name].model_copy(update={"checks": checks})
    return found


@lru_cache(maxsize=256)
def _checks_in(source: str) -> str:
    """Return the text that a grade cell assigns to `checks`."""
    found = ""
    for node in ast.parse(source).body:
        if isinstance(node, ast.Assign) and [ast.unparse(target) for target in node.targets] == ["checks"]:
            value = getattr(node.value, "value", None)
            found = value if isinstance(value, str) else found
    return found
