"""The file beside a notebook that lets it check answers without a network: academy.json.

Exercises are kept in base64, so that a trainee who opens the file is not shown feedback and hints before their time.
That hides, it does not protect: hidden checks and solutions are never in the file.
"""

from __future__ import annotations

import base64
import json
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from autograder.errors import AcademyError
from autograder.exercises.kinds import kind_of
from autograder.exercises.public import public
from autograder.files import SIDECAR
from autograder.source.model import Course, Module, Public
from wording.autograder import _

__all__ = ["SIDECAR", "Sidecar", "decode", "encode"]

FORMAT = 1


@dataclass(frozen=True)
class Sidecar:
    """The public half of a module in one language."""

    course: str
    edition: str
    module: str
    lang: str
    exercises: dict[str, Public]


def encode(course: Course, module: Module, lang: str) -> str:
    """The text of the sidecar; a function of the source alone."""
    exercises = {}
    for exercise in module.exercises:
        text = public(exercise, lang, released=True).model_dump_json()
        exercises[exercise.name] = base64.b64encode(text.encode()).decode()
    head = {
        "format": FORMAT,
        "course": course.manifest.id,
        "edition": course.manifest.edition,
        "module": module.name,
        "lang": lang,
    }
    return json.dumps(head | {"exercises": exercises}, ensure_ascii=False, indent=1) + "\n"


def decode(path: Path) -> Sidecar:
    """Raises AcademyError when the file is missing or damaged, with what to do."""
    again = _("Take the module's folder anew from your mentor; your answers stay in answers.json.")
    try:
        data = json.loads(path.read_text("utf-8"))
        exercises = {n: Public.model_validate_json(base64.b64decode(text)) for n, text in data["exercises"].items()}
        for one in exercises.values():
            kind_of(one.manifest.kind)  # raises AcademyError for a kind of a later version
        return Sidecar(data["course"], data["edition"], data["module"], data["lang"], exercises)
    except FileNotFoundError:
        raise AcademyError(
            _(
                "There is no {name} beside the notebook ({folder}). {again}",
                name=path.name,
                folder=path.parent,
                again=again,
            )
        ) from None
    except (AcademyError, ValueError, KeyError, TypeError, AttributeError, ValidationError):
        raise AcademyError(_("{path} is damaged. {again}", path=path, again=again)) from None
