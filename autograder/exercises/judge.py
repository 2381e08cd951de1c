"""Finding and judging a raw answer. The notebook, the verifier and the grader all call this.

What a form has saved is handed over by the caller; an answer that is a file beside the notebook is found here.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Collection, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from autograder.errors import CourseError, NotAttempted, Unreadable
from autograder.exercises.kinds import kind_names, kind_of
from autograder.exercises.kinds.file.opening import MOST_BYTES
from autograder.exercises.personal import personal
from autograder.exercises.variants import Variant
from autograder.exercises.verdict import Verdict
from autograder.notes import Note, reason_of
from autograder.source.model import Public

__all__ = ["answer_in_folder", "judge_answer", "with_files", "with_folder"]

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


def with_files(
    answers: Mapping[str, Any], exercises: Mapping[str, Public], files: Mapping[str, bytes]
) -> dict[str, Any]:
    """Return the answers by exercise, with files that were handed in; an entry of answers.json never stands for one."""
    return {**answers, **{n: _answer(e, files, lambda name: files[name]) for n, e in exercises.items() if _is_file(e)}}


def with_folder(answers: Mapping[str, Any], exercises: Mapping[str, Public], folder: Path) -> dict[str, Any]:
    """Do the same with the files of a folder."""
    return {**answers, **{n: answer_in_folder(e, folder) for n, e in exercises.items() if _is_file(e)}}


def answer_in_folder(exercise: Public, folder: Path) -> dict[str, bytes] | None:
    """Return the files of a folder that may be the answer. No link is followed, and no more is read than may count."""
    found = []
    with suppress(OSError):
        found = [one.name for one in os.scandir(folder) if stat.S_ISREG(one.stat(follow_symlinks=False).st_mode)]
    return _answer(exercise, found, lambda name: _head(folder / name))


def _is_file(exercise: Public) -> bool:
    return kind_of(exercise.manifest.kind).in_folder


def _answer(exercise: Public, names: Collection[str], content: Callable[[str], bytes]) -> dict[str, bytes] | None:
    return {name: content(name) for name in kind_of(exercise.manifest.kind).meant(exercise, names)} or None


def _head(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(MOST_BYTES + 1)
