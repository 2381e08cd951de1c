"""The demo department: made completely or not at all, the same every time, with everything that reports show."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from tests.support.paths import ROOT
from tracker.demo import department as demo
from tracker.demo.department import DemoDepartment, make_department
from tracker.demo.history import data
from tracker.demo.plan import plan
from tracker.desk import Desk, open_desk
from tracker.domain.calendar import period_of
from tracker.domain.framework import load_framework
from tracker.domain.policy import load_policy
from tracker.errors import InvalidInput
from tracker.service import department, list_snapshots, start_department, verify
from tracker.store.tables import metadata, t

POLICY = load_policy()
FRAMEWORK = load_framework(ROOT / "course" / "competencies.toml")
TRAINEES = [(f"t.trainee{n:02d}", f"Стажёр {n}") for n in range(12)]
NOW = datetime(2026, 4, 1, 9, tzinfo=UTC)
MOVES = demo.BY_EVIDENCE


def make(path: Path, now: datetime = NOW) -> DemoDepartment:
    """Make the department in a database."""
    return make_department(path, TRAINEES, policy=POLICY, framework=FRAMEWORK, clock=lambda: now)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> DemoDepartment:
    """The department, shared by tests that only read it."""
    return make(tmp_path_factory.mktemp("demo") / "tracker.db")


def all_rows(desk: Desk) -> dict[str, list[Any]]:
    """Return the rows of all tables except the access log, which every read adds to."""
    with desk.database.reading() as connection:
        tables = [table for table in metadata.sorted_tables if table.name != "access"]
        return {one.name: connection.execute(select(one)).all() for one in tables}


DAYS = [
    date(2026, 3, 1),
    date(2026, 3, 3),
    date(2026, 12, 31),
    date(2027, 1, 1),
    date(2028, 2, 29),
    date(2026, 6, 6),
    date(2026, 6, 7),
    date(2025, 11, 15),
]


@pytest.mark.parametrize("today", DAYS, ids=str)
def test_a_plan_is_reproducible_in_order_and_ends_on_its_day(today: date) -> None:
    steps = plan(today, POLICY, FRAMEWORK, TRAINEES)
    assert steps == plan(today, POLICY, FRAMEWORK, TRAINEES)
    assert [s.at for s in steps] == sorted({s.at for s in steps}), "no two at the same moment"
    assert steps[-1].at.date() <= today
    people, evidence = {data()["head"]["login"]}, set()
    for step in steps:
        assert step.actor in people, step
        if step.do == "add_person":
            people.add(step.values["login"])
        elif step.do in MOVES:
            assert step.key in evidence, step
        elif step.key:
            assert step.key not in evidence, step
            evidence.add(step.key)
        assert {step.values.get(k, step.actor) for k in ("person", "mentor", "mentee")} <= people, step


def test_people_have_positions_and_mentors(made: DemoDepartment) -> None:
    assert (made.people, made.steps > 1000) == (25, True)
    found = department(made.desk)
    positions = Counter(r.employments[0].position for r in found)
    assert positions == {"head": 1, "account_manager": 12, "trainee": 12}
    assert {r.person.login for r in found} >= {login for login, _name in TRAINEES}
    assert all(r.mentorships for r in found if r.employments[0].position != "head")


def test_it_has_everything_that_reports_show(made: DemoDepartment) -> None:
    found = department(made.desk)
    evidence = [e for r in found for e in r.evidence]
    kinds = Counter(e.data.kind for e in evidence)
    assert set(kinds) == {
        "case", "blog_post", "certificate", "intern_help", "improvement", "new_tasks", "observation",
    }  # fmt: skip
    assert kinds["case"] > 50
    assert kinds["blog_post"] > 50
    states = {e.state for e in evidence}
    assert {"confirmed", "superseded"} <= states
    assert states & {"submitted", "endorsed"}, "some evidence waits"
    first = min(e.occurred_on for e in evidence if e.data.kind in ("case", "blog_post"))
    assert timedelta(600) < NOW.date() - first < timedelta(731)
    assert any(getattr(e.data, "revoked_on", None) for e in evidence)
    assert len([leave for r in found for leave in r.leaves]) > 10
    assert any(r.waivers for r in found)
    assert any(d.open for r in found for d in r.disputes)
    assert {a.decision for r in found for a in r.attestations} == {"attested", "not_attested"}


def test_late_entries_have_a_reason_and_restate_closed_periods(made: DemoDepartment) -> None:
    with made.desk.database.reading() as connection:
        tr = t.transition.c
        query = select(t.evidence.c.occurred_on, tr.at, tr.reason).join(t.transition, tr.evidence == t.evidence.c.id)
        rows = connection.execute(query.where(tr.action == "create", t.evidence.c.kind == "blog_post")).all()
    late = [r for r in rows if r.at.date() > period_of(r.occurred_on, "quarter").end + timedelta(POLICY.grace_days + 1)]
    assert late
    assert all(r.reason for r in late)
    snapshots = [s for q in (1, 4, 7, 10) for s in list_snapshots(made.desk, "quarter", date(2025, q, 1))]
    assert any(s.restates for s in snapshots)


def test_the_audit_holds(made: DemoDepartment) -> None:
    assert verify(made.desk).ok


def test_a_second_run_changes_nothing_even_on_another_day(made: DemoDepartment) -> None:
    before = all_rows(made.desk)
    again = make_department(
        made.desk.database.url, TRAINEES, policy=POLICY, framework=FRAMEWORK, clock=lambda: NOW + timedelta(90)
    )
    assert (again.steps, again.people) == (0, 25)
    assert all_rows(made.desk) == before
    assert again.desk.actor == made.desk.actor


def test_a_failed_run_leaves_nothing_and_the_next_one_completes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "tracker.db"
    steps = plan(date(2026, 4, 1), POLICY, FRAMEWORK, TRAINEES)[:60]
    monkeypatch.setattr(demo, "plan", lambda *_a: [*steps[:50], steps[0]])  # the first person a second time
    with pytest.raises(InvalidInput):
        make(path)
    head = data()["head"]["login"]
    desk = open_desk(path, head, policy=POLICY, framework=FRAMEWORK, clock=lambda: NOW)
    assert [p.login for p in (r.person for r in department(desk))] == [head]
    monkeypatch.setattr(demo, "plan", lambda *_a: steps)
    assert make(path).steps == 60


def test_a_database_with_other_people_is_not_changed(tmp_path: Path) -> None:
    path = tmp_path / "tracker.db"
    desk = start_department(
        path, "Ольга Седова", "o.sedova", start=date(2020, 1, 1), policy=POLICY, framework=FRAMEWORK, clock=lambda: NOW
    )
    before = all_rows(desk)
    with pytest.raises(InvalidInput):
        make(path)
    assert all_rows(desk) == before
