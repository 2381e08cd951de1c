"""Read a submission's answers.json. Whatever is wrong with it, the rest of the submission is graded."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from autograder.errors import NotAttempted, Unreadable
from autograder.exercises.kinds import kind_of
from autograder.exercises.kinds.base import Work
from autograder.exercises.sidecar import Sidecar
from autograder.exercises.variants import Variant
from autograder.files import ANSWERS
from autograder.notes import Note, reason_of
from autograder.source.model import Public
from autograder.submission.nbgrader_rules import grade_id

__all__ = ["WITHOUT_ANSWERS", "answer_notes", "read_answers", "read_answers_bytes", "unanswered"]

WITHOUT_ANSWERS = frozenset({"answers_missing", "answers_unreadable"})
"""Codes of the notes on a submission whose forms cannot be judged: what is missing is not worth 0, it waits."""


def read_answers(folder: Path) -> tuple[dict[str, Any], Note | None]:
    """Return the answers by exercise, and why the file cannot be read. Without a file there is neither."""
    path = folder / ANSWERS
    if not path.exists() or path.is_symlink():
        return {}, None
    if not path.is_file():  # reading a pipe would wait for ever
        return {}, Note("answers_special")
    try:
        return read_answers_bytes(path.read_bytes())
    except OSError as error:
        return {}, Note("text", text=str(error.strerror))


def read_answers_bytes(content: bytes | None) -> tuple[dict[str, Any], Note | None]:
    """Do the same for the file's content, which is None when there is no file."""
    if content is None:
        return {}, None
    try:
        data = json.loads(content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        return {}, Note("answers_not_utf8", n=error.start + 1)
    except json.JSONDecodeError as error:
        return {}, Note("answers_not_json", line=error.lineno, column=error.colno)
    except RecursionError:
        return {}, Note("answers_nested")
    except ValueError:  # an integer of thousands of digits
        return {}, Note("answers_number_too_long")
    answers = data.get("answers") if isinstance(data, dict) else None
    if not isinstance(answers, dict):
        return {}, Note("answers_no_table", part="answers")
    return answers, None


def unanswered(
    exercises: Mapping[str, Public], content: bytes | None, notebook: Mapping[str, Any], lang: str
) -> frozenset[str]:
    """Return the exercises whose answers are lost: the file of the forms' answers is missing or cannot be read.

    A text that was typed into the notebook's own cell is there.

    Args:
        exercises: of the module.
        content: of the file; None when there is none.
        notebook: as it was submitted.
        lang: its language.
    """
    _answers, damage = read_answers_bytes(content)
    if content is not None and damage is None:
        return frozenset()
    cells = {grade_id(cell) or str(cell.get("id")): cell["source"] for cell in notebook["cells"]}
    work = Work(cells, {}, {}, lang)
    kinds = {name: (kind_of(e.manifest.kind), e) for name, e in exercises.items()}
    forms = {name: (kind, e) for name, (kind, e) in kinds.items() if kind.in_form and not kind.in_folder}
    return frozenset(name for name, (kind, e) in forms.items() if not kind.by_mentor or kind.answer_in(e, work) is None)


def answer_notes(
    content: bytes | None, sidecar: Sidecar, variant: Variant, notebook: Mapping[str, Any], *, special: bool = False
) -> list[Note]:
    """Return a note for every answer that cannot be counted, with the place.

    Args:
        content: of the file; None when there is none.
        sidecar: of its module.
        variant: of its trainee.
        notebook: as it was submitted.
        special: something that is no ordinary file, such as a folder or a pipe, has the file's name.
    """
    answers, damage = read_answers_bytes(content)
    if special:
        damage = Note("answers_special")
    if damage is not None:
        return [Note("answers_unreadable", file=ANSWERS, place=damage)]
    if content is None:
        return (
            [Note("answers_missing", file=ANSWERS)]
            if unanswered(sidecar.exercises, None, notebook, variant.lang)
            else []
        )
    notes = []
    for name, answer in answers.items():
        exercise = sidecar.exercises.get(name)
        kind = kind_of(exercise.manifest.kind) if exercise is not None else None
        if exercise is None or kind is None or kind.in_folder or not (kind.in_form or isinstance(answer, dict)):
            notes.append(Note("answer_of_no_form", file=ANSWERS, name=name[:60]))
            continue
        try:
            kind.read(kind.drawn(exercise, variant), kind.from_form(exercise, answer, variant.lang))
        except NotAttempted:
            continue
        except Unreadable as error:
            notes.append(Note("answer_of_form_unreadable", file=ANSWERS, name=name, reason=reason_of(error)))
    return notes
