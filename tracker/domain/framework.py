"""The competency framework: what there is to be able to do. Read from the course's file; its version goes with every
result.
"""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import Literal

from pydantic import Field, ValidationError, model_validator

from tracker.domain.people import Frozen
from tracker.domain.policy import Policy
from tracker.domain.record import Record
from tracker.errors import InvalidInput
from tracker.validation import invalid
from wording.tracker import N_, _

__all__ = ["Competency", "Framework", "Named", "ScaleStep", "assigned", "load_framework"]


class Named(Frozen):
    """A section. ru and en: its title."""

    id: str
    ru: str
    en: str

    def title(self, lang: str) -> str:
        return self.en if lang == "en" else self.ru


class ScaleStep(Frozen):
    """A step of the rating scale with the words that anchor it."""

    value: int = Field(ge=0)
    ru: str
    en: str

    def title(self, lang: str) -> str:
        return self.en if lang == "en" else self.ru


class Competency(Named):
    """id is `section.name` and never changes its meaning; confirmed_by: kinds of evidence that may show it."""

    kind: Literal["skill", "method", "criterion", "confirmation"]
    confirmed_by: tuple[str, ...] = ()

    @property
    def section(self) -> str:
        return self.id.partition(".")[0]


class Framework(Frozen):
    format: int = 1
    version: str = Field(min_length=1, max_length=40)
    section: tuple[Named, ...]
    scale: tuple[ScaleStep, ...]
    competency: tuple[Competency, ...]

    @model_validator(mode="after")
    def _consistent(self) -> Framework:
        ids = [c.id for c in self.competency]
        if len(set(ids)) < len(ids):
            raise ValueError(N_("two competencies have the same id"))
        if {c.section for c in self.competency} - {s.id for s in self.section}:
            raise ValueError(N_("a competency belongs to a section that is not listed"))
        return self

    def get(self, id: str) -> Competency | None:  # noqa: A002 - the field's own name
        """The competency by its id."""
        return next((c for c in self.competency if c.id == id), None)

    @property
    def criteria(self) -> tuple[str, ...]:
        """Ids of the criteria of success at work."""
        return tuple(c.id for c in self.competency if c.kind == "criterion")


def assigned(framework: Framework, policy: Policy, record: Record, day: date) -> frozenset[str]:
    """Ids of the competencies that the programme of the person's position asks for on a day."""
    sections = {section for position in record.positions(day) for section in policy.sections_of(position)}
    return frozenset(c.id for c in framework.competency if c.section in sections and c.kind != "confirmation")


def load_framework(path: Path) -> Framework:
    """Read a framework file (TOML). Raises InvalidInput with key and fix."""
    try:
        return Framework.model_validate(tomllib.loads(path.read_text("utf-8")))
    except FileNotFoundError:
        raise InvalidInput(
            str(path), _("the framework file is missing"), _("Name the file with the competencies.")
        ) from None
    except tomllib.TOMLDecodeError as error:
        raise InvalidInput(str(path), str(error), _("Mend the TOML.")) from None
    except ValidationError as error:
        raise invalid(error, str(path)) from None
