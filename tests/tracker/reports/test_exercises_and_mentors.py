"""Item analysis and mentors' workload in the head's report, for departments with known numbers."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.support.reported_department import DAY
from tests.support.small_department import (
    HIRED,
    ReportOf,
    case,
    module_result,
    observation,
    small_department,
)


def test_items_use_the_latest_result_of_people_who_did_the_whole_module(report_of: ReportOf) -> None:
    department = small_department("p1", "p2", "p3", "p4")
    shares = {"p1": (1.0, 1.0, 0.8), "p2": (0.5, 0.6, 0.4), "p3": (0.0, 0.2, 0.2)}
    for id_, points in shares.items():
        old = department.evidence(id_, DAY - timedelta(days=90), module_result(0.1))
        department.grades(id_, old, "09_paid_ads", dict.fromkeys(("a", "b", "c"), 0.0))
        new = department.evidence(id_, DAY - timedelta(days=20), module_result(0.9))
        department.grades(id_, new, "09_paid_ads", dict(zip("abc", points, strict=True)))
    half = department.evidence("p4", DAY - timedelta(days=20), module_result(0.9))
    department.grades("p4", half, "09_paid_ads", {"a": 1.0})
    items = {x.item.item: x for x in report_of(department).items}
    assert items["a"].item.facility == pytest.approx(0.5)
    assert (items["a"].item.n, items["a"].people, items["b"].people) == (3, 4, 3)
    assert items["a"].item.small_n
    assert items["a"].item.discrimination == pytest.approx(0.9966, abs=1e-4)  # (1, .5, 0) with (1.8, 1, .4)


def test_mentors_queue_and_severity(report_of: ReportOf) -> None:
    department = small_department("p1", "p2")
    department.person("m2", "Строгий", HIRED, position="mentor", role="mentor")
    department.person("p3", "Третий", HIRED)
    department.mentor("m2", "p3", HIRED)
    for n in range(10):
        department.evidence("p1", DAY - timedelta(days=20 + n), observation(4), mentor="m1")
        department.evidence("p3", DAY - timedelta(days=20 + n), observation(2), mentor="m2")
    department.evidence("p2", DAY - timedelta(days=9), case(), "submitted")
    lines = {m.mentor.id: m for m in report_of(department).mentors}
    assert (lines["m1"].mentees, lines["m1"].waiting, lines["m1"].oldest_days, lines["m1"].ratings) == (2, 1, 9, 10)
    assert lines["m1"].severity == pytest.approx(1.0)
    assert lines["m2"].severity == pytest.approx(-1.0)


def test_severity_needs_enough_ratings(report_of: ReportOf) -> None:
    department = small_department("p1")
    for n in range(9):
        department.evidence("p1", DAY - timedelta(days=20 + n), observation(4))
    assert report_of(department).mentors[0].severity is None
