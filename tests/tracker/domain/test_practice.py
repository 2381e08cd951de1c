"""Practice is progress: no rule counts it, and the latest result of each module is shown."""

from __future__ import annotations

from datetime import date

import pytest

from tests.support.domain_evidence import TODAY, evidence_of
from tracker.domain.evidence import Case, ModuleResult, Part, counts_as
from tracker.domain.practice import latest_practice


def result(part: Part, points: float = 1, module: str = "m") -> ModuleResult:
    return ModuleResult(module=module, points=points, max_points=4, competencies={"c": 1.0}, content="x", part=part)


@pytest.mark.parametrize(("part", "counts"), [("practice", False), ("assessment", True), ("whole", True)])
def test_only_practice_does_not_count(part: Part, counts: bool) -> None:
    assert counts_as(result(part), "module_result") is counts
    assert not counts_as(result(part), "case")
    assert counts_as(Case(title="x"), "case")


def test_the_latest_practice_of_each_module_is_shown() -> None:
    pieces = (
        evidence_of("e2", TODAY, result("practice", 3)),
        evidence_of("e1", date(2026, 1, 5), result("practice", 4)),
        evidence_of("e3", TODAY, result("assessment", 2, "m_assessment")),
        evidence_of("e4", TODAY, result("practice", 2, "a")),
    )
    assert [(x.module, x.points, x.evidence) for x in latest_practice(pieces)] == [("a", 2, "e4"), ("m", 3, "e2")]
