"""Compose what a feedback page says of each exercise, from the gradebook, the graded notebook and the sidecar."""

from __future__ import annotations

import html
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

import nbformat
from nbformat import NotebookNode

from autograder.building.course_folder import CourseFolder
from autograder.building.leaks import hidden_lines
from autograder.exercises.data_sources import Generators
from autograder.exercises.judge import judge_answer, with_folder
from autograder.exercises.kinds import kind_of
from autograder.exercises.kinds.base import Shown, Work
from autograder.exercises.kinds.cell_ids import grade_cell
from autograder.exercises.markdown import as_text, render, render_comment
from autograder.exercises.personal import personal
from autograder.exercises.sidecar import Sidecar
from autograder.exercises.variants import Variant
from autograder.exercises.verdict import VERDICT_MIME, Verdict
from autograder.exercises.wording import beside, message, message_html
from autograder.files import PROGRESS
from autograder.gradebook.marks import WHOLE, Mark
from autograder.gradebook.scores import ExerciseScore, SubmissionScore
from autograder.results.solutions import Solutions
from autograder.results.stopped import stopped
from autograder.source.model import Public
from autograder.submission.answers_file import read_answers
from autograder.submission.nbgrader_rules import graded_cells
from autograder.submission.progress_file import read_progress
from wording.autograder import _

__all__ = ["ExerciseReport", "RubricLine", "report"]


@dataclass(frozen=True)
class RubricLine:
    """What the mentor looks for, and what was found."""

    title: str
    max_points: float
    #: None while the text has no mark by lines of the rubric.
    points: float | None
    #: The mentor's: safe HTML.
    comment: str


@dataclass(frozen=True)
class ExerciseReport:
    """One exercise on the page."""

    name: str
    title: str
    points: float
    max_points: float
    bonus: bool
    #: right, partly, wrong, none, stopped, unreadable, waiting, missing or checked
    state: str
    #: The feedback of the first failed check: safe HTML made from the author's words.
    message: str
    #: Safe HTML made from the author's words.
    hint: str
    answer: Shown | None
    #: The mentor's, on the whole text: safe HTML.
    comment: str
    #: What the person who grades reads beside a text: safe HTML.
    beside: str
    rubric: tuple[RubricLine, ...]
    by_hand: bool
    #: Points that the mentor gave an earlier version.
    earlier: float | None
    #: How often help was used, in words; empty when it was not.
    used: str
    #: A worked solution, for somebody who may see it.
    solution: Shown | None = None


def report(
    course: CourseFolder,
    submission: SubmissionScore,
    sidecar: Sidecar,
    datasets: Path,
    solutions: Solutions | None = None,
    marks: Mapping[str, Mark] = MappingProxyType({}),
) -> list[ExerciseReport]:
    """Report on the exercises in the order of the module. Checks of texts may ask for data of the generators.

    Args:
        solutions: what shows a worked solution; None where nobody may see one.
        marks: the marks that count, by exercise.
    """
    folder = course.autograded(submission.trainee, submission.module)
    notebook = nbformat.read(folder / f"{submission.module}.ipynb", as_version=4)
    cells = graded_cells(notebook)
    source = graded_cells(course.source(submission.module))
    hidden = set().union(*(hidden_lines(cell.source) for cell in source.values()))
    answers, _damage = read_answers(folder)
    answers = with_folder(answers, sidecar.exercises, folder)
    progress = folder / PROGRESS
    used = read_progress(progress.read_bytes() if progress.is_file() and not progress.is_symlink() else None)
    variant = Variant(sidecar.course, sidecar.edition, submission.trainee, sidecar.lang, Generators(datasets))
    work = Work(_sources(cells), _sources(source), answers, sidecar.lang)

    def solved(exercise: Public, full: bool) -> Shown | None:
        return solutions.of(submission.trainee, exercise, variant, full=full) if solutions else None

    found = []
    for name, whole in sidecar.exercises.items():
        exercise = kind_of(whole.manifest.kind).drawn(whole, variant)
        score = submission.exercises.get(name) or ExerciseScore(name, 0.0, exercise.points, False, False)
        given = kind_of(exercise.manifest.kind).answer_in(exercise, work)
        cell = cells.get(grade_cell(name, bonus=exercise.manifest.bonus))
        verdict = _verdict(exercise, cell, given, variant)
        state = _state(exercise, score, verdict, given)
        words = _message(exercise, verdict, state, hidden, sidecar.lang)
        if state in ("none", "wrong", "unreadable") and not kind_of(exercise.manifest.kind).in_form:
            stop = _unless_hidden(stopped(notebook.cells, name, sidecar.lang), hidden)
            state, words = ("stopped", stop) if stop and state == "none" else (state, stop + words)
        open_ = state in ("wrong", "partly", "none", "stopped", "unreadable")
        found.append(
            ExerciseReport(
                name=name,
                title=exercise.words.title,
                points=score.points,
                max_points=score.max_points,
                bonus=exercise.manifest.bonus,
                state=state,
                message=words,
                hint=render(exercise.words.hints[0]) if open_ and exercise.words.hints else "",
                answer=None if given is None else _shown(exercise, given, variant),
                comment=render_comment(_overall(score, marks.get(name))),
                beside="" if given is None else beside(exercise, given, variant)[1],
                rubric=_rubric(exercise, marks.get(name)),
                by_hand=score.by_hand,
                earlier=score.earlier,
                used=str(used.get(name, "")),
                solution=solved(exercise, state == "right"),
            )
        )
    return found


def _overall(score: ExerciseScore, mark: Mark | None) -> str:
    """Return the comment on the whole text: nbgrader's column holds the lines of the rubric too."""
    return mark.comments.get(WHOLE, "") if mark is not None and mark.by_line else score.comment


def _rubric(exercise: Public, mark: Mark | None) -> tuple[RubricLine, ...]:
    given, said = (mark.points, mark.comments) if mark is not None and mark.by_line else ({}, {})
    return tuple(
        RubricLine(as_text(text), most, given.get(line), render_comment(said.get(line, "")))
        for line, (most, text) in exercise.words.rubric.items()
    )


def _unless_hidden(page: str, hidden: set[str]) -> str:
    """Return a page that quotes a trainee's error, unless it quotes a hidden check too."""
    plain = html.unescape(page)
    return "" if any(line in plain for line in hidden) else page


def _shown(exercise: Public, given: Any, variant: Variant) -> Shown | None:
    return kind_of(exercise.manifest.kind).shown(personal(exercise, variant), given)


def _sources(cells: dict[str, NotebookNode]) -> dict[str, str]:
    return {cell_id: cell.source for cell_id, cell in cells.items()}


def _verdict(exercise: Public, cell: NotebookNode | None, given: Any, variant: Variant) -> Verdict | None:
    """Read the verdict from a grade cell's output; where the mentor grades, judge by the pre-check."""
    if kind_of(exercise.manifest.kind).by_mentor:
        return judge_answer(exercise, given, variant)
    for output in cell.get("outputs", []) if cell else []:
        data = output.get("data", {}).get(VERDICT_MIME)
        try:
            verdict = Verdict.from_json(json.loads(data) if isinstance(data, str) else dict(data))
        except (TypeError, ValueError, RecursionError):
            continue
        if verdict.exercise == exercise.name and isinstance(verdict.values, dict):
            return verdict
    return None


def _state(exercise: Public, score: ExerciseScore, verdict: Verdict | None, given: Any) -> str:
    if verdict is not None and verdict.state == "missing" and score.pending:
        return "missing"
    if score.pending:
        return "waiting"
    if kind_of(exercise.manifest.kind).by_mentor:
        return "none" if given is None else "checked"
    if score.points >= score.max_points:
        return "right"
    if score.points > 0:
        return "partly"
    return {"not_attempted": "none", "unreadable": "unreadable"}.get(verdict.state if verdict else "", "wrong")


def _message(exercise: Public, verdict: Verdict | None, state: str, hidden: set[str], lang: str) -> str:
    """Word the feedback of the first failed check. Of a hidden check only the author's sentence is shown."""
    if state in ("right", "none") or verdict is None or verdict.state in ("right", "waiting", "not_attempted"):
        return ""
    try:
        plain, page = message(verdict, exercise, lang), message_html(verdict, exercise, lang)
    except (KeyError, ValueError, TypeError, IndexError, AttributeError, RecursionError):
        return render(_("The answer does not pass the check."))
    return "" if any(line in plain for line in hidden) else page
