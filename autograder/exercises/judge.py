"""Judging a raw answer. The notebook, the verifier and the grader all call this."""

from __future__ import annotations

from typing import Any

from autograder.errors import CourseError, NotAttempted, Unreadable
from autograder.exercises.kinds import kind_names, kind_of
from autograder.exercises.personal import personal
from autograder.exercises.variants import Variant
from autograder.exercises.verdict import Verdict
from autograder.notes import Note, reason_of
from autograder.source.model import Public

__all__ = ["judge_answer"]

FAULTS_OF_CODE = (NameError, ImportError, SyntaxError)
"""Errors that no answer causes: a trainee's function stops with `Raised`, so that these are a check's own."""

for name in kind_names():  # imported now, so that processes forked from a warm one share them
    kind_of(name)


def judge_answer(exercise: Public, raw: Any, variant: Variant) -> Verdict:
    """Read an answer and judge it.

    Raises CourseError for a defect of the course, and nothing for any answer that a trainee can give.
    """
    kind = kind_of(exercise.manifest.kind)
    exercise = personal(kind.drawn(exercise, variant), variant)
    try:
        answer = kind.read(exercise, raw)
        if exercise.form_only:
            return Verdict(exercise.name, "taken", 0, exercise.points)
        return kind.judge(exercise, answer, variant)
    except NotAttempted:
        return Verdict(exercise.name, "not_attempted", 0, exercise.points)
    except Unreadable as error:
        reason = reason_of(error)
    except CourseError:
        raise
    except FAULTS_OF_CODE as error:
        raise CourseError(Note("check_stops", name=exercise.name, detail=f"{type(error).__name__}: {error}")) from error
    except Exception as error:  # a value inside the answer that no check expects is the answer's fault
        reason = Note("value_not_comparable", detail=f"{type(error).__name__}: {error}")
    return Verdict(exercise.name, "unreadable", 0, exercise.points, reason=reason)
