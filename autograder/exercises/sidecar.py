"""academy.json, the file beside a notebook by which answers are checked without a network.

Exercises are encoded in base64, so that a trainee who opens the file does not see feedback and hints too early. This is
no protection: hidden checks and solutions are never in the file. Of an assessment the file in `source/` has everything
for the judge, and beside it what a release has in its place: words and the form of answers (`released_text`).
"""

from __future__ import annotations

import base64
import json
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from autograder.errors import AcademyError
from autograder.exercises.kinds import kind_of
from autograder.exercises.public import public
from autograder.exercises.variants import DataSource, Variant
from autograder.files import SIDECAR
from autograder.source.layout import chosen_modules
from autograder.source.model import Course, Module, Part, Public
from wording.autograder import _

__all__ = ["SIDECAR", "Sidecar", "decode", "encode", "released_text", "secrets_in"]

FORMAT = 1
RELEASED, SECRETS = "released", "secrets"


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
    #: The module's title; empty in a sidecar that an earlier version built.
    title: str = ""
    #: Minutes for reading and for practice, as the manifest has them; 0 where it does not say.
    reading: int = 0
    practice: int = 0
    #: Name of the notebook that follows in the course; empty after the last one.
    following: str = ""

    def variant(self, trainee: str, source: DataSource) -> Variant:
        """Return a trainee's variant of the module.

        Args:
            trainee: whose numbers they are.
            source: where datasets come from.
        """
        return Variant(self.course, self.edition, trainee, self.lang, source)


def encode(course: Course, module: Module, lang: str, secrets: Collection[str] = (), *, released: bool = False) -> str:
    """Return the text of a module's sidecar. It depends on the source alone.

    Args:
        course: the course.
        module: its module.
        lang: the language of the words.
        secrets: lines that a release of an assessment must not show; only the file in `source/` has them.
        released: as a trainee gets it, instead of as it lies in `source/`.
    """
    whole = module.part == "assessment" and not released
    head: dict[str, Any] = {
        "format": FORMAT,
        "course": course.manifest.id,
        "edition": course.edition_of(module),
        "module": module.name,
        "part": module.part,
        "of": module.of,
        "attempts": module.attempts,
        "lang": lang,
        "title": module.manifest.title.in_(lang),
        "minutes": _minutes(module),
        "following": _following(course, module),
    }
    head["exercises"] = _encoded(module, lang, released=not whole)
    if whole:
        head |= {RELEASED: _encoded(module, lang, released=True), SECRETS: sorted(secrets)}
    return _text(head)


def _minutes(module: Module) -> dict[str, int]:
    minutes = module.manifest.minutes
    if isinstance(minutes, int):
        return {"reading": 0, "practice": minutes}
    return {"reading": minutes.reading, "practice": minutes.practice}


def _following(course: Course, module: Module) -> str:
    names = chosen_modules(course.root, course.manifest)
    after = names.index(module.name) + 1 if module.name in names else len(names)
    return names[after] if after < len(names) else ""


def _encoded(module: Module, lang: str, *, released: bool) -> dict[str, str]:
    texts = {e.name: public(e, lang, released=released).model_dump_json() for e in module.exercises}
    return {name: base64.b64encode(text.encode()).decode() for name, text in texts.items()}


def _text(data: dict[str, Any]) -> str:
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def released_text(text: str) -> str:
    """Return the text of a sidecar as a trainee gets it: of an assessment without anything to judge by."""
    data = json.loads(text)
    if RELEASED not in data:
        return text
    data["exercises"] = data.pop(RELEASED)
    data.pop(SECRETS, None)
    return _text(data)


def secrets_in(text: str) -> set[str]:
    """Return the lines that a release must not show; none for practice."""
    return set(json.loads(text).get(SECRETS, ()))


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
            data.get("title", ""),
            **data.get("minutes", {}),
            following=data.get("following", ""),
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
