"""Quotas, certificates, tasks and the at-risk list in the head's report, for departments with known numbers."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tests.support.reported_department import DAY, moment
from tests.support.small_department import (
    CRITERION,
    HIRED,
    ReportOf,
    case,
    observation,
    reasons,
    small_department,
)
from tracker.domain.policy import Policy


def test_a_quota_counts_confirmed_pending_and_required_pieces(report_of: ReportOf) -> None:
    department = small_department("p1")
    for n, day in enumerate((date(2026, 2, 3), date(2026, 7, 9))):
        department.evidence("p1", day, case(n))
    department.evidence("p1", date(2026, 10, 5), case(3), "submitted")
    department.evidence("p1", date(2025, 12, 31), case(4))
    department.evidence("p1", date(2026, 3, 3), case(5), "rejected")
    line = next(q for q in report_of(department).quotas if q.quota.rule == "cases")
    assert (line.quota.confirmed, len(line.quota.pending), line.quota.required) == (2, 1, 4)
    assert line.before.confirmed == 1
    assert line.before.missing == 3
    assert line.pace.low is not None
    assert 2 <= line.pace.low <= (line.pace.high or 0)  # confirmed pieces stay confirmed


@pytest.mark.parametrize(
    ("passed", "status", "band", "days_left"),
    [
        (date(2025, 10, 27), "expiring", 7, 7),  # valid through 26 October, the day itself counts
        (date(2025, 11, 19), "expiring", 30, 30),
        (date(2026, 1, 18), "expiring", 90, 90),
        (date(2025, 10, 20), "expired", None, None),  # ended yesterday
        (date(2025, 10, 21), "expiring", 7, 1),  # today is the last valid day
    ],
)
def test_expiries_fall_into_bands(
    report_of: ReportOf, passed: date, status: str, band: int | None, days_left: int | None
) -> None:
    department = small_department("p1")
    department.evidence("p1", passed, {"kind": "certificate", "name": "metrica"})
    line = next(x for x in report_of(department).expiries if x.certificate == "metrica")
    assert (line.status, line.band, line.days_left) == (status, band, days_left)


def test_a_valid_certificate_is_not_listed(report_of: ReportOf) -> None:
    department = small_department("p1")
    department.evidence("p1", date(2026, 1, 19), {"kind": "certificate", "name": "metrica"})
    assert [x.certificate for x in report_of(department).expiries] == ["bitrix"]


def test_a_step_names_who_acts_and_by_when(report_of: ReportOf, policy: Policy) -> None:
    department = small_department("p1", "p2")
    department.evidence(
        "p1", date(2026, 9, 29), {"kind": "blog_post", "title": "А"}, "submitted", recorded=date(2026, 10, 1)
    )
    department.evidence("p2", date(2026, 10, 1), observation(3), "endorsed", recorded=date(2026, 10, 1))
    department.evidence("p2", date(2026, 9, 1), observation(3), "returned", recorded=date(2026, 9, 1))
    found = {(d.kind, d.actor.id if d.actor else None, d.subject.id): d for d in report_of(department).due}
    assert found["endorse", "m1", "p1"].by == date(2026, 10, 14)  # the third quarter's grace ends
    assert found["endorse", "m1", "p1"].overdue
    assert found["confirm", "head", "p2"].by == date(2026, 10, 3) + timedelta(days=policy.grace_days)
    assert found["confirm", "head", "p2"].overdue  # since 18 October
    assert found["mend", "p2", "p2"].overdue


def test_the_head_endorses_for_people_without_a_mentor(report_of: ReportOf) -> None:
    department = small_department()
    department.person("p1", "Без наставника", HIRED)
    department.evidence("p1", date(2026, 10, 1), case(), "submitted")
    assert [d.actor.id for d in report_of(department).due if d.kind == "endorse" and d.actor] == ["head"]


def test_waived_requirements_are_not_due(report_of: ReportOf) -> None:
    """On the days of a waiver its certificate or criterion is neither due nor among those that end."""
    department = small_department("p1")
    for n, name in enumerate(("bitrix", CRITERION)):
        department.add(
            "waiver", id=f"w{n}", person="p1", requirement=name, start=DAY, end=date(2026, 12, 31), reason="-",
            granted_by="head", recorded_at=moment(DAY),
        )  # fmt: skip
    report = report_of(department)
    assert [x.certificate for x in report.expiries] == ["metrica"]
    assert reasons(report, "p1") >= {"certificate_lapsed"}
    before = report_of(department, DAY - timedelta(days=1))
    assert {x.certificate for x in before.expiries} == {"metrica", "bitrix"}


def test_a_renewal_under_review_is_not_a_risk(report_of: ReportOf) -> None:
    department = small_department("p1")
    for name in ("metrica", "bitrix"):
        department.evidence("p1", DAY - timedelta(days=3), {"kind": "certificate", "name": name}, "submitted")
    assert "certificate_lapsed" not in reasons(report_of(department), "p1")
    assert "certificate_lapsed" in reasons(report_of(small_department("p1")), "p1")


def test_risk_rules_fire_at_their_thresholds(report_of: ReportOf) -> None:
    department = small_department("p1", "p2")
    department.evidence("p1", DAY - timedelta(days=9), observation(2))
    department.evidence("p2", DAY - timedelta(days=9), observation(3))
    early, late = report_of(department, date(2026, 12, 1)), report_of(department, date(2026, 12, 2))
    assert "criterion_below" in reasons(early, "p1")
    assert "criterion_below" not in reasons(early, "p2")
    assert "quota_closing" not in reasons(early, "p1")  # 31 days are left, and the threshold is 30
    assert "quota_closing" in reasons(late, "p1")
