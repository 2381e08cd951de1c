"""Groups of commands for kinds of evidence. Their options follow from the models in `tracker.domain.evidence`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal, get_args, get_origin

import click
from pydantic import BaseModel
from pydantic.fields import FieldInfo

from academy.cli.tracker.params import DAY
from tracker.domain import evidence
from wording.academy import _

__all__ = ["EVIDENCE_GROUPS", "EvidenceGroup", "field_options", "typed_fields"]


@dataclass(frozen=True)
class EvidenceGroup:
    """A group of commands for one kind of evidence."""

    #: the group as it is typed
    name: str
    #: model of the kind in `tracker.domain.evidence`
    model: type[BaseModel]
    help: str
    #: fields of the model without an option, because another command sets them
    left_out: frozenset[str] = frozenset({"kind"})

    @property
    def kind(self) -> str:
        """The kind's id."""
        return str(self.model.model_fields["kind"].default)

    @property
    def fields(self) -> dict[str, FieldInfo]:
        """The fields of the model that have an option, by name."""
        return {name: field for name, field in self.model.model_fields.items() if name not in self.left_out}


EVIDENCE_GROUPS = (
    EvidenceGroup("case", evidence.Case, _("Successful cases.")),
    EvidenceGroup("post", evidence.BlogPost, _("Articles in the blog.")),
    EvidenceGroup(
        "certificate",
        evidence.Certificate,
        _("Certificates and courses: Yandex Metrica, 1C-Bitrix."),
        frozenset({"kind", "revoked_on"}),
    ),
    EvidenceGroup("intern", evidence.InternHelp, _("Help to interns.")),
    EvidenceGroup("improvement", evidence.Improvement, _("Improvements of how the department works.")),
    EvidenceGroup("tasks", evidence.NewTasks, _("New tasks: how many were solved, of how many.")),
)

_OPTIONS = {"competencies": "--competency"}
_HELP = {
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


def field_options(group: EvidenceGroup, *, required: bool) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Add an option for each field of a group. `required`: the model's required fields are required options too."""

    def add(command: Callable[..., None]) -> Callable[..., None]:
        for name, field in reversed(group.fields.items()):
            option = click.option(
                _OPTIONS.get(name, "--" + name.replace("_", "-")),
                name,
                required=required and field.is_required(),
                help=_HELP[name],
                **_click_options(field.annotation),
            )
            command = option(command)
        return command

    return add


def typed_fields(
    group: EvidenceGroup, values: dict[str, Any], before: Mapping[str, Any] | None = None
) -> dict[str, Any]:
    """Move the fields of a group out of a command's values and return the data of the piece.

    Fields that were not given keep their value in `before`, the data of the piece to be replaced.
    """
    typed = {name: values.pop(name) for name in group.fields}
    return {"kind": group.kind, **(before or {}), **{k: v for k, v in typed.items() if v not in (None, ())}}


def _click_options(annotation: Any) -> dict[str, Any]:
    """Return the click options of a field of this type."""
    if get_origin(annotation) is tuple:
        return {"multiple": True}
    if get_origin(annotation) is Literal:
        return {"type": click.Choice(get_args(annotation))}
    kinds = {t for t in (*get_args(annotation), annotation) if isinstance(t, type)}
    for kind, click_type in ((date, DAY), (float, float), (int, int)):
        if kind in kinds:
            return {"type": click_type}
    return {}
