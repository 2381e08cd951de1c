"""Record graded modules in bulk, as evidence that is confirmed at once because the grading system produced it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import insert, select, update

from tracker.desk import Desk, Writing, new_id
from tracker.domain.evidence import ModuleResult
from tracker.errors import InvalidInput
from tracker.store.repository import people
from tracker.store.tables import t
from wording.tracker import _

__all__ = ["GradedModule", "ImportCount", "record_results"]


@dataclass(frozen=True)
class GradedModule:
    """The graded module of one trainee."""

    #: Id or login of the trainee.
    person: str
    #: Local day of the submission.
    occurred_on: date
    result: ModuleResult
    #: Exercise -> (points, maximum).
    grades: Mapping[str, tuple[float, float]] = field(default_factory=dict)


@dataclass(frozen=True)
class ImportCount:
    """What an import changed."""

    #: New results.
    added: int
    #: Results whose content was recorded before.
    unchanged: int
    #: Earlier results replaced by new ones.
    superseded: int


def record_results(desk: Desk, results: Iterable[GradedModule]) -> ImportCount:
    """Record graded modules, all or none. Content recorded before is skipped; a new grade supersedes the earlier one.

    Raises Denied, and InvalidInput if a person is unknown or a day lies in the future.
    """
    with desk.writing() as writing:
        desk.check(writing.connection, "import")
        ids = {key: p.id for p in people(writing.connection) for key in (p.login, p.id) if key}
        e = t.evidence.c
        confirmed = select(e.person, e.content).where(e.kind == "module_result", e.state == "confirmed")
        recorded = {(row.person, row.content) for row in writing.connection.execute(confirmed)}
        current = _current_results(writing)
        rows, superseded, unchanged = _Rows(), [], 0
        for one in results:
            person = ids.get(one.person)
            if person is None:
                problem = _("there is no person “{key}”", key=one.person)
                raise InvalidInput("person", problem, _("Add the person with this login first."))
            if one.occurred_on > desk.today():
                raise InvalidInput("occurred_on", _("the day has not come yet"), _("Give a day up to today."))
            if (person, one.result.content) in recorded:
                unchanged += 1
                continue
            recorded.add((person, one.result.content))
            # Updating `current` makes the later of two grades in one import supersede the earlier one.
            key = (person, one.result.module, one.result.part)
            old = current.get(key)
            current[key] = rows.add(writing, person, one, old)
            if old:
                superseded.append((old, person))
        for old, person in superseded:
            rows.steps.append(_step(writing, old, "supersede", "superseded"))
            payload = {"evidence": old, "action": "supersede", "state": "superseded", "reason": ""}
            writing.record_event(person, "evidence.moved", payload)
        rows.insert(writing)
        for old, _person in superseded:
            writing.connection.execute(update(t.evidence).where(t.evidence.c.id == old).values(state="superseded"))
        return ImportCount(len(rows.evidence), unchanged, len(superseded))


@dataclass
class _Rows:
    """Rows to insert, collected because one statement for many rows is much faster."""

    evidence: list[dict[str, Any]] = field(default_factory=list)
    steps: list[dict[str, Any]] = field(default_factory=list)
    grades: list[dict[str, Any]] = field(default_factory=list)

    def add(self, writing: Writing, person: str, one: GradedModule, replaces: str | None) -> str:
        """Add the rows and the event of a result. Returns its id."""
        id_, data = new_id("e"), one.result.model_dump(mode="json")
        self.evidence.append(
            {
                "id": id_,
                "person": person,
                "kind": "module_result",
                "occurred_on": one.occurred_on,
                "recorded_at": writing.at,
                "state": "confirmed",
                "data": data,
                "content": one.result.content,
                "replaces": replaces,
                "part": one.result.part,
            }
        )
        self.steps.append(_step(writing, id_, "create", "confirmed"))
        self.grades += [
            {
                "person": person,
                "evidence": id_,
                "module": one.result.module,
                "exercise": exercise,
                "points": repr(points),
                "max_points": repr(max_points),
            }
            for exercise, (points, max_points) in one.grades.items()
        ]
        payload = {
            "id": id_,
            "kind": "module_result",
            "occurred_on": one.occurred_on.isoformat(),
            "data": data,
            "state": "confirmed",
            "reason": "",
            "replaces": replaces,
            "grades": {exercise: list(points) for exercise, points in one.grades.items()},
        }
        writing.record_event(person, "evidence.created", payload)
        return id_

    def insert(self, writing: Writing) -> None:
        """Insert all rows."""
        for table, rows in ((t.evidence, self.evidence), (t.transition, self.steps), (t.grade, self.grades)):
            if rows:
                writing.connection.execute(insert(table), rows)


def _current_results(writing: Writing) -> dict[tuple[str, str, str], str]:
    """Return (person, module, part) -> id of the confirmed result.

    Practice never supersedes a result of the whole module, which a person would lose by it.
    """
    e = t.evidence.c
    rows = writing.connection.execute(
        select(e.id, e.person, e.data, e.part).where(e.kind == "module_result", e.state == "confirmed")
    )
    return {(row.person, row.data["module"], row.part): row.id for row in rows}


def _step(writing: Writing, evidence: str, action: str, state: str) -> dict[str, Any]:
    return {
        "evidence": evidence,
        "at": writing.at,
        "by": writing.actor,
        "action": action,
        "state": state,
        "reason": "",
    }
