"""Import grades from nbgrader's gradebook as evidence.

Each result is a snapshot identified by a hash of its content, so importing the same grades twice changes nothing.
nbgrader has one submission per person and assignment and overwrites it. Here a regrade is a new snapshot, and the
earlier one is superseded, not lost.
"""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from types import MappingProxyType

from sqlalchemy import Connection, select

from tracker.desk import Desk
from tracker.domain.calendar import local_day
from tracker.domain.evidence import ModuleResult, Part
from tracker.imports.batch import batch
from tracker.imports.gradebook_file import Submission, read_gradebook
from tracker.service import GradedModule, ImportCount, record_results
from tracker.store.repository import people
from tracker.store.tables import t
from wording.tracker import _

__all__ = ["Competencies", "GradebookImport", "LeftOut", "Parts", "Waiting", "import_gradebook"]

#: Module -> exercise -> ids of the competencies that the exercise shows.
Competencies = Mapping[str, Mapping[str, Sequence[str]]]
#: Module -> its part; a module that is not named is whole.
Parts = Mapping[str, Part]


@dataclass(frozen=True)
class Waiting:
    """A submission with exercises that a person has yet to grade. It has no result until then."""

    login: str
    module: str
    exercises: tuple[str, ...]


@dataclass(frozen=True)
class LeftOut:
    """A submission that cannot be imported."""

    login: str
    #: Empty if the problem concerns all submissions of the person.
    module: str
    problem: str
    fix: str


@dataclass(frozen=True)
class GradebookImport:
    """The result of an import."""

    #: Number of new snapshots.
    added: int
    #: Number of earlier snapshots that new ones replace.
    superseded: int
    #: Number of submissions imported before.
    unchanged: int
    waiting: tuple[Waiting, ...]
    left_out: tuple[LeftOut, ...]
    #: (login, module) of submissions without a timestamp; they count on the day of the import.
    undated: tuple[tuple[str, str], ...]
    #: True if the changes were committed, False after a dry run.
    kept: bool


def import_gradebook(
    desk: Desk,
    source: str | Path,
    competencies: Competencies,
    edition: str,
    *,
    parts: Parts = MappingProxyType({}),
    modules: Collection[str] | None = None,
    dry_run: bool = False,
) -> GradebookImport:
    """Import the results of all graded submissions.

    A login without a person, a day in the future or a module without points leaves out that submission only, because
    the others do not depend on it.

    Args:
        desk: the open tracker.
        source: path of gradebook.db, or an SQLAlchemy URL. It is never written to.
        competencies: what the exercises show.
        edition: edition of the course; a new edition makes new snapshots.
        parts: which modules are practice and which are assessments.
        modules: modules to import; None: all.
        dry_run: report the changes without writing them.

    Raises Denied, and InvalidInput if the gradebook cannot be read.
    """
    with desk.reading() as connection:
        desk.check(connection, "import")
    submissions = read_gradebook(source, modules)
    with batch(desk) as joined:
        ids = {p.login: p.id for p in people(joined.outer) if p.login}
        earlier = _earlier_imports(joined.outer)
        selection = _Selection()
        for login in sorted({s.login for s in submissions} - ids.keys()):
            fix = _("Add the person with this login, then import again.")
            selection.left_out.append(LeftOut(login, "", _("nobody has this login"), fix))
        for one in submissions:
            if one.login not in ids:
                continue
            day = selection.accept(one, desk)
            if day is None:
                continue
            shares = _shares(one, competencies.get(one.module, {}))
            part = parts.get(one.module, "whole")
            content = _content(one, shares, edition, part, earlier.get((ids[one.login], one.module), {}))
            result = ModuleResult(
                module=one.module,
                points=one.points,
                max_points=one.max_points,
                competencies=shares,
                content=content,
                part=part,
            )
            grades = {g.exercise: (g.points, g.max_points) for g in one.grades}
            selection.results.append(GradedModule(one.login, day, result, grades))
        count = record_results(joined, selection.results) if selection.results else ImportCount(0, 0, 0)
        if not dry_run:
            joined.commit()
    return GradebookImport(
        added=count.added,
        superseded=count.superseded,
        unchanged=count.unchanged,
        waiting=tuple(selection.waiting),
        left_out=tuple(selection.left_out),
        undated=tuple(selection.undated),
        kept=not dry_run,
    )


@dataclass
class _Selection:
    """The results to import, and the submissions that have none."""

    results: list[GradedModule] = field(default_factory=list)
    waiting: list[Waiting] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)
    undated: list[tuple[str, str]] = field(default_factory=list)

    def accept(self, one: Submission, desk: Desk) -> date | None:
        """Return the local day of a submission that can be imported; otherwise list it, and return None."""
        if one.waiting:
            self.waiting.append(Waiting(one.login, one.module, one.waiting))
            return None
        day = desk.today() if one.submitted_at is None else local_day(one.submitted_at, desk.policy.zone)
        if day > desk.today():
            fix = _("Mend the time of the submission in the gradebook.")
            self.left_out.append(LeftOut(one.login, one.module, _("it was handed in in the future"), fix))
            return None
        if one.max_points <= 0:
            fix = _("Check the points of the module.")
            self.left_out.append(LeftOut(one.login, one.module, _("nothing in it gives points"), fix))
            return None
        if one.submitted_at is None:
            self.undated.append((one.login, one.module))
        return day


def _shares(one: Submission, competencies: Mapping[str, Sequence[str]]) -> dict[str, float]:
    """Return competency -> share of the points of all exercises that name it, 0..1 even with extra credit.

    The points of an exercise count in full for each of its competencies.
    """
    points: dict[str, float] = {}
    max_points: dict[str, float] = {}
    for grade in one.grades:
        for competency in competencies.get(grade.exercise, ()):
            points[competency] = points.get(competency, 0.0) + grade.points
            max_points[competency] = max_points.get(competency, 0.0) + grade.max_points
    return {c: round(min(max(points[c] / max_points[c], 0.0), 1.0), 6) for c in sorted(max_points) if max_points[c] > 0}


@dataclass(frozen=True)
class _EarlierImports:
    """Hashes of what was imported earlier for a person, module and part."""

    #: All of them.
    contents: frozenset[str]
    #: That of the confirmed result.
    current: str | None
    #: That of the result which the confirmed one replaced.
    previous: str | None


def _content(
    one: Submission, shares: Mapping[str, float], edition: str, part: Part, by_part: Mapping[str, _EarlierImports]
) -> str:
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
    earlier = by_part.get(part)
    if part != "whole":
        if earlier is None and (whole := by_part.get("whole")) is not None and whole.current == content:
            return content
        content = _hash(json.dumps(plain | {"part": part}, ensure_ascii=False, sort_keys=True))
    if earlier is None or earlier.current in (None, content) or content not in earlier.contents:
        return content
    if earlier.previous is not None and earlier.current == (again := _hash(f"{content} after {earlier.previous}")):
        return again
    return _hash(f"{content} after {earlier.current}")


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _earlier_imports(connection: Connection) -> dict[tuple[str, str], dict[str, _EarlierImports]]:
    """Return (person id, module) -> part -> what was imported earlier."""
    e = t.evidence.c
    module = e.data["module"].as_string().label("module")
    query = select(e.id, e.person, e.state, e.content, e.replaces, e.part, module)
    rows = connection.execute(query.where(e.kind == "module_result", e.content.is_not(None))).all()
    by_id = {row.id: row.content for row in rows}
    found: dict[tuple[str, str], dict[str, _EarlierImports]] = defaultdict(dict)
    for row in rows:
        by_part = found[row.person, row.module]
        so_far = by_part.get(row.part, _EarlierImports(frozenset(), None, None))
        confirmed = row.state == "confirmed"
        by_part[row.part] = _EarlierImports(
            so_far.contents | {row.content},
            row.content if confirmed else so_far.current,
            by_id.get(row.replaces) if confirmed else so_far.previous,
        )
    return found
