"""Grades from nbgrader's gradebook as evidence: a snapshot by content, so that importing twice is importing once.

nbgrader keeps one submission a person and assignment and overwrites it: a regrade is a new snapshot here, and the one
before it is superseded, not lost.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, select

from tracker.desk import Desk
from tracker.domain.calendar import local_day
from tracker.domain.evidence import ModuleResult
from tracker.imports.batch import batch
from tracker.imports.gradebook_file import Submission, read_gradebook
from tracker.service import GradedModule, ImportCount, record_results
from tracker.store.repository import people
from tracker.store.tables import t
from wording.tracker import _

__all__ = ["Competencies", "GradebookImport", "LeftOut", "Waiting", "import_gradebook"]

Competencies = Mapping[str, Mapping[str, Sequence[str]]]
"""Module -> exercise -> ids of the competencies that the exercise shows."""


@dataclass(frozen=True)
class Waiting:
    """A submission in which a person has yet to grade these exercises: no result until then."""

    login: str
    module: str
    exercises: tuple[str, ...]


@dataclass(frozen=True)
class LeftOut:
    """A submission that could not be taken, and what to do. module is empty when it holds for all of that person."""

    login: str
    module: str
    problem: str
    fix: str


@dataclass(frozen=True)
class GradebookImport:
    """added counts new snapshots, superseded those among them that replace an earlier one; kept: False after a dry run.

    undated: (login, module) of submissions without a time of handing in; they count on the day of the import.
    """

    added: int
    superseded: int
    unchanged: int
    waiting: tuple[Waiting, ...]
    left_out: tuple[LeftOut, ...]
    undated: tuple[tuple[str, str], ...]
    kept: bool


def import_gradebook(
    desk: Desk,
    source: str | Path,
    competencies: Competencies,
    edition: str,
    *,
    modules: Collection[str] | None = None,
    dry_run: bool = False,
) -> GradebookImport:
    """Take in everything that is graded. source: path of gradebook.db or an SQLAlchemy URL, read and never written.

    A person without a record, a day in the future or a module without points leaves out that submission only, since the
    gradebook is whole without it. Raises Denied, InvalidInput when it cannot be read.
    """
    with desk.reading() as connection:
        desk.check(connection, "import")
    submissions = read_gradebook(source, modules)
    with batch(desk) as (joined, keep):
        known = {p.login for p in people(joined.outer) if p.login}
        ids = {p.login: p.id for p in people(joined.outer)}
        history = _history(joined.outer)
        waiting, left_out, undated, ready = [], [], [], []
        for login in sorted({s.login for s in submissions} - known):
            fix = _("Add the person with this login, then import again.")
            left_out.append(LeftOut(login, "", _("nobody has this login"), fix))
        for one in submissions:
            if one.login not in known:
                continue
            if one.waiting:
                waiting.append(Waiting(one.login, one.module, one.waiting))
                continue
            day = desk.today() if one.handed_in is None else local_day(one.handed_in, desk.policy.zone)
            if day > desk.today():
                fix = _("Mend the time of the submission in the gradebook.")
                left_out.append(LeftOut(one.login, one.module, _("it was handed in in the future"), fix))
                continue
            if one.max_points <= 0:
                fix = _("Check the points of the module.")
                left_out.append(LeftOut(one.login, one.module, _("nothing in it gives points"), fix))
                continue
            if one.handed_in is None:
                undated.append((one.login, one.module))
            shares = _shares(one, competencies.get(one.module, {}))
            content = _content(one, shares, edition, history.get((ids[one.login], one.module)))
            result = ModuleResult(
                module=one.module, points=one.points, max_points=one.max_points, competencies=shares, content=content
            )
            grades = {g.exercise: (g.points, g.max_points) for g in one.grades}
            ready.append(GradedModule(one.login, day, result, grades))
        count = record_results(joined, ready) if ready else ImportCount(0, 0, 0)
        keep.append(not dry_run)
    return GradebookImport(
        count.added, count.superseded, count.unchanged, tuple(waiting), tuple(left_out), tuple(undated), not dry_run
    )


def _shares(one: Submission, competencies: Mapping[str, Sequence[str]]) -> dict[str, float]:
    """Competency -> share of the points of the exercises that name it, each whole; extra credit ends at 1."""
    got: dict[str, float] = {}
    most: dict[str, float] = {}
    for grade in one.grades:
        for competency in competencies.get(grade.exercise, ()):
            got[competency] = got.get(competency, 0.0) + grade.points
            most[competency] = most.get(competency, 0.0) + grade.max_points
    return {c: round(min(max(got[c] / most[c], 0.0), 1.0), 6) for c in sorted(most) if most[c] > 0}


@dataclass(frozen=True)
class _Taken:
    """What was taken in of a person's module: all contents, and the standing one with the one it replaced."""

    contents: frozenset[str]
    standing: str | None
    before: str | None


def _content(one: Submission, shares: Mapping[str, float], edition: str, taken: _Taken | None) -> str:
    """SHA-256 in hex of all that the result says.

    Grades may go back to what they were. The same content is then news again, and is told apart by what it follows.
    """
    plain = {
        "edition": edition,
        "login": one.login,
        "module": one.module,
        "handed_in": one.handed_in.isoformat() if one.handed_in else None,
        "late": one.late,
        "grades": [[g.exercise, g.points, g.max_points] for g in one.grades],
        "shares": shares,
    }
    content = _hash(json.dumps(plain, ensure_ascii=False, sort_keys=True))
    if taken is None or taken.standing is None or content not in taken.contents or taken.standing == content:
        return content
    if taken.before is not None and taken.standing == (following := _hash(f"{content} after {taken.before}")):
        return following
    return _hash(f"{content} after {taken.standing}")


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _history(connection: Connection) -> dict[tuple[str, str], _Taken]:
    """(person id, module) -> what was taken in before."""
    e = t.evidence.c
    query = select(e.id, e.person, e.state, e.content, e.replaces, e.data["module"].as_string().label("module"))
    rows = connection.execute(query.where(e.kind == "module_result", e.content.is_not(None))).all()
    by_id = {row.id: row.content for row in rows}
    found: dict[tuple[str, str], _Taken] = {}
    for row in rows:
        now = found.get((row.person, row.module), _Taken(frozenset(), None, None))
        stands = row.state == "confirmed"
        found[row.person, row.module] = _Taken(
            now.contents | {row.content},
            row.content if stands else now.standing,
            by_id.get(row.replaces) if stands else now.before,
        )
    return found
