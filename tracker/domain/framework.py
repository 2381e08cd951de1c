"""The competency framework: sections, rating scale and competencies, read from the course's `competencies.toml`.

Every result carries the version of the framework it was computed with.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Literal

from pydantic import Field, model_validator

from tracker.domain.people import Frozen
from tracker.domain.policy import Policy
from tracker.domain.record import Record
from tracker.validation import read_toml
from wording.tracker import N_, _

__all__ = ["Competency", "Framework", "Named", "ScaleStep", "assigned", "load_framework"]


class Named(Frozen):
    """Something with an id and a title in both languages: a section, or the base of a competency."""

    id: str
    #: Title in Russian.
    ru: str
    #: Title in English.
    en: str

    def title(self, lang: str) -> str:
        """Return the title in a language, "ru" or "en"."""
        return self.en if lang == "en" else self.ru


class ScaleStep(Frozen):
    """A step of the rating scale with the description that anchors it."""

    value: int = Field(ge=0)
    #: Description in Russian.
    ru: str
    #: Description in English.
    en: str

    def title(self, lang: str) -> str:
        """Return the description in a language, "ru" or "en"."""
        return self.en if lang == "en" else self.ru


class Competency(Named):
    """A competency. Its id has the form `section.name` and never changes its meaning."""

    kind: Literal["skill", "method", "criterion", "confirmation"]
    #: Kinds of evidence that may show it.
    confirmed_by: tuple[str, ...] = ()

    @property
    def section(self) -> str:
        """Id of the section."""
        return self.id.partition(".")[0]


class Framework(Frozen):
    """The content of `competencies.toml`."""

    format: int = 1
    #: Version of the content; results carry it.
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
        """Return the competency with this id, or None."""
        return next((c for c in self.competency if c.id == id), None)

    @property
    def criteria(self) -> tuple[str, ...]:
        """Ids of the success criteria, which mentors rate at work."""
        return tuple(c.id for c in self.competency if c.kind == "criterion")


def assigned(framework: Framework, policy: Policy, record: Record, day: date) -> frozenset[str]:
    """Return the ids of the competencies that the programmes of the person's positions require on a day."""
    sections = {section for position in record.positions(day) for section in policy.sections_of(position)}
    return frozenset(c.id for c in framework.competency if c.section in sections and c.kind != "confirmation")


def load_framework(path: Path) -> Framework:
    """Read a framework file (TOML). Raises InvalidInput with the key and the fix."""
    missing = _("the framework file is missing"), _("Name the file with the competencies.")
    return read_toml(path, Framework, missing)
