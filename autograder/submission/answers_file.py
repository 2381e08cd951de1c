"""Read a submission's answers.json. Whatever is wrong with it, the rest of the submission is graded."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from autograder.errors import NotAttempted, Unreadable
from autograder.exercises.kinds import kind_of
from autograder.exercises.sidecar import Sidecar
from autograder.exercises.variants import Variant
from autograder.notes import Note, reason_of

__all__ = ["ANSWERS", "answer_notes", "read_answers", "read_answers_bytes"]

ANSWERS = "answers.json"


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


def answer_notes(folder: Path, sidecar: Sidecar, variant: Variant) -> list[Note]:
    """Return a note for every answer that cannot be counted, with the place.

    Args:
        folder: of the submission.
        sidecar: of its module.
        variant: of its trainee.
    """
    answers, damage = read_answers(folder)
    if damage is not None:
        return [Note("answers_unreadable", file=ANSWERS, place=damage)]
    notes = []
    for name, answer in answers.items():
        exercise = sidecar.exercises.get(name)
        if exercise is None or not kind_of(exercise.manifest.kind).in_form:
            notes.append(Note("answer_of_no_form", file=ANSWERS, name=name[:60]))
            continue
        kind = kind_of(exercise.manifest.kind)
        try:
            kind.read(kind.drawn(exercise, variant), answer)
        except NotAttempted:
            continue
        except Unreadable as error:
            notes.append(Note("answer_of_form_unreadable", file=ANSWERS, name=name, reason=reason_of(error)))
    return notes
