"""Graded modules, taken in bulk: machine-made evidence that is confirmed as it comes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

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
    """One trainee's module. person: id or login; occurred_on: local day of the submission; grades: exercise -> (points,
    max).
    """

    person: str
    occurred_on: date
    result: ModuleResult
    grades: Mapping[str, tuple[float, float]] = field(default_factory=dict)


@dataclass(frozen=True)
class ImportCount:
    """added: new modules; unchanged: the same content is already there; superseded: older results a new grade
    replaced.
    """

    added: int
    unchanged: int
    superseded: int


def record_results(desk: Desk, results: Iterable[GradedModule]) -> ImportCount:
    """Take in graded modules, all or nothing. The same content again changes nothing; a new grade supersedes the old
    one.

    Raises InvalidInput when a person is unknown or a day lies in the future; then nothing is written.
    """
    with desk.writing() as writing:
        desk.check(writing.connection, "import")
        ids = {key: p.id for p in people(writing.connection) for key in (p.login, p.id) if key}
        e = t.evidence.c
        mine = select(e.person, e.content).where(e.kind == "module_result", e.state == "confirmed")
        seen = {(row.person, row.content) for row in writing.connection.execute(mine)}
        standing = _standing(writing)
        evidence, steps, grades, gone, unchanged = [], [], [], [], 0
        for one in results:
            person = ids.get(one.person)
            if person is None:
                problem = _("there is no person “{key}”", key=one.person)
                raise InvalidInput("person", problem, _("Add the person with this login first."))
            if one.occurred_on > desk.today():
                raise InvalidInput("occurred_on", _("the day has not come yet"), _("Give a day up to today."))
            if (person, one.result.content) in seen:
                unchanged += 1
                continue
            seen.add((person, one.result.content))  # of two grades in one import the later one stands
            id_, plain = new_id("e"), one.result.model_dump(mode="json")
            old = standing.get((person, one.result.module))
            standing[person, one.result.module] = id_
            if old:
                gone.append((old, person))
            evidence.append(
                {
                    "id": id_,
                    "person": person,
                    "kind": "module_result",
                    "occurred_on": one.occurred_on,
                    "recorded_at": writing.at,
                    "state": "confirmed",
                    "data": plain,
                    "content": one.result.content,
                    "replaces": old,
                }
            )
            steps.append(_step(writing, id_, "create", "confirmed"))
            grades += [
                {
                    "person": person,
                    "evidence": id_,
                    "module": one.result.module,
                    "exercise": exercise,
                    "points": repr(points),
                    "max_points": repr(most),
                }
                for exercise, (points, most) in one.grades.items()
            ]
            told = {
                "id": id_,
                "kind": "module_result",
                "occurred_on": one.occurred_on.isoformat(),
                "data": plain,
                "state": "confirmed",
                "reason": "",
                "replaces": old,
                "grades": {k: list(v) for k, v in one.grades.items()},
            }
            writing.record_event(person, "evidence.created", told)
        for old, person in gone:
            steps.append(_step(writing, old, "supersede", "superseded"))
            told = {"evidence": old, "action": "supersede", "state": "superseded", "reason": ""}
            writing.record_event(person, "evidence.moved", told)
        for table, rows in ((t.evidence, evidence), (t.transition, steps), (t.grade, grades)):
            if rows:
                writing.connection.execute(insert(table), rows)
        for old, _person in gone:
            writing.connection.execute(update(t.evidence).where(t.evidence.c.id == old).values(state="superseded"))
        return ImportCount(len(evidence), unchanged, len(gone))


def _standing(writing: Writing) -> dict[tuple[str, str], str]:
    """(person, module) -> id of the confirmed result."""
    e = t.evidence.c
    rows = writing.connection.execute(
        select(e.id, e.person, e.data).where(e.kind == "module_result", e.state == "confirmed")
    )
    return {(row.person, row.data["module"]): row.id for row in rows}


def _step(writing: Writing, evidence: str, action: str, state: str) -> dict[str, object]:
    return {
        "evidence": evidence,
        "at": writing.at,
        "by": writing.actor,
        "action": action,
        "state": state,
        "reason": "",
    }
