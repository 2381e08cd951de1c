# ruff: noqa: E501 - rows of tables read better on one line
"""Levels: each method of the policy, with ratings, results and cases."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from tests.support.domain_evidence import POLICY, START, TODAY, evidence_of, rating, result
from tracker.domain.evidence import Case, Observation
from tracker.domain.levels import level
from tracker.domain.policy import LevelRule

OLD = date(2024, 1, 1)
LEVELS = [
    ("nothing, not asked", (), False, {}, ("not_assigned", None)),
    ("nothing, asked", (), True, {}, ("not_assessed", None)),
    ("latest wins", (rating("a", date(2026, 1, 1), 4), rating("b", date(2026, 2, 1), 2)), True, {}, ("below", 2.0)),
    ("highest wins", (rating("a", date(2026, 1, 1), 4), rating("b", date(2026, 2, 1), 2)), True, {"method": "highest"}, ("met", 4.0)),
    ("decaying average", (rating("a", date(2026, 1, 1), 4), rating("b", date(2026, 2, 1), 2)), True, {"method": "decaying_average", "decay": 0.65}, ("below", 2.7)),
    ("twice is not three times", (rating("a", date(2026, 1, 1), 4), rating("b", date(2026, 2, 1), 3)), True, {"method": "n_times", "times": 3}, ("below", None)),
    ("three or better three times", tuple(rating(i, date(2026, 1, 1), v) for i, v in (("a", 4), ("b", 3), ("c", 3), ("d", 1))), True, {"method": "n_times", "times": 3}, ("met", 3.0)),
    ("a rating of long ago is stale", (rating("a", OLD, 4),), True, {}, ("stale", 4.0)),
    ("the last fresh day", (rating("a", TODAY - timedelta(days=365), 4),), True, {}, ("met", 4.0)),
    ("the first stale day", (rating("a", TODAY - timedelta(days=366), 4),), True, {}, ("stale", 4.0)),
    ("a passed test alone meets it", (result("a", date(2026, 1, 1), 0.7),), True, {}, ("met", 3.0)),
    ("a weak test alone does not meet it", (result("a", date(2026, 1, 1), 0.69),), True, {}, ("below", 0.0)),
    ("a rating outweighs a test", (result("a", date(2026, 1, 1), 1.0), rating("b", date(2026, 1, 2), 1)), True, {}, ("below", 1.0)),
    ("a passed test keeps an old rating fresh", (rating("a", OLD, 3), result("b", date(2026, 6, 1), 0.9)), True, {}, ("met", 3.0)),
    ("a failed test does not keep it fresh", (rating("a", OLD, 3), result("b", date(2026, 6, 1), 0.2)), True, {}, ("stale", 3.0)),
    ("a case that names it meets it", (evidence_of("a", date(2026, 1, 1), Case(title="x", competencies=("c",))),), True, {}, ("met", 3.0)),
    ("a competency that is not assigned may be met too", (rating("a", date(2026, 1, 1), 4),), False, {}, ("met", 4.0)),
    ("an unconfirmed rating does not count", (evidence_of("a", date(2026, 1, 1), Observation(criterion="c", rating=4, seen="x"), ("endorsed", "m")),), True, {}, ("not_assessed", None)),
    ("of two ratings of one day the one entered last wins", (rating("b", TODAY, 1), rating("a", TODAY, 3).model_copy(update={"recorded_at": START + timedelta(hours=1)})), True, {}, ("met", 3.0)),
]  # fmt: skip


@pytest.mark.parametrize(("name", "evidence", "asked", "change", "expected"), LEVELS, ids=[row[0] for row in LEVELS])
def test_a_level_is_computed_from_evidence(
    name: str, evidence: Any, asked: bool, change: dict[str, Any], expected: Any
) -> None:
    rule = LevelRule.model_validate(POLICY.level.model_dump() | change)
    found = level("c", evidence, rule, "2026.1", TODAY, assigned=asked)
    assert found.state == expected[0]
    assert found.value == (None if expected[1] is None else pytest.approx(expected[1]))
    assert found.rule == f"{rule.method} (2026.1)"
