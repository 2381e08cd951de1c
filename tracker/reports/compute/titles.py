"""What a piece of evidence is called in a list, and when it last moved: read for the few pieces that a list shows."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from itertools import islice
from typing import Any

from sqlalchemy import Connection, String, select, type_coerce

from tracker.reports.compute.due import Waiting
from tracker.store.tables import t

__all__ = ["batches", "title_of", "waiting"]

BATCH = 500
"""Ids in one query: databases limit the number of parameters."""


def title_of(kind: str, data: Mapping[str, Any]) -> str:
    """The title given by its owner; for kinds without one, the id or numbers that `words` turns into a title."""
    if kind in ("case", "blog_post", "improvement"):
        return str(data.get("title", ""))
    if kind == "new_tasks":
        return f"{data['solved']}/{data['total']}"
    key = {"certificate": "name", "observation": "criterion", "module_result": "module", "intern_help": "what"}[kind]
    return str(data.get(key, ""))


def waiting(connection: Connection, ids: Iterable[str], known: datetime) -> dict[str, Waiting]:
    """Title, last step and endorser of open pieces as known at a moment (UTC)."""
    found: dict[str, Waiting] = {}
    e, step = t.evidence.c, t.transition.c
    for batch in batches(ids, BATCH):
        endorser = dict(
            connection.execute(
                select(step.evidence, step.by)
                .where(step.evidence.in_(batch), step.state == "endorsed", step.at <= known)
                .order_by(step.id)
            ).all()
        )
        moved = dict(
            connection.execute(
                select(step.evidence, step.at).where(step.evidence.in_(batch), step.at <= known).order_by(step.id)
            ).all()
        )
        query = select(e.id, e.kind, e.recorded_at, type_coerce(e.data, String)).where(e.id.in_(batch))
        for id_, kind, recorded_at, data in connection.execute(query):
            title = title_of(kind, json.loads(data) if isinstance(data, str) else data)
            found[id_] = Waiting(title, moved.get(id_) or recorded_at, endorser.get(id_))
    return found


def batches(items: Iterable[str], size: int) -> Iterator[Sequence[str]]:
    """Lists of at most `size` items."""
    rest = iter(items)
    while batch := list(islice(rest, size)):
        yield batch
