# ruff: noqa: E501 - rows of tables read better on one line
"""Forecasts of quotas."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from tests.support.domain_evidence import POLICY, evidence_of, person
from tracker.domain.evidence import Case
from tracker.domain.pace import pace
from tracker.domain.quota import quota

PACES = [
    ("nothing in a year, late in the year", [], date(2026, 11, 23), ("behind", 3, 0, 0)),
    ("four already", [date(2026, n, 1) for n in (1, 3, 5, 7)], date(2026, 7, 2), ("done", 2, None, None)),
    ("hired a month ago", [], date(2024, 2, 1), ("too_early", 0, None, None)),
    # 4 in 365 days, 183 days to come: 2.005 expected, and the 80 % Poisson range is 0..4.
    ("one a quarter, in the middle", [date(2025, 8, 1), date(2025, 11, 1), date(2026, 2, 1), date(2026, 5, 1)], date(2026, 7, 1), ("unclear", 1, 2, 6)),
    # 12 in 365 days, 183 days to come: 6.02 expected, and the range is 3..9.
    ("one a month until April", [date(2025, 7, 5) + timedelta(days=20 * n) for n in range(9)] + [date(2026, n, 1) for n in (1, 2, 3)], date(2026, 7, 1), ("on_track", 1, 6, 12)),
]  # fmt: skip


@pytest.mark.parametrize(("name", "days", "today", "expected"), PACES, ids=[row[0] for row in PACES])
def test_a_pace_is_a_range(name: str, days: list[date], today: date, expected: Any) -> None:
    rule = POLICY.quota_rule("cases")
    assert rule is not None
    record = person([evidence_of(f"e{n}", on, Case(title="x")) for n, on in enumerate(days)])
    found = pace(record, quota(record, rule, today), rule, POLICY.pace, today)
    assert (found.state, found.expected_by_now, found.low, found.high) == expected
