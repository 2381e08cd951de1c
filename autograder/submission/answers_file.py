"""Reading a submission's answers.json: whatever is wrong with it, the rest of the submission is graded."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from autograder.errors import NotAttempted, Unreadable
from autograder.exercises.kinds import kind_of
from autograder.exercises.sidecar import Sidecar
from wording.autograder import _

__all__ = ["ANSWERS", "answer_notes", "read_answers", "read_answers_bytes"]

ANSWERS = "answers.json"


def read_answers(folder: Path) -> tuple[dict[str, Any], str]:
    """Answers by exercise, and what keeps the file from being read; both are empty when there is no file."""
    path = folder / ANSWERS
    if not path.exists() or path.is_symlink():
        return {}, ""
    if not path.is_file():  # a pipe would make the reader wait for ever
        return {}, _("it is no ordinary file")
    try:
        return read_answers_bytes(path.read_bytes())
    except OSError as error:
        return {}, str(error.strerror)


def read_answers_bytes(content: bytes | None) -> tuple[dict[str, Any], str]:
    """The same for the file's content; None when there is no file."""
    if content is None:
        return {}, ""
    try:
        data = json.loads(content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        return {}, _("byte {n} is not UTF-8", n=error.start + 1)
    except json.JSONDecodeError as error:
        return {}, _("line {line}, column {column} is not JSON", line=error.lineno, column=error.colno)
    except RecursionError:
        return {}, _("the brackets are nested too deeply")
    except ValueError:  # an integer of thousands of digits
        return {}, _("a number is too long")
    answers = data.get("answers") if isinstance(data, dict) else None
    if not isinstance(answers, dict):
        return {}, _("“{part}” must hold names and values in curly brackets", part="answers")
    return answers, ""


def answer_notes(folder: Path, sidecar: Sidecar) -> list[str]:
    """Sentences for the mentor about answers that cannot be counted, with the place."""
    answers, damage = read_answers(folder)
    if damage:
        return [
            _(
                "{file} cannot be read ({place}): what was ticked and typed in forms counts as no answer.",
                file=ANSWERS,
                place=damage,
            )
        ]
    notes = []
    for name, given in answers.items():
        exercise = sidecar.exercises.get(name)
        if exercise is None or not kind_of(exercise.manifest.kind).in_form:
            notes.append(
                _(
                    "{file} answers “{name}”, which is no form of this module; it is left out.",
                    file=ANSWERS,
                    name=name[:60],
                )
            )
            continue
        try:
            kind_of(exercise.manifest.kind).read(exercise, given)
        except NotAttempted:
            continue
        except Unreadable as error:
            notes.append(_("{file}, “{name}”: {reason}", file=ANSWERS, name=name, reason=str(error)))
    return notes
