"""`check`: from a name to a verdict that a trainee can read. Nothing here lets a traceback through."""

from __future__ import annotations

import logging
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from io import StringIO
from typing import Any

from academy.notebook.result import Result, trouble, usage_note
from academy.notebook.session import Session, running_shell, session
from academy.notebook.store import Store
from autograder.errors import AcademyError, Unreadable
from autograder.exercises.judge import judge_given
from autograder.exercises.kinds import kind_of
from autograder.exercises.variants import Variant
from autograder.exercises.verdict import Verdict
from autograder.source.model import Public
from wording.academy import _
from wording.languages import language

__all__ = ["check_given", "check_kept", "judged", "kept_answer", "namespace", "result_of"]

_one_at_a_time = threading.RLock()


def check_kept(name: str) -> Result:
    """Judge the notebook's variable or the saved answer of an exercise."""
    return _checked(name, lambda here, exercise: kept_answer(here, exercise))


def check_given(name: str, answer: Any) -> Result:
    """Judge an answer that was handed over."""
    return _checked(name, lambda here, exercise: answer)


def _checked(name: Any, find: Any) -> Result:
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
            return result_of(here, exercise, find(here, exercise))
        except Unreadable as error:
            return Result.of(
                Verdict(name, "unreadable", 0, exercise.points, reason=str(error)), exercise, here.sidecar.lang
            )
        except AcademyError as error:
            return trouble(str(error))
        except OSError as error:
            return trouble(_("The saved answers cannot be opened: {reason}.", reason=error.strerror or str(error)))


def result_of(here: Session, exercise: Public, given: Any) -> Result:
    """Judge, count the use, and say it. An answer that is absent or unreadable costs nothing, so it is not counted."""
    verdict = judged(exercise, given, here.variant)
    notes = []
    if verdict.state in ("wrong", "right", "waiting"):
        Store(here.folder).count("checks", exercise.name)
        notes = usage_note()
    advice = ""
    if verdict.state == "not_attempted":
        kind = kind_of(exercise.manifest.kind)
        advice = kind.missing(exercise, given, defined=exercise.name in namespace())
    return Result.of(verdict, exercise, here.sidecar.lang, advice=advice, notes=notes)


def kept_answer(here: Session, exercise: Public) -> Any:
    """The notebook's variable for code, the saved answer for widgets; None when there is none.

    Raises Damaged or OSError when the saved answers cannot be read.
    """
    if kind_of(exercise.manifest.kind).in_form:
        return Store(here.folder).answer(exercise.name)
    return namespace().get(exercise.name)


def namespace() -> dict[str, Any]:
    """The variables of the notebook; of the main program where there is no notebook."""
    shell = running_shell()
    return shell.user_ns if shell is not None else vars(sys.modules["__main__"])


def judged(exercise: Public, given: Any, variant: Variant) -> Verdict:
    """`judge_given` that also survives a trainee's function which quits, hangs until it is stopped, or prints."""
    reason = ""
    try:
        if kind_of(exercise.manifest.kind).in_form:
            return judge_given(exercise, given, variant)
        with _quiet():
            return judge_given(exercise, given, variant)
    except KeyboardInterrupt:
        reason = _(
            "The check was stopped before it finished. If it would not end by itself, look for a loop without an end."
        )
    except BaseException as error:
        reason = _(
            "The program tried to end while it was checked ({error}). Remove exit() and the like.",
            error=type(error).__name__,
        )
    return Verdict(exercise.name, "unreadable", 0, exercise.points, reason=reason)


@contextmanager
def _quiet() -> Iterator[None]:
    """What a trainee's function prints or warns of while it is tried is dropped.

    It would stand above the verdict many times over, and stock nbgrader gives 0 for a cell that writes to stderr. The
    streams belong to the whole process, so only one thread at a time may have them changed.
    """
    with _one_at_a_time:
        before = logging.root.manager.disable
        logging.disable(logging.CRITICAL)
        try:
            with redirect_stdout(StringIO()), redirect_stderr(StringIO()):
                yield
        finally:
            logging.disable(before)
