"""The kinds of evidence as the command line names them. Their options follow from the models in `tracker.domain`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal, get_args, get_origin

import click
from pydantic import BaseModel
from pydantic.fields import FieldInfo

from academy.cli.tracker.params_and_tables import DAY
from tracker.domain import evidence
from wording.academy import _

__all__ = ["NOUNS", "Noun", "field_options", "given_fields"]


@dataclass(frozen=True)
class Noun:
    """name: of the command; left_out: fields of the model that another command sets."""

    name: str
    model: type[BaseModel]
    help: str
    left_out: frozenset[str] = frozenset({"kind"})

    @property
    def kind(self) -> str:
        return str(self.model.model_fields["kind"].default)

    @property
    def fields(self) -> dict[str, FieldInfo]:
        return {name: field for name, field in self.model.model_fields.items() if name not in self.left_out}


NOUNS = (
    Noun("case", evidence.Case, _("Successful cases.")),
    Noun("post", evidence.BlogPost, _("Articles in the blog.")),
    Noun(
        "certificate",
        evidence.Certificate,
        _("Certificates and courses: Yandex Metrica, 1C-Bitrix."),
        frozenset({"kind", "revoked_on"}),
    ),
    Noun("intern", evidence.InternHelp, _("Help to interns.")),
    Noun("improvement", evidence.Improvement, _("Improvements of how the department works.")),
    Noun("tasks", evidence.NewTasks, _("New tasks: how many were solved, of how many.")),
)

_OPTIONS = {"competencies": "--competency", "valid_until": "--valid-until"}
_WORDS = {
    "title": _("Title."),
    "client": _("The client's code, never the name."),
    "result": _("What came of it."),
    "competencies": _("Id of a competency that it shows; may be given several times."),
    "url": _("Address of the article."),
    "name": _("Which certificate."),
    "number": _("Number of the certificate."),
    "valid_until": _("Last valid day, when it is not what the rules say."),
    "intern": _("Who was helped."),
    "what": _("What the help was."),
    "hours": _("How many hours."),
    "adopted_by": _("Who adopted it."),
    "adopted_on": _("Since which day it is in use."),
    "solved": _("How many were solved."),
    "total": _("How many there were."),
}


def field_options(noun: Noun, *, required: bool) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """The options of a kind's fields. required: whether the model's required fields must be given."""

    def add(command: Callable[..., None]) -> Callable[..., None]:
        for name, field in reversed(noun.fields.items()):
            option = click.option(
                _OPTIONS.get(name, "--" + name.replace("_", "-")),
                name,
                required=required and field.is_required(),
                help=_WORDS[name],
                **_shape(field.annotation),
            )
            command = option(command)
        return command

    return add


def given_fields(noun: Noun, values: dict[str, Any], before: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """Take the fields of a kind out of a command's values: those that were given, over what was there before."""
    given = {name: values.pop(name) for name in noun.fields}
    return {"kind": noun.kind, **(before or {}), **{k: v for k, v in given.items() if v not in (None, ())}}


def _shape(annotation: Any) -> dict[str, Any]:
    """How click reads a field of this type."""
    if get_origin(annotation) is tuple:
        return {"multiple": True}
    if get_origin(annotation) is Literal:
        return {"type": click.Choice(get_args(annotation))}
    kinds = {t for t in (*get_args(annotation), annotation) if isinstance(t, type)}
    for plain, shape in ((date, DAY), (float, float), (int, int)):
        if plain in kinds:
            return {"type": shape}
    return {}
