"""A large department for measurements: random but repeatable people, evidence and audit, written in bulk."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import insert

from tracker import service
from tracker.desk import Desk
from tracker.domain.framework import load_framework
from tracker.domain.policy import load_policy
from tracker.store.events import NewEvent, append
from tracker.store.tables import t

__all__ = ["TODAY", "make_department"]

ROOT = Path(__file__).parents[2]
TODAY = date(2026, 6, 15)
NOW = datetime(2026, 6, 15, 9, tzinfo=UTC)
#: Every twelfth person is a mentor, of the eleven people after them.
GROUP = 12


@dataclass
class _Rows:
    """Rows to insert, by table."""

    people: list[dict[str, Any]] = field(default_factory=list)
    employments: list[dict[str, Any]] = field(default_factory=list)
    leaves: list[dict[str, Any]] = field(default_factory=list)
    roles: list[dict[str, Any]] = field(default_factory=list)
    mentorships: list[dict[str, Any]] = field(default_factory=list)
    evidence: list[dict[str, Any]] = field(default_factory=list)
    steps: list[dict[str, Any]] = field(default_factory=list)
    events: list[NewEvent] = field(default_factory=list)


def make_department(url: str | Path, people: int = 1000, years: int = 5, seed: int = 1) -> Desk:
    """Fill a new database and return the head's desk, whose clock always shows noon of `TODAY` in Moscow.

    A person has about 200 events in five years, so the defaults give 1,000 people and 200,000 events. The head's login
    is `head`, the others' are m0001, m0002, ...

    Args:
        url: an SQLAlchemy URL, or the path of an SQLite file.
        people: number of people besides the head.
        years: years of their employment.
        seed: seed of the random numbers.
    """
    framework = load_framework(ROOT / "course" / "competencies.toml")
    start = date(TODAY.year - years, TODAY.month, TODAY.day)
    desk = service.start_department(
        url,
        "Глава Отдела",
        "head",
        start=start,
        roles=("head", "admin"),
        policy=load_policy(),
        framework=framework,
        clock=lambda: NOW,
    )
    rows, chance = _Rows(), random.Random(seed)
    for number in range(1, people + 1):
        _person(rows, chance, desk, number, start, years)
    rows.events.sort(key=lambda e: e.at or NOW)
    rows.evidence.sort(key=lambda r: r["recorded_at"])
    rows.steps.sort(key=lambda r: r["at"])
    with desk.database.writing() as connection:
        for table, found in (
            (t.person, rows.people),
            (t.employment, rows.employments),
            (t.leave, rows.leaves),
            (t.role, rows.roles),
            (t.mentorship, rows.mentorships),
            (t.evidence, rows.evidence),
            (t.transition, rows.steps),
        ):
            connection.execute(insert(table), found)
        append(connection, NOW, rows.events)
    return desk


def _person(rows: _Rows, chance: random.Random, desk: Desk, number: int, start: date, years: int) -> None:
    id_ = f"p-{number:010x}"
    mentor_number = number - (number - 1) % GROUP
    mentor = f"p-{mentor_number:010x}"
    hired = start + timedelta(days=chance.randrange(60))
    at = _moment(hired)
    login = f"m{number:04d}"
    person = {"id": id_, "name": f"Сотрудник {number}", "login": login, "email": f"{login}@agency.test"}
    rows.people.append(person | {"recorded_at": at, "erased_at": None})
    span = {"start": hired, "end": None, "recorded_at": at, "superseded_at": None}
    rows.employments.append({"person": id_, "position": "account_manager", **span})
    role = "mentor" if mentor_number == number else "trainee"
    rows.roles.append({"person": id_, "role": role, **span})
    employment = {"position": "account_manager", "start": hired.isoformat()}
    _add_event(rows, desk.actor, id_, "person.added", {k: v for k, v in person.items() if k != "id"}, at)
    _add_event(rows, desk.actor, id_, "employment.added", employment, at)
    _add_event(rows, desk.actor, id_, "role.added", {"role": role, "start": hired.isoformat()}, at)
    if mentor_number != number:
        rows.mentorships.append({"mentor": mentor, "mentee": id_, **span})
        _add_event(rows, desk.actor, id_, "mentorship.added", {"mentor": mentor, "start": hired.isoformat()}, at)
    for year in range(years):
        first = hired + timedelta(days=365 * year + chance.randrange(330))
        last = first + timedelta(days=chance.choice([6, 13, 27]))
        rows.leaves.append({"person": id_, "kind": "holiday", **span, "start": first, "end": last})
        _add_event(rows, desk.actor, id_, "leave.added", {"start": first.isoformat(), "end": last.isoformat()}, at)
    for n, (on, data) in enumerate(_evidence(chance, desk, hired, years)):
        _add_evidence(rows, chance, f"e-{number:05x}{n:05x}", id_, mentor, desk.actor, on, data)


def _evidence(chance: random.Random, desk: Desk, hired: date, years: int) -> Iterator[tuple[date, dict[str, Any]]]:
    """Yield day and data of each piece of a person's evidence."""
    competencies = [c.id for c in desk.framework.competency if c.kind in ("skill", "method")]
    for year in range(years):
        first = hired + timedelta(days=365 * year)
        for n in range(chance.choice([3, 4, 4, 5])):
            named = chance.sample(competencies, 2)
            data = {
                "kind": "case",
                "title": f"Кейс {year + 1}.{n + 1}",
                "client": "",
                "result": "Заявки дешевле на треть",
            }
            yield first + timedelta(days=chance.randrange(365)), data | {"competencies": named}
        for n in range(4):
            on = first + timedelta(days=91 * n + chance.randrange(90))
            yield on, {"kind": "blog_post", "title": f"Статья {year + 1}.{n + 1}", "url": "", "competencies": []}
        if chance.random() < 0.9:
            yield first + timedelta(days=chance.randrange(60)), _certificate("metrica")
        for criterion in chance.sample(desk.framework.criteria, 3):
            seen = {
                "kind": "observation",
                "criterion": criterion,
                "rating": chance.randrange(1, 5),
                "seen": "Видел на встрече",
            }
            yield first + timedelta(days=chance.randrange(365)), seen
    yield hired + timedelta(days=chance.randrange(90)), _certificate("bitrix")
    yield (
        hired + timedelta(days=200),
        {"kind": "intern_help", "intern": "новичок", "what": "Первый бриф", "hours": None},
    )
    yield (
        TODAY - timedelta(days=chance.randrange(1, 300)),
        {"kind": "new_tasks", "solved": chance.randrange(16, 21), "total": 20},
    )


def _certificate(name: str) -> dict[str, Any]:
    return {"kind": "certificate", "name": name, "number": "", "valid_until": None, "revoked_on": None}


def _add_evidence(
    rows: _Rows, chance: random.Random, id_: str, person: str, mentor: str, head: str, on: date, data: dict[str, Any]
) -> None:
    """Add a piece with its workflow and events. All old pieces are confirmed, and most of the recent ones."""
    if on > TODAY:
        return
    observed = data["kind"] == "observation"
    steps = (
        [("create", "endorsed", mentor)]
        if observed
        else [("create", "draft", person), ("submit", "submitted", person), ("endorse", "endorsed", mentor)]
    )
    if chance.random() < 0.97 or on < TODAY - timedelta(days=200):
        steps.append(("confirm", "confirmed", head))
    at = _moment(on)
    state = steps[-1][1]
    rows.evidence.append(
        {
            "id": id_,
            "person": person,
            "kind": data["kind"],
            "occurred_on": on,
            "recorded_at": at,
            "state": state,
            "data": data,
            "content": None,
            "replaces": None,
        }
    )
    for n, (action, now, by) in enumerate(steps):
        when = min(at + timedelta(hours=9 * n), NOW)
        rows.steps.append({"evidence": id_, "at": when, "by": by, "action": action, "state": now, "reason": ""})
        if action == "create":
            payload = {"id": id_, "kind": data["kind"], "occurred_on": on.isoformat(), "data": data, "state": now}
            _add_event(rows, by, person, "evidence.created", payload | {"reason": "", "replaces": None}, when)
        else:
            payload = {"evidence": id_, "action": action, "state": now, "reason": ""}
            _add_event(rows, by, person, "evidence.moved", payload, when)


def _add_event(rows: _Rows, actor: str, subject: str, kind: str, payload: dict[str, Any], at: datetime) -> None:
    rows.events.append(NewEvent(actor, subject, kind, payload, at))


def _moment(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 9, tzinfo=UTC)
