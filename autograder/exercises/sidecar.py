"""academy.json, the file beside a notebook by which answers are checked without a network.

Exercises are encoded in base64, so that a trainee who opens the file does not see feedback and hints too early. This is
no protection: hidden checks and solutions are never in the file.
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
from autograder.source.model import Course, Module, Part, Public
from wording.autograder import _

__all__ = ["SIDECAR", "Sidecar", "decode", "encode"]

FORMAT = 1


@dataclass(frozen=True)
class Sidecar:
    """The public half of a module in one language."""

    course: str
    #: The edition in its seeds: `Course.edition_of`.
    edition: str
    module: str
    lang: str
    exercises: dict[str, Public]
    part: Part
    #: Name of the module that it belongs to; of practice, its own name.
    of: str
    #: How often an assessment may be handed in.
    attempts: int


def encode(course: Course, module: Module, lang: str) -> str:
    """Return the text of a module's sidecar. It depends on the source alone."""
    exercises = {}
    for exercise in module.exercises:
        text = public(exercise, lang, released=True).model_dump_json()
        exercises[exercise.name] = base64.b64encode(text.encode()).decode()
    head = {
        "format": FORMAT,
        "course": course.manifest.id,
        "edition": course.edition_of(module),
        "module": module.name,
        "part": module.part,
        "of": module.of,
        "attempts": module.attempts,
        "lang": lang,
    }
    return json.dumps(head | {"exercises": exercises}, ensure_ascii=False, indent=1) + "\n"


def decode(path: Path) -> Sidecar:
    """Read a sidecar. Raises AcademyError, which says what to do, when the file is missing or damaged."""
    again = _("Take the module's folder anew from your mentor; your answers stay in answers.json.")
    try:
        data = json.loads(path.read_text("utf-8"))
        exercises = {n: Public.model_validate_json(base64.b64decode(text)) for n, text in data["exercises"].items()}
        for one in exercises.values():
            kind_of(one.manifest.kind)  # raises AcademyError for an unknown kind
        return Sidecar(
            data["course"],
            data["edition"],
            data["module"],
            data["lang"],
            exercises,
            data.get("part", "practice"),
            data.get("of", data["module"]),
            data.get("attempts", 1),
        )
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
