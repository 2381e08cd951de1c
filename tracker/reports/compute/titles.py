"""Titles of evidence, and the last step of open pieces. They are read only for the few pieces that a list shows."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from itertools import islice
from typing import Any

from sqlalchemy import Connection, String, select, type_coerce

from tracker.domain.due import OpenEvidence
from tracker.domain.evidence import Evidence
from tracker.reports.compute.due import TitledEvidence
from tracker.store.tables import t

__all__ = ["batches", "read_titles", "title_of"]

BATCH = 500
"""Ids in one query: databases limit the number of parameters."""


def title_of(kind: str, data: Mapping[str, Any]) -> str:
    """Return the title that the owner gave, or for kinds without one the id or numbers that `words.title` turns into
    one."""
    if kind in ("case", "blog_post", "improvement"):
        return str(data.get("title", ""))
    if kind == "new_tasks":
        return f"{data['solved']}/{data['total']}"
    if kind == "module_result" and data.get("part") == "practice":
        return f"{data['module']}/practice"
    key = {"certificate": "name", "observation": "criterion", "module_result": "module", "intern_help": "what"}[kind]
    return str(data.get(key, ""))


def read_titles(connection: Connection, pieces: Iterable[Evidence], known: datetime) -> dict[str, TitledEvidence]:
    """Read titles, last steps and endorsers of open pieces.

    Args:
        connection: an open transaction.
        pieces: open pieces of evidence, in their state at `known`.
        known: moment in UTC; later steps are ignored.

    Returns: open pieces by evidence id.
    """
    found: dict[str, TitledEvidence] = {}
    by_id = {piece.id: piece for piece in pieces}
    e, step = t.evidence.c, t.transition.c
    for batch in batches(by_id, BATCH):
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
            piece, since = by_id[id_], moved.get(id_) or recorded_at
            open_piece = OpenEvidence(id_, piece.data.kind, piece.state, piece.occurred_on, since, endorser.get(id_))
            found[id_] = TitledEvidence(title, open_piece)
    return found


def batches(items: Iterable[str], size: int) -> Iterator[Sequence[str]]:
    """Split items into lists of at most `size`."""
    rest = iter(items)
    while batch := list(islice(rest, size)):
        yield batch
