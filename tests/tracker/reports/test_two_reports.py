"""The head's report narrowed to some people, and its agreement with the reports about single people."""

from __future__ import annotations

import pytest

from tests.support.reported_department import DAY, NOW
from tests.support.small_department import (
    ReportOf,
    small_department,
)
from tracker.domain.framework import Framework
from tracker.domain.policy import Policy
from tracker.errors import NotFound
from tracker.reports.compute.person import person_report
from tracker.reports.model import HeadReport
from tracker.store.database import Database


def test_the_head_report_can_be_narrowed_to_some_people(report_of: ReportOf) -> None:
    report = report_of(small_department("p1", "p2"), people=["p2"], filters=("наставник: Наставник",))
    assert [p.person.id for p in report.people] == ["p2"]
    assert report.stamp.filters == ("наставник: Наставник",)


def test_the_two_reports_agree_about_a_person(
    two_years: Database, head: HeadReport, framework: Framework, policy: Policy
) -> None:
    for i, line in enumerate(head.people):
        with two_years.reading() as connection:
            one = person_report(connection, line.person.id, as_of=DAY, known_at=NOW, policy=policy, framework=framework)
        assert one.person == line
        assert one.quotas == tuple(q for q in head.quotas if q.person == line.person)
        states = {x.competency.id: x.level.state for x in one.levels}
        cells = zip(head.heat.competencies, head.heat.cells[i], strict=True)
        assert states == {c.id: x.state for c, x in cells if x.state != "not_assigned"}
        assert all(x.evidence for x in one.levels if x.level.state in ("met", "below", "stale"))


def test_an_unknown_id_is_not_found(two_years: Database, framework: Framework, policy: Policy) -> None:
    with two_years.reading() as connection, pytest.raises(NotFound, match="p999"):
        person_report(connection, "p999", as_of=DAY, known_at=NOW, policy=policy, framework=framework)
