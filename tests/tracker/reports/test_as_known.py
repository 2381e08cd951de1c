"""Reports as of a day and as known at a moment: later events and later records are ignored."""

from __future__ import annotations

from datetime import UTC, date, datetime

from tests.support.reported_department import DAY, moment
from tests.support.small_department import (
    CRITERION,
    ReportOf,
    case,
    cell,
    observation,
    small_department,
)
from tracker.domain.framework import Framework
from tracker.domain.policy import Policy
from tracker.reports.compute.head import head_report
from tracker.reports.model import HeadReport
from tracker.store.database import Database


def test_later_steps_are_not_known_before(report_of: ReportOf) -> None:
    department = small_department("p1")
    department.evidence("p1", date(2026, 9, 1), observation(3), recorded=date(2026, 9, 2), confirmed=date(2026, 10, 10))
    department.evidence("p1", date(2026, 9, 3), case(), recorded=date(2026, 10, 12))

    def known(day: date) -> tuple[str, list[str], int]:
        report = report_of(department, known_at=moment(day, 20))
        cases = next(q.quota.confirmed for q in report.quotas if q.quota.rule == "cases")
        return cell(report, "p1", CRITERION)[0], sorted(d.kind for d in report.due if d.about != "cases"), cases

    assert known(date(2026, 9, 1)) == ("not_assessed", [], 0)
    assert known(date(2026, 9, 3)) == ("not_assessed", ["endorse"], 0)
    assert known(date(2026, 9, 5)) == ("not_assessed", ["confirm"], 0)
    assert known(date(2026, 10, 11)) == ("met", [], 0)
    assert known(date(2026, 10, 20)) == ("met", [], 1)


def test_a_leave_that_was_entered_later_is_not_known_before(report_of: ReportOf) -> None:
    department = small_department("p1")
    department.leave("p1", date(2026, 1, 1), date(2026, 12, 31), recorded=date(2026, 10, 10))
    exempt = [
        next(q.quota.exempt for q in report_of(department, known_at=moment(day)).quotas if q.quota.rule == "cases")
        for day in (date(2026, 10, 9), date(2026, 10, 11))
    ]
    assert exempt == [None, "absent"]


def test_events_after_the_day_are_ignored(report_of: ReportOf) -> None:
    department = small_department("p1")
    department.evidence("p1", date(2026, 9, 1), observation(3))
    assert cell(report_of(department, date(2026, 8, 31)), "p1", CRITERION)[0] == "not_assessed"


def test_a_revocation_recorded_later_is_not_known_before(report_of: ReportOf) -> None:
    department = small_department("p1")
    department.add(
        "attestation", id="a1", person="p1", decided_on=date(2026, 6, 1), decision="attested", signed_by="head",
        policy="2026.1", framework="2026.1", reason="", recorded_at=moment(date(2026, 6, 1)),
        revoked_on=date(2026, 9, 1), revoked_at=moment(date(2026, 9, 5)), credential=None,
    )  # fmt: skip
    attested = [
        report_of(department, known_at=moment(day)).people[0].attested_on
        for day in (date(2026, 9, 4), date(2026, 9, 6))
    ]
    assert attested == [date(2026, 6, 1), None]


def test_a_later_moment_without_new_records_changes_nothing(
    two_years: Database, head: HeadReport, framework: Framework, policy: Policy
) -> None:
    later = datetime(2027, 1, 1, tzinfo=UTC)
    with two_years.reading() as connection:
        again = head_report(connection, as_of=DAY, known_at=later, policy=policy, framework=framework)
    assert again.heat == head.heat
    assert again.quotas == head.quotas
