"""Evidence for reports, with the fields and types of `tracker.domain.evidence` but without validation.

The store holds valid data, and validating again the fifty thousand pieces of a department of a thousand people would
take longer than the whole computation. Fields that no rule reads (title, client, number, hash) are empty, so such an
object serves the rules only and must never be written back.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any

from tracker.domain.evidence import (
    BlogPost,
    Case,
    Certificate,
    Improvement,
    InternHelp,
    ModuleResult,
    NewTasks,
    Observation,
    State,
)

__all__ = ["NO_DATA_NEEDED", "DataReader", "EvidenceRow"]

NO_DATA_NEEDED = ("blog_post", "intern_help")
"""Kinds that the rules only count; their data is not read."""


class EvidenceRow:
    """The part of `tracker.domain.evidence.Evidence` that the rules read. `recorded_at` is naive UTC, as stored."""

    __slots__ = ("data", "id", "occurred_on", "recorded_at", "state")

    def __init__(self, id: str, occurred_on: date, recorded_at: datetime, state: State, data: Any) -> None:  # noqa: A002
        self.id = id
        self.occurred_on = occurred_on
        self.recorded_at = recorded_at
        self.state = state
        self.data = data


class DataReader:
    """Build the typed data of a kind without validation. Equal data shares one object, because most pieces of a kind
    are equal in the fields that the rules read."""

    def __init__(self) -> None:
        self._known: dict[tuple[Any, ...], Any] = {}

    def __call__(self, kind: str, data: Mapping[str, Any] | None) -> Any:
        """Return the data of a piece. `data` is as stored; None for kinds in `NO_DATA_NEEDED`."""
        key = _KEYS[kind](data or {})
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = _BUILD[kind](*key[1:])
        return found


def _day(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None


# The kind, then the fields that the rules read of it, hashable.
_KEYS: dict[str, Callable[[Mapping[str, Any]], tuple[Any, ...]]] = {
    "module_result": lambda d: (
        "module_result",
        d["module"],
        d["points"],
        d["max_points"],
        tuple((d.get("competencies") or {}).items()),
        d.get("part", "whole"),
    ),
    "certificate": lambda d: ("certificate", d["name"], d.get("valid_until"), d.get("revoked_on")),
    "case": lambda d: ("case", tuple(d.get("competencies") or ())),
    "blog_post": lambda _d: ("blog_post",),
    "intern_help": lambda _d: ("intern_help",),
    "improvement": lambda d: ("improvement", d.get("adopted_by", ""), d.get("adopted_on")),
    "observation": lambda d: ("observation", d["criterion"], d["rating"]),
    "new_tasks": lambda d: ("new_tasks", d["solved"], d["total"]),
}
_BUILD: dict[str, Callable[..., Any]] = {
    "module_result": lambda module, points, max_points, shares, part: ModuleResult.of(
        kind="module_result",
        module=module,
        points=points,
        max_points=max_points,
        competencies=dict(shares),
        content="",
        part=part,
        course="",
        edition="",
        cohort="",
    ),
    "certificate": lambda name, until, revoked: Certificate.of(
        kind="certificate", name=name, number="", valid_until=_day(until), revoked_on=_day(revoked)
    ),
    "case": lambda named: Case.of(kind="case", title="", client="", result="", competencies=named),
    "blog_post": lambda: BlogPost.of(kind="blog_post", title="", url="", competencies=()),
    "intern_help": lambda: InternHelp.of(kind="intern_help", intern="", what="", hours=None),
    "improvement": lambda by, on: Improvement.of(kind="improvement", title="", adopted_by=by, adopted_on=_day(on)),
    "observation": lambda criterion, rating: Observation.of(
        kind="observation", criterion=criterion, rating=rating, seen=""
    ),
    "new_tasks": lambda solved, total: NewTasks.of(kind="new_tasks", solved=solved, total=total),
}
