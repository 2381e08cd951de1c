"""`check`: judging an answer for the trainee who wrote it. No traceback ever gets through."""

from __future__ import annotations

import logging
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from dataclasses import replace
from io import StringIO
from typing import Any

from academy.notebook.result import Result, trouble, usage_note
from academy.notebook.said import remember
from academy.notebook.session import Session, session
from academy.notebook.stale import why_stale
from academy.notebook.steps import record_step
from academy.notebook.store import Damaged, Store
from academy.runs.environment import running_shell
from autograder.errors import AcademyError, Unreadable
from autograder.exercises.judge import answer_in_folder, judge_answer
from autograder.exercises.kinds import kind_of
from autograder.exercises.variants import Variant
from autograder.exercises.verdict import Verdict
from autograder.notes import Note, reason_of
from autograder.source.model import Public
from wording.academy import _
from wording.languages import language

__all__ = [
    "check_answer",
    "check_saved",
    "judged",
    "namespace",
    "result_of",
    "result_of_form",
    "saved_answer",
    "why_not_graded",
]

NAMED_FROM = 3
"""The check that names the first wrong item."""
_one_at_a_time = threading.RLock()


def check_saved(name: str) -> Result:
    """Judge the notebook's variable or the saved answer of an exercise."""
    return _checked(name, _of_the_notebook)


def check_answer(name: str, answer: Any) -> Result:
    """Judge an answer that was passed as an argument."""
    return _checked(name, lambda here, exercise: _of_an_argument(here, exercise, answer))


def _of_the_notebook(here: Session, exercise: Public) -> Result:
    return result_of_form(here, exercise, _saved_entry(here, exercise))


def result_of_form(here: Session, exercise: Public, entry: Any) -> Result:
    """Judge what counts while the form holds this entry: the form's answer, or else what the notebook computes."""
    kind = kind_of(exercise.manifest.kind)
    entry = answer_in_folder(exercise, here.folder) if kind.in_folder else entry
    given = kind.from_form(exercise, entry, here.sidecar.lang)
    if kind.in_form or given is not None:
        return result_of(here, exercise, given)
    if stale := why_stale(here, exercise):
        verdict = Verdict(exercise.name, "stale", 0, exercise.points)
        return Result.of(verdict, exercise, here.sidecar.lang, advice=stale)
    return result_of(here, exercise, namespace().get(exercise.name))


def _of_an_argument(here: Session, exercise: Public, answer: Any) -> Result:
    found = result_of(here, exercise, answer)
    shell = running_shell()
    if shell is None or kind_of(exercise.manifest.kind).in_form or namespace().get(exercise.name) is answer:
        return found
    note = _("This is what you passed. The variable `{name}` is what is graded.", name=exercise.name)
    return replace(found, notes=(*found.notes, note))


def _checked(name: Any, judge: Callable[[Session, Public], Result]) -> Result:
    try:
        here = session()
    except AcademyError as error:
        return trouble(str(error))
    with language(here.sidecar.lang):
        if not isinstance(name, str):
            return trouble(
                _(
                    "Write the exercise's name in quotes: {example}.",
                    example=f'check("{next(iter(here.sidecar.exercises))}")',
                )
            )
        try:
            exercise = here.exercise(name)
            return judge(here, exercise)
        except Unreadable as error:
            verdict = Verdict(name, "unreadable", 0, exercise.points, reason=reason_of(error))
            return Result.of(verdict, exercise, here.sidecar.lang)
        except AcademyError as error:
            return trouble(str(error))
        except OSError as error:
            return trouble(_("The saved answers cannot be opened: {reason}.", reason=error.strerror or str(error)))


def result_of(here: Session, exercise: Public, given: Any) -> Result:
    """Judge an answer, count the use of `check`, and word the verdict.

    An absent or unreadable answer costs nothing, so it is not counted. Of a form with several items, the first checks
    say how many are wrong and later ones name the first: a trainee looks again before being shown where.
    """
    verdict, kind, store = judged(exercise, given, here.variant), kind_of(exercise.manifest.kind), Store(here.folder)
    notes, advice = [], ""
    if verdict.state in ("wrong", "right", "waiting"):
        store.count("checks", exercise.name)
        remember(here, exercise, given, verdict)
        record_step(here, exercise)
        after = kind.afterwards(exercise) if verdict.state == "right" else []
        notes = [*after, *_next_hint(store, exercise, verdict), *usage_note()]
    if verdict.state == "wrong" and 0 < store.used("checks", exercise.name) < NAMED_FROM:  # 0: it cannot be counted
        advice = kind.how_many(exercise, verdict)
    if verdict.state == "not_attempted":
        advice = kind.missing(exercise, given, defined=exercise.name in namespace())
    return Result.of(verdict, exercise, here.sidecar.lang, advice=advice, notes=notes)


def _next_hint(store: Store, exercise: Public, verdict: Verdict) -> list[str]:
    """Name the next hint after a wrong answer; nothing once all have been read."""
    number, total = store.used("hints", exercise.name) + 1, len(exercise.words.hints)
    if verdict.state != "wrong" or number > total:
        return []
    call = f'hint("{exercise.name}")'
    return [_("Hint {number} of {total} is next: press Hint, or run {call}.", number=number, total=total, call=call)]


def _saved_entry(here: Session, exercise: Public) -> Any:
    """Return what the form has saved; None when there is nothing.

    Raises Damaged or OSError when the saved answers cannot be read; code counts then, as it does where it is graded.
    """
    if kind_of(exercise.manifest.kind).in_folder:
        return answer_in_folder(exercise, here.folder)
    try:
        return Store(here.folder).answer(exercise.name)
    except (Damaged, OSError):
        if kind_of(exercise.manifest.kind).in_form or exercise.name not in namespace():
            raise
        return None


def why_not_graded(here: Session, exercise: Public) -> str:
    """Return why grading would not see the answer, as `why_stale` does; what is typed into a form is always seen."""
    given = kind_of(exercise.manifest.kind).from_form(exercise, _saved_entry(here, exercise), here.sidecar.lang)
    return why_stale(here, exercise) if given is None else ""


def saved_answer(here: Session, exercise: Public) -> Any:
    """Return the form's answer if it counts, else the notebook's variable; None when there is none.

    Raises Damaged or OSError when the saved answers cannot be read and no variable is there.
    """
    kind = kind_of(exercise.manifest.kind)
    given = kind.from_form(exercise, _saved_entry(here, exercise), here.sidecar.lang)
    return given if kind.in_form or given is not None else namespace().get(exercise.name)


def namespace() -> dict[str, Any]:
    """Return the variables of the notebook, or of the main program where there is no notebook."""
    shell = running_shell()
    return shell.user_ns if shell is not None else vars(sys.modules["__main__"])


def judged(exercise: Public, given: Any, variant: Variant) -> Verdict:
    """Judge an answer, even if the trainee's function exits, prints, or runs until it is interrupted."""
    try:
        if kind_of(exercise.manifest.kind).in_form:
            return judge_answer(exercise, given, variant)
        with _quiet():
            return judge_answer(exercise, given, variant)
    except KeyboardInterrupt:
        reason = Note("check_interrupted")
    except BaseException as error:
        reason = Note("check_quit", error=type(error).__name__)
    return Verdict(exercise.name, "unreadable", 0, exercise.points, reason=reason)


@contextmanager
def _quiet() -> Iterator[None]:
    """Drop what a trainee's function prints or warns of while it is tried.

    It would repeat above the verdict, and stock nbgrader gives 0 for a cell that writes to stderr. The streams belong
    to the whole process, so one thread at a time may redirect them.
    """
    with _one_at_a_time:
        before = logging.root.manager.disable
        logging.disable(logging.CRITICAL)
        try:
            with redirect_stdout(StringIO()), redirect_stderr(StringIO()):
                yield
        finally:
            logging.disable(before)
