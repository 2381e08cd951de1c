"""What a feedback page says of each exercise, put together from the gradebook, the graded notebook and the sidecar."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import nbformat
from nbformat import NotebookNode

from autograder.building.course_folder import CourseFolder
from autograder.building.leaks import hidden_lines
from autograder.exercises.data_sources import Generators
from autograder.exercises.judge import judge_given
from autograder.exercises.kinds import kind_of
from autograder.exercises.kinds.cell_ids import grade_cell
from autograder.exercises.sidecar import Sidecar
from autograder.exercises.variants import Variant
from autograder.exercises.verdict import VERDICT_MIME, Verdict
from autograder.exercises.wording import as_text, message, message_html, render
from autograder.results.marks import Mark, Marked
from autograder.source.model import Public
from autograder.source.stub import derive_stub, text_stub
from autograder.submission.answers_file import read_answers
from autograder.submission.restore import graded_cells
from wording.autograder import _

__all__ = ["ExerciseReport", "report"]


@dataclass(frozen=True)
class ExerciseReport:
    """One exercise on the page. state: right, partly, wrong, none, unreadable, waiting or checked.

    said, hint: safe HTML made from the author's words; answer: ("code" | "text" | "list" | "pairs", plain content).
    """

    name: str
    title: str
    points: float
    max_points: float
    state: str
    said: str
    hint: str
    answer: tuple[str, Any] | None
    comment: str
    rubric: tuple[tuple[str, float], ...]
    by_hand: bool


def report(course: CourseFolder, submission: Marked, sidecar: Sidecar, datasets: Path) -> list[ExerciseReport]:
    """The exercises in the order of the module. datasets: the generators, for checks of texts that ask for data."""
    folder = course.autograded(submission.trainee, submission.module)
    cells = graded_cells(nbformat.read(folder / f"{submission.module}.ipynb", as_version=4))
    source = graded_cells(course.source(submission.module))
    hidden = set().union(*(hidden_lines(cell.source) for cell in source.values()))
    answers, _damage = read_answers(folder)
    variant = Variant(sidecar.course, sidecar.edition, submission.trainee, sidecar.lang, Generators(datasets))
    found = []
    for name, exercise in sidecar.exercises.items():
        mark = submission.marks.get(name) or Mark(name, 0.0, exercise.points, False, False)
        given = _given(exercise, cells, source, answers, sidecar.lang)
        verdict = _verdict(exercise, cells.get(grade_cell(name)), given, variant)
        state = _state(exercise, mark, verdict, given)
        open_ = state in ("wrong", "partly", "none", "unreadable")
        found.append(
            ExerciseReport(
                name=name,
                title=exercise.words.title,
                points=mark.points,
                max_points=mark.max_points,
                state=state,
                said=_said(exercise, verdict, state, hidden, sidecar.lang),
                hint=render(exercise.words.hints[0]) if open_ and exercise.words.hints else "",
                answer=_shown(exercise, given),
                comment=mark.comment,
                rubric=tuple((as_text(text), points) for points, text in exercise.words.rubric.values()),
                by_hand=mark.by_hand,
            )
        )
    return found


def _given(
    exercise: Public,
    cells: dict[str, NotebookNode],
    source: dict[str, NotebookNode],
    answers: dict[str, Any],
    lang: str,
) -> Any:
    """The trainee's own answer: source of a cell, text, or what a form saved; None when there is none."""
    name = exercise.name
    if exercise.manifest.kind != "text" and kind_of(exercise.manifest.kind).widget:
        return answers.get(name)
    text = exercise.manifest.kind == "text"
    cell = cells.get(grade_cell(name) if text else name)
    stub = text_stub(lang) if text else derive_stub(source[name].source, name, lang)
    return cell.source if cell and cell.source.strip() not in ("", stub.strip()) else None


def _verdict(exercise: Public, cell: NotebookNode | None, given: Any, variant: Variant) -> Verdict | None:
    """The verdict in a grade cell's output; of a text, the pre-check's."""
    if exercise.manifest.kind == "text":
        return judge_given(exercise, given, variant)
    for output in cell.get("outputs", []) if cell else []:
        data = output.get("data", {}).get(VERDICT_MIME)
        try:
            verdict = Verdict.from_json(json.loads(data) if isinstance(data, str) else dict(data))
        except (TypeError, ValueError):
            continue
        if verdict.exercise == exercise.name and isinstance(verdict.values, dict):
            return verdict
    return None


def _state(exercise: Public, mark: Mark, verdict: Verdict | None, given: Any) -> str:
    if mark.pending:
        return "waiting"
    if exercise.manifest.kind == "text":
        return "none" if given is None else "checked"
    if mark.points >= mark.max_points:
        return "right"
    if mark.points > 0:
        return "partly"
    return {"not_attempted": "none", "unreadable": "unreadable"}.get(verdict.state if verdict else "", "wrong")


def _said(exercise: Public, verdict: Verdict | None, state: str, hidden: set[str], lang: str) -> str:
    """The feedback of the first failed check. Nothing of a hidden check but its author's sentence gets through."""
    if state in ("right", "none") or verdict is None or verdict.state in ("right", "waiting", "not_attempted"):
        return ""
    try:
        plain, page = message(verdict, exercise.words, lang), message_html(verdict, exercise.words, lang)
    except (KeyError, ValueError, TypeError, IndexError, AttributeError):
        return render(_("The answer does not pass the check."))
    return "" if any(line in plain for line in hidden) else page


def _shown(exercise: Public, given: Any) -> tuple[str, Any] | None:
    """An answer for reading; what is not of the exercise's form is left out."""
    words, kind = exercise.words, exercise.manifest.kind
    if given is None:
        return None
    if kind == "text":
        return "text", given
    if not kind_of(kind).widget:
        return "code", given.strip("\n")
    if kind == "group" and isinstance(given, dict):
        placed = {i: g for i, g in given.items() if i in words.items and isinstance(g, str) and g in words.groups}
        pairs = [(as_text(words.items[i]), as_text(words.groups[g])) for i, g in placed.items()]
        return ("pairs", pairs) if pairs else None
    keys = [given] if isinstance(given, str) else given
    texts = words.options if kind == "choice" else words.items
    listed = [as_text(texts[k]) for k in keys if isinstance(k, str) and k in texts] if isinstance(keys, list) else []
    return ("list" if kind == "choice" else "steps", listed) if listed else None
