"""How texts are marked: `rules.toml`, and what a course's nbgrader_config.py says of it under `c.Marking`."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from pydantic import Field, TypeAdapter, ValidationError

from autograder.errors import AcademyError
from autograder.source.model import Frozen
from wording.autograder import _

__all__ = ["Rules", "read_rules"]

PATH = Path(__file__).with_name("rules.toml")


class Rules(Frozen):
    """The rules of one course."""

    step: float = Field(gt=0)
    second_share: float = Field(ge=0, le=1)
    second_least: int = Field(ge=0)
    trained_share: float = Field(ge=0, le=1)
    trained_off: float = Field(ge=0)
    formgrader: str = Field(min_length=1)
    #: Who may mark; everybody when nobody is named.
    markers: tuple[str, ...] = ()


def read_rules(config: Any) -> Rules:
    """Read the rules. `config` is the traitlets config of a built course, whose `c.Marking` wins.

    Raises AcademyError for a setting that does not exist or a value that it cannot have.
    """
    section = dict(config.get("Marking", {}))
    if unknown := sorted(section.keys() - Rules.model_fields.keys()):
        raise AcademyError(
            _(
                "nbgrader_config.py: there is no setting c.Marking.{name}. There are: {known}.",
                name=unknown[0],
                known=", ".join(Rules.model_fields),
            )
        )
    try:
        return TypeAdapter(Rules).validate_python(tomllib.loads(PATH.read_text("utf-8")) | section)
    except ValidationError as error:
        wrong = error.errors()[0]
        name = ".".join(map(str, wrong["loc"]))
        raise AcademyError(
            _("nbgrader_config.py: c.Marking.{name} cannot be {value!r}.", name=name, value=wrong["input"])
        ) from None
