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
from wording.identity import identity
from wording.tracker import _

__all__ = ["GradedModule", "ImportCount", "ResultKey", "record_results", "result_key"]

#: Module, part, course, edition and cohort.
ResultKey = tuple[str, str, str, str, str]


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
    #: Left out: later work of the same module, course, edition and cohort is recorded.
    older: tuple[GradedModule, ...] = ()


def record_results(desk: Desk, results: Iterable[GradedModule]) -> ImportCount:
    """Record graded modules, all or none. Content recorded before is skipped; a new grade supersedes the earlier one.

    Raises Denied, and InvalidInput if a person is unknown or a day lies in the future.
    """
    with desk.writing() as writing:
        desk.check(writing.connection, "import")
        ids = {key: p.id for p in people(writing.connection) for key in (p.login and identity(p.login), p.id) if key}
        e = t.evidence.c
        confirmed = select(e.person, e.content).where(e.kind == "module_result", e.state == "confirmed")
        recorded = {(row.person, row.content) for row in writing.connection.execute(confirmed)}
        current = _current_results(writing)
        rows, superseded, unchanged = _Rows(), [], 0
        older: list[GradedModule] = []
        for one in results:
            person = ids.get(one.person) or ids.get(identity(one.person))
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
            key = (person, result_key(one.result))
            old = current.get(key) or _legacy(current, person, one)
            if old is not None and old.on > one.occurred_on and old.shares != _shares(one.result):
                older.append(one)  # the day of the work decides, and not the order of imports
                continue  # the same grades on an earlier day are a time that was put right
            made = rows.add(writing, person, one, old.id if old else None)
            current[key] = _Current(made, one.occurred_on, _shares(one.result))
            if old:
                superseded.append((old.id, person))
        for replaced, person in superseded:
            rows.steps.append(_step(writing, replaced, "supersede", "superseded"))
            payload = {"evidence": replaced, "action": "supersede", "state": "superseded", "reason": ""}
            writing.record_event(person, "evidence.moved", payload)
        rows.insert(writing)
        for replaced, _person in superseded:
            found = update(t.evidence).where(t.evidence.c.id == replaced)
            writing.connection.execute(found.values(state="superseded"))
        return ImportCount(len(rows.evidence), unchanged, len(superseded), tuple(older))


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


def result_key(result: ModuleResult) -> ResultKey:
    """Return what makes two results the same one, of which the later supersedes the earlier.

    Practice never supersedes a result of the whole module, which a person would lose by it.
    """
    return (result.module, result.part, result.course, result.edition, result.cohort)


@dataclass(frozen=True)
class _Current:
    """A confirmed result."""

    id: str
    #: Local day of the submission.
    on: date
    #: Its points, and the share of each competency.
    shares: dict[str, float]


def _shares(result: ModuleResult) -> dict[str, float]:
    return {"": result.points, **result.competencies}


def _current_results(writing: Writing) -> dict[tuple[str, ResultKey], _Current]:
    """Return the confirmed results by person and what identifies a result."""
    e = t.evidence.c
    query = select(e.id, e.person, e.occurred_on, e.data, e.part)
    found: dict[tuple[str, ResultKey], _Current] = {}
    for row in writing.connection.execute(query.where(e.kind == "module_result", e.state == "confirmed")):
        course, edition, cohort = (row.data.get(name, "") for name in ("course", "edition", "cohort"))
        shares = {"": row.data["points"], **row.data.get("competencies", {})}
        key = (row.data["module"], row.part, course, edition, cohort)
        found[row.person, key] = _Current(row.id, row.occurred_on, shares)
    return found


def _legacy(current: dict[tuple[str, ResultKey], _Current], person: str, one: GradedModule) -> _Current | None:
    """Return the result from before results named their course, if it is of the same work: of the same day."""
    old = current.get((person, (one.result.module, one.result.part, "", "", "")))
    return old if old is not None and old.on == one.occurred_on else None


def _step(writing: Writing, evidence: str, action: str, state: str) -> dict[str, Any]:
    return {
        "evidence": evidence,
        "at": writing.at,
        "by": writing.actor,
        "action": action,
        "state": state,
        "reason": "",
    }
