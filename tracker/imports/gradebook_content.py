"""Identify the content of an imported result: the same content again is the same piece of evidence."""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, select

from tracker.domain.evidence import Part
from tracker.imports.gradebook_file import Submission
from tracker.store.tables import t

__all__ = ["KnownResults", "content_of", "earlier_imports"]


@dataclass(frozen=True)
class EarlierImports:
    """Hashes of what was imported earlier for a person, module and part."""

    #: All of them.
    contents: frozenset[str]
    #: That of the confirmed result.
    current: str | None
    #: That of the result which the confirmed one replaced.
    previous: str | None


#: Course, edition and cohort.
Identity = tuple[str, str, str]
#: Results from before these were recorded.
LEGACY: Identity = ("", "", "")


@dataclass(frozen=True)
class KnownResults:
    """What was imported earlier of one person's module, and which of it is the same result."""

    found: Mapping[tuple[str, Identity], EarlierImports]
    identity: Identity

    def of(self, part: Part) -> EarlierImports | None:
        """Return the earlier imports of a part of this result, or else those from before results had an identity."""
        return self.found.get((part, self.identity)) or self.found.get((part, LEGACY))


def content_of(one: Submission, shares: Mapping[str, float], edition: str, part: Part, known: KnownResults) -> str:
    """Return the SHA-256 of the result's content, in hex.

    A result that was imported before its module had an assessment keeps its hash, and so stays the same piece of
    evidence. If grades return to an earlier state, the same content has to become a new snapshot. Its hash then also
    covers the hash of the snapshot that it follows.
    """
    plain: dict[str, object] = {
        "edition": edition,
        "login": one.login,
        "module": one.module,
        "handed_in": one.submitted_at.isoformat() if one.submitted_at else None,
        "late": one.late,
        "grades": [[g.exercise, g.points, g.max_points] for g in one.grades],
        "shares": shares,
    }
    content = _hash(json.dumps(plain, ensure_ascii=False, sort_keys=True))
    earlier = known.of(part)
    if part != "whole":
        if earlier is None and (whole := known.of("whole")) is not None and whole.current == content:
            return content
        content = _hash(json.dumps(plain | {"part": part}, ensure_ascii=False, sort_keys=True))
    if earlier is None or earlier.current in (None, content) or content not in earlier.contents:
        return content
    if earlier.previous is not None and earlier.current == (again := _hash(f"{content} after {earlier.previous}")):
        return again
    return _hash(f"{content} after {earlier.current}")


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def earlier_imports(connection: Connection) -> dict[tuple[str, str], dict[tuple[str, Identity], EarlierImports]]:
    """Return (person id, module) -> part and identity -> what was imported earlier."""
    e = t.evidence.c
    module = e.data["module"].as_string().label("module")
    which = [e.data[name].as_string().label(name) for name in ("course", "edition", "cohort")]
    query = select(e.id, e.person, e.state, e.content, e.replaces, e.part, module, *which)
    rows = connection.execute(query.where(e.kind == "module_result", e.content.is_not(None))).all()
    by_id = {row.id: row.content for row in rows}
    found: dict[tuple[str, str], dict[tuple[str, Identity], EarlierImports]] = defaultdict(dict)
    for row in rows:
        by_part = found[row.person, row.module]
        key = (row.part, (row.course or "", row.edition or "", row.cohort or ""))
        so_far = by_part.get(key, EarlierImports(frozenset(), None, None))
        confirmed = row.state == "confirmed"
        by_part[key] = EarlierImports(
            so_far.contents | {row.content},
            row.content if confirmed else so_far.current,
            by_id.get(row.replaces) if confirmed else so_far.previous,
        )
    return found
