"""Practice is shown as progress in both reports, in both languages, and passes nothing."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from tests.support.reported_department import DAY, NOW
from tests.support.small_department import SKILL, ReportOf, cell, module_result, reasons, small_department
from tracker.domain.framework import Framework
from tracker.domain.policy import Policy
from tracker.reports.compute.person import person_report
from tracker.reports.render.head_sheets import head_sheets
from tracker.reports.render.person_sheets import person_sheets
from tracker.store.database import Database
from wording.languages import language


def test_practice_is_no_level_and_no_risk(report_of: ReportOf) -> None:
    department = small_department("p1", "p2")
    department.evidence("p1", DAY - timedelta(days=10), module_result(1.0, part="practice"))
    department.evidence("p2", DAY - timedelta(days=10), module_result(0.1, part="practice"))
    report = report_of(department)
    for person in ("p1", "p2"):
        assert cell(report, person, SKILL) == ("not_assessed", None)
        assert "result_below" not in reasons(report, person)
    assert [(x.person.id, x.practice.module, x.practice.points) for x in report.practice] == [
        ("p1", "09_paid_ads", 10.0),
        ("p2", "09_paid_ads", 1.0),
    ]


def test_a_weak_assessment_is_a_risk_though_the_practice_is_complete(report_of: ReportOf) -> None:
    department = small_department("p1")
    department.evidence("p1", DAY - timedelta(days=9), module_result(1.0, part="practice"))
    department.evidence("p1", DAY - timedelta(days=10), module_result(0.5, "09_paid_ads_assessment", "assessment"))
    report = report_of(department)
    assert cell(report, "p1", SKILL) == ("below", None)
    (reason,) = (x for risk in report.at_risk for x in risk.reasons if x.rule == "result_below")
    assert reason.values["modules"] == ("09_paid_ads_assessment",)


WORDS = {
    "ru": ("Практика", "09_paid_ads", "7,5 из 10", "75 %", "09_paid_ads, практика"),
    "en": ("Practice", "09_paid_ads", "7.5 of 10", "75 %", "09_paid_ads, practice"),
}


@pytest.mark.parametrize("lang", ["ru", "en"])
def test_both_reports_show_it_in_both_languages(
    tmp_path: Path, report_of: ReportOf, policy: Policy, framework: Framework, lang: str
) -> None:
    department = small_department("p1")
    department.evidence("p1", DAY - timedelta(days=9), module_result(0.75, part="practice"))
    title, module, points, share, recorded = WORDS[lang]
    head = report_of(department)
    with language(lang):
        sheet = next(x for x in head_sheets(head) if x.id == "practice")
        assert sheet.title == title
        assert [x.text for x in sheet.rows[0]][:4] == ["Сотрудник p1", module, points, share]
        with Database(tmp_path / "0.db").reading() as connection:
            one = person_report(connection, "p1", as_of=DAY, known_at=NOW, policy=policy, framework=framework)
        sheets = {x.id: x for x in person_sheets(one, policy)}
        assert [x.text for x in sheets["practice"].rows[0]][:3] == [module, points, share]
        assert recorded in [x.text for x in sheets["record"].rows[0]]
