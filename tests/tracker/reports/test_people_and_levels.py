"""People, levels, cohorts and skills of one person in the head's report, for departments with known numbers."""

from __future__ import annotations

from datetime import date, timedelta

from tests.support.reported_department import DAY, moment
from tests.support.small_department import (
    CRITERION,
    HIRED,
    SKILL,
    ReportOf,
    cell,
    module_result,
    observation,
    reasons,
    small_department,
)


def test_only_people_with_a_programme_are_in_the_report(report_of: ReportOf) -> None:
    department = small_department("p1")
    department.person("gone", "Уволен", HIRED, end=DAY - timedelta(days=1))
    department.person("last", "Последний день", HIRED, end=DAY)
    report = report_of(department)
    assert {p.person.id for p in report.people} == {"p1", "last"}
    assert report.stamp.people == 2


def test_trainees_have_no_requirements_of_account_managers(report_of: ReportOf) -> None:
    """Cases, articles and certificates are required of account managers only; competencies of trainees too."""
    department = small_department("p1")
    department.person("t1", "Стажёр", HIRED, position="trainee")
    department.mentor("m1", "t1", HIRED)
    report = report_of(department, date(2026, 12, 20))
    assert {q.person.id for q in report.quotas} == {"p1"}
    assert {x.person.id for x in report.expiries} == {"p1"}
    assert {d.subject.id for d in report.due if d.kind in ("quota", "quota_late", "certificate")} == {"p1"}
    assert reasons(report, "p1") >= {"quota_missed", "quota_closing", "certificate_lapsed"}
    assert reasons(report, "t1") == set()
    assert cell(report, "t1", SKILL) == ("not_assessed", None)


def test_a_quota_counts_days_as_an_account_manager_only(report_of: ReportOf) -> None:
    department = small_department()
    department.person("p1", "Бывший стажёр", HIRED, position="trainee", end=date(2026, 6, 30))
    at = moment(date(2026, 7, 1))
    department.add(
        "employment", person="p1", position="account_manager", start=date(2026, 7, 1), end=None, recorded_at=at,
        superseded_at=None,
    )  # fmt: skip
    cases = next(q for q in report_of(department).quotas if q.quota.rule == "cases")
    assert (cases.quota.required, cases.quota.exempt, cases.before.exempt) == (3, None, "not_asked")


def test_the_map_distinguishes_all_states(report_of: ReportOf) -> None:
    department = small_department("p1", "p2", "p3", "p4")
    department.person("t1", "Стажёр", HIRED, position="trainee")
    department.evidence("p1", DAY - timedelta(days=30), observation(3))
    department.evidence("p2", DAY - timedelta(days=30), observation(2))
    department.evidence("p3", DAY - timedelta(days=366), observation(4))
    report = report_of(department)
    found = {p: cell(report, p, CRITERION) for p in ("p1", "p2", "p3", "p4", "t1")}
    assert found == {
        "p1": ("met", 3.0),
        "p2": ("below", 2.0),
        "p3": ("stale", 4.0),
        "p4": ("not_assessed", None),
        "t1": ("not_assigned", None),
    }
    j = [c.id for c in report.heat.competencies].index(CRITERION)
    assert report.heat.counts[j] == dict.fromkeys(("met", "below", "stale", "not_assessed", "not_assigned"), 1)


def test_a_weak_result_without_a_rating_is_below_and_has_no_level(report_of: ReportOf) -> None:
    department = small_department("p1")
    department.evidence("p1", DAY - timedelta(days=10), module_result(0.5))
    report = report_of(department)
    assert cell(report, "p1", SKILL) == ("below", None)
    assert reasons(report, "p1") >= {"result_below"}


def test_lone_skills_are_those_met_by_one_person_or_nobody(report_of: ReportOf) -> None:
    department = small_department("p1", "p2")
    department.evidence("p1", DAY - timedelta(days=30), observation(3))
    department.evidence("p2", DAY - timedelta(days=30), observation(1))
    for id_ in ("p1", "p2"):
        department.evidence(id_, DAY - timedelta(days=20), module_result(0.9))
    lone = {x.competency.id: x for x in report_of(department).lone}
    assert SKILL not in lone
    assert lone[CRITERION].holder is not None
    assert (lone[CRITERION].holder.id, lone[CRITERION].near, lone[CRITERION].assigned) == ("p1", 1, 2)
    assert lone["success_criteria.win_win"].holder is None


def test_cohorts_by_months_in_the_job(report_of: ReportOf) -> None:
    department = small_department()
    for id_, start in {"a": date(2026, 7, 21), "b": date(2026, 7, 20), "c": date(2025, 10, 20), "d": HIRED}.items():
        department.person(id_, id_, start)
    assert {c.band: c.people for c in report_of(department).cohorts} == {
        (0, 3): 1,
        (3, 12): 1,
        (12, 24): 1,
        (24, None): 1,
    }


def test_namesakes_are_told_apart_by_their_login(report_of: ReportOf) -> None:
    """Their numbers stand in one table; who has no login is named by the id."""
    department = small_department("p1")
    for id_, login, name in (("a", "m.orlova", "Мария Орлова"), ("b", None, "мария Орлова")):
        department.person(id_, name, HIRED)
        department.rows["person"][-1]["login"] = login
    names = {p.person.id: p.person.name for p in report_of(department).people}
    assert (names["a"], names["b"]) == ("Мария Орлова (m.orlova)", "мария Орлова (b)")
    assert "(" not in names["p1"]
