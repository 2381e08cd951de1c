"""A small department for tests of the reports, and what they read from the head's report about it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from tests.support.reported_department import Department
from tracker.reports.model import HeadReport

ReportOf = Callable[..., HeadReport]
"""Type of the fixture `report_of`."""
CRITERION = "success_criteria.plans_time"
SKILL = "paid_ads.unit_costs"
HIRED = date(2024, 3, 1)


def small_department(*people: str) -> Department:
    """Return a department with a head, the mentor m1, and account managers with these ids."""
    department = Department()
    department.person("head", "Руководитель", HIRED, position="head_of_department", role="head")
    department.person("m1", "Наставник", HIRED, position="mentor", role="mentor")
    for id_ in people:
        department.person(id_, f"Сотрудник {id_}", HIRED)
        department.mentor("m1", id_, HIRED)
    return department


def case(n: int = 1) -> dict[str, object]:
    """Return the data of a case."""
    return {"kind": "case", "title": f"Кейс {n}", "competencies": []}


def observation(rating: int, criterion: str = CRITERION) -> dict[str, object]:
    """Return the data of an observation."""
    return {"kind": "observation", "criterion": criterion, "rating": rating, "seen": "-"}


def module_result(share: float, module: str = "09_paid_ads", part: str = "whole") -> dict[str, object]:
    """Return the data of a module result with this share of the points, which also counts for SKILL."""
    return {
        "kind": "module_result", "module": module, "points": share * 10, "max_points": 10,
        "competencies": {SKILL: share}, "content": f"{module}{share}", "part": part,
    }  # fmt: skip


def cell(report: HeadReport, person: str, competency: str) -> tuple[str, float | None]:
    """Return state and level from the heat map."""
    i = [who.id for who in report.heat.people].index(person)
    j = [c.id for c in report.heat.competencies].index(competency)
    return report.heat.cells[i][j].state, report.heat.cells[i][j].value


def reasons(report: HeadReport, person: str) -> set[str]:
    """Return the rules of the at-risk list that fired for a person."""
    return {reason.rule for risk in report.at_risk if risk.person.id == person for reason in risk.reasons}
