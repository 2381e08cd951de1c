"""Evidence for reports: the same fields and types that the domain reads, built without validating again what the
store holds.

A department of a thousand has fifty thousand pieces; validating each would take longer than all the computing. What
no rule
reads (client, number, hash) is left out: such an object is for the rules only, never for writing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from json import loads as from_json
from typing import Any, cast

from tracker.domain.evidence import (
    BlogPost,
    Case,
    Certificate,
    Evidence,
    Improvement,
    InternHelp,
    ModuleResult,
    NewTasks,
    Observation,
    State,
)
from tracker.domain.people import Frozen

__all__ = ["NO_DATA_NEEDED", "Piece", "bare", "piece", "typed"]

NO_DATA_NEEDED = ("blog_post", "intern_help")
"""Kinds of which the rules count the pieces and read nothing."""


class Piece:
    """What the rules read of `tracker.domain.evidence.Evidence`; recorded_at is aware UTC."""

    __slots__ = ("data", "id", "occurred_on", "person", "recorded_at", "state")

    def __init__(self, id: str, person: str, occurred_on: date, recorded_at: datetime, state: State, data: Any) -> None:  # noqa: A002
        self.id = id
        self.person = person
        self.occurred_on = occurred_on
        self.recorded_at = recorded_at
        self.state = state
        self.data = data


def piece(
    id_: str, person: str, kind: str, occurred_on: date, recorded_at: datetime, state: State, data: Any
) -> Evidence:
    """A piece from a row of the evidence table. recorded_at: naive UTC; data: JSON text, a mapping, or None where not
    needed."""
    return cast(Evidence, Piece(id_, person, occurred_on, recorded_at.replace(tzinfo=UTC), state, typed(kind, data)))


def typed(kind: str, data: Any) -> Any:
    """Typed data of a kind without validation. data: JSON text or a mapping."""
    constant = _COUNTED.get(kind)
    if constant is not None:
        return constant
    return _BUILD[kind](from_json(data) if isinstance(data, str) else data)


def _day(data: Mapping[str, Any], key: str) -> date | None:
    value = data.get(key)
    return date.fromisoformat(value) if value else None


def bare(model: type[Frozen], **values: Any) -> Any:
    """A model that holds these values; four times as fast as `model_construct`, which looks for defaults."""
    made = model.__new__(model)
    object.__setattr__(made, "__dict__", values)
    return made


_COUNTED: dict[str, Any] = {
    "blog_post": BlogPost.model_construct(title="", url="", competencies=()),
    "intern_help": InternHelp.model_construct(intern="", what="", hours=None),
}
_BUILD: dict[str, Callable[[Mapping[str, Any]], Any]] = {
    "module_result": lambda d: bare(
        ModuleResult,
        kind="module_result",
        module=d["module"],
        points=d["points"],
        max_points=d["max_points"],
        competencies=d.get("competencies") or {},
    ),
    "certificate": lambda d: bare(
        Certificate,
        kind="certificate",
        name=d["name"],
        valid_until=_day(d, "valid_until"),
        revoked_on=_day(d, "revoked_on"),
    ),
    "case": lambda d: bare(Case, kind="case", title=d["title"], competencies=tuple(d.get("competencies") or ())),
    "improvement": lambda d: bare(
        Improvement,
        kind="improvement",
        title=d["title"],
        adopted_by=d.get("adopted_by", ""),
        adopted_on=_day(d, "adopted_on"),
    ),
    "observation": lambda d: bare(Observation, kind="observation", criterion=d["criterion"], rating=d["rating"]),
    "new_tasks": lambda d: bare(NewTasks, kind="new_tasks", solved=d["solved"], total=d["total"]),
}
