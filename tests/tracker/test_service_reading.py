"""Use cases that read: what is due, the access log, exports; and results recorded in bulk."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
from sqlalchemy import func, select

from tests.support.department import Department, add_confirmed
from tracker import service
from tracker.domain.evidence import Case, ModuleResult
from tracker.errors import Denied, InvalidInput, TrackerError
from tracker.service import GradedModule
from tracker.store.tables import t

TODAY = date(2026, 6, 15)
CASE: dict[str, Any] = {"kind": "case", "title": "Заявки вдвое дешевле"}

# ---- what needs action


def test_due_lists_the_step_the_people_who_may_take_it_and_the_deadline(department: Department) -> None:
    d = department
    one = service.add(d.anna, "anna", CASE, TODAY, submit=True)
    found = {x.what: x for x in service.due(d.vera) if x.person == d.id("anna")}
    assert found["endorse"].by_whom == (d.id("boris"),)
    assert found["endorse"].evidence == one.id
    assert found["endorse"].on == date(2027, 1, 14)
    assert found["observe"].by_whom == (d.id("boris"),)
    assert found["quota"].by_whom == (d.id("anna"),)
    service.endorse(d.boris, one.id)
    found = {x.what: x for x in service.due(d.vera) if x.person == d.id("anna")}
    assert found["confirm"].by_whom == (d.id("vera"),)
    quotas = {x.values["rule"]: x for x in service.due(d.anna) if x.what == "quota"}
    assert (quotas["cases"].values["missing"], quotas["cases"].on) == (3, date(2026, 12, 31))
    assert (quotas["blog_posts"].values["missing"], quotas["blog_posts"].on) == (1, date(2026, 6, 30))
    certificates = {x.values["rule"]: x.values["status"] for x in service.due(d.anna) if x.what == "certificate"}
    assert certificates == {"metrica": "none", "bitrix": "none"}
    assert {x.person for x in service.due(d.anna)} == {d.id("anna")}
    assert {x.person for x in service.due(d.boris)} == {d.id("anna"), d.id("boris")}
    closings = [x.values["period"].name for x in service.due(d.vera) if x.what == "close_period"]
    assert closings == ["2026-Q1", "2025"] or closings == ["2025", "2026-Q1"]
    d.clock.go_to(date(2026, 7, 5))
    late = next(x for x in service.due(d.anna) if x.what == "quota_late")
    assert (late.values["period"].name, late.on) == ("2026-Q2", date(2026, 7, 14))


def test_waived_requirements_are_not_due(sqlite_department: Department) -> None:
    d = sqlite_department
    criterion = d.vera.framework.criteria[0]
    for name in ("bitrix", criterion):
        service.waive(d.vera, "anna", name, TODAY, date(2026, 12, 31), "Не ведёт таких проектов")
    found = [x for x in service.due(d.vera) if x.person == d.id("anna")]
    assert [x.values["rule"] for x in found if x.what == "certificate"] == ["metrica"]
    (seen,) = (x.values["criteria"] for x in found if x.what == "observe")
    assert criterion not in dict(seen)
    assert len(seen) == 11


# ---- results in bulk


def graded(content: str, points: float = 8, on: date = TODAY, person: str = "anna") -> GradedModule:
    result = ModuleResult(
        module="09_paid_ads",
        points=points,
        max_points=10,
        competencies={"paid_ads.audit": points / 10},
        content=content,
    )
    return GradedModule(person, on, result, {"cost_per_lead": (points, 10.0)})


def test_importing_the_same_results_twice_changes_nothing(department: Department) -> None:
    d = department
    rows = [graded("a"), graded("b", person="gleb")]
    assert service.record_results(d.vera, rows) == service.ImportCount(2, 0, 0)
    before = service.verify(d.vera).events
    assert service.record_results(d.vera, rows) == service.ImportCount(0, 2, 0)
    assert service.verify(d.vera).events == before
    assert [x.state for x in service.status(d.anna, "anna").levels if x.competency == "paid_ads.audit"] == ["met"]


def test_a_regrade_supersedes_the_result_even_if_it_restores_points(department: Department) -> None:
    d = department
    service.record_results(d.vera, [graded("a", 8)])
    assert service.record_results(d.vera, [graded("b", 3)]).superseded == 1
    assert [x.state for x in service.status(d.anna, "anna").levels if x.competency == "paid_ads.audit"] == ["below"]
    assert service.record_results(d.vera, [graded("a", 8)]).superseded == 1
    kept = service.list_evidence(d.anna, "anna", kind="module_result", state="confirmed")
    assert [e.data.points for e in kept if isinstance(e.data, ModuleResult)] == [8]
    assert service.verify(d.vera).ok


def test_one_bad_result_prevents_the_whole_import(department: Department) -> None:
    d = department
    for bad in (graded("b", person="stranger"), graded("b", on=date(2030, 1, 1))):
        with pytest.raises(InvalidInput):
            service.record_results(d.vera, [graded("a"), bad])
    assert service.list_evidence(d.anna, "anna") == ()
    with pytest.raises(Denied):
        service.record_results(d.boris, [graded("a")])


# ---- reading


def test_reading_others_is_logged_and_reading_oneself_is_not(department: Department) -> None:
    d = department
    service.status(d.anna, "anna")
    service.status(d.boris, "anna")
    service.read_record(d.vera, "anna")
    service.department(d.vera)
    with pytest.raises(Denied):
        service.status(d.gleb, "anna")
    with d.vera.database.reading() as connection:
        rows = connection.execute(select(t.access).order_by(t.access.c.id)).all()
    assert [(r.actor, r.action, r.subject, r.allowed) for r in rows] == [
        (d.id("boris"), "read_status", d.id("anna"), 1),
        (d.id("vera"), "read_record", d.id("anna"), 1),
        (d.id("vera"), "read_department", "department", 1),
        (d.id("gleb"), "read_status", d.id("anna"), 0),
    ]


def test_people_are_listed_only_if_the_actor_may_read_their_status(department: Department) -> None:
    d = department
    assert {p.login for p in service.list_people(d.vera)} == {"vera", "boris", "olga", "anna", "gleb", "ivan"}
    assert {p.login for p in service.list_people(d.boris)} == {"boris", "anna"}
    assert {p.login for p in service.list_people(d.gleb)} == {"gleb"}
    assert service.list_people(d.vera, date(2023, 12, 31)) == ()


def test_an_export_has_all_own_data_and_no_one_else_s(department: Department) -> None:
    d = department
    add_confirmed(d, CASE, date(2026, 5, 1))
    service.add(d.gleb, "gleb", {"kind": "case", "title": "Тайна Глеба"}, TODAY)
    service.status(d.boris, "anna")
    text = json.dumps(service.export(d.anna), ensure_ascii=False)
    for own in ("Анна Петрова-Водкина", "anna@agency.test", "Заявки вдвое дешевле", "read_status"):
        assert own in text
    for other in ("Глеб", "Борис", "Вера", "boris@", "Тайна"):
        assert other not in text
    for desk in (d.vera, d.boris, d.ivan):
        with pytest.raises(Denied):
            service.export(desk, "anna")


def test_records_without_history_equal_records_with_history(department: Department) -> None:
    d = department
    add_confirmed(d, CASE, date(2026, 5, 1))
    service.add(d.anna, "anna", {"kind": "case", "title": "x"}, TODAY, submit=True)
    fast = {r.person.id: r for r in service.department(d.vera)}
    slow = {r.person.id: r for r in service.department(d.vera, known_at=d.clock.moment)}
    for id_, one in slow.items():
        assert [(e.id, e.state, e.data) for e in one.evidence] == [(e.id, e.state, e.data) for e in fast[id_].evidence]
        assert one.employments == fast[id_].employments


def test_every_change_records_an_event(sqlite_department: Department) -> None:
    """Changes of people and evidence both appear in the audit."""
    d = sqlite_department
    before = service.verify(d.vera).events
    add_confirmed(d, Case(title="x"), TODAY)
    service.add_role(d.vera, "gleb", "mentor", TODAY)
    with d.vera.database.reading() as connection:
        kinds = connection.execute(select(t.event.c.kind).where(t.event.c.seq > before)).scalars().all()
        assert kinds == ["evidence.created", *["evidence.moved"] * 3, "role.added"]
        assert connection.execute(select(func.count()).select_from(t.event)).scalar_one() == before + 5


def test_invalid_calls_raise_errors_of_the_tracker(sqlite_department: Department) -> None:
    for call in (
        lambda: service.add(sqlite_department.anna, "", CASE, TODAY),
        lambda: service.close_period(sqlite_department.vera, "month", TODAY),  # type: ignore[arg-type]
        lambda: service.attest(sqlite_department.vera, "anna", "maybe"),  # type: ignore[arg-type]
        lambda: service.waive(sqlite_department.vera, "anna", "metrica", TODAY, TODAY, " "),
        lambda: service.add_role(sqlite_department.vera, "anna", "king", TODAY),
    ):
        with pytest.raises(TrackerError):
            call()
