"""Linting pairs: each row is a slip of an author, its place and the words."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.linted import slip_is_named

FOLDER = "modules/01_start/exercises/new_matching"


@pytest.mark.parametrize(
    ("file", "old", "new", "says"),
    [
        (
            "solution.py",
            ', "paid": "deals"',
            "",
            r"solution.py:1: solution: “paid” has no counterpart. Give every item one",
        ),
        (
            "solution.py",
            '"left": "visits"',
            '"left": "costs"',
            r"solution.py:1: solution: “costs” belongs to several items. Let each option belong to one item",
        ),
        ("solution.py", '"visits"', '"nowhere"', r"solution.py:1: “nowhere” is not in the task"),
        (
            "mistakes.toml",
            'paid = "goals"',
            'paid = "visits"',
            r"mistakes.toml:1: alternatives/orders_by_visits: “visits” belongs to several items",
        ),
        ("mistakes.toml", 'caught_by = "item_asked"', "", r"mistakes.toml:\d+: .*does not name the check"),
    ],
)
def test_a_slip_is_named_with_its_place(skeleton: Path, file: str, old: str, new: str, says: str) -> None:
    slip_is_named(skeleton, f"{FOLDER}/{file}", old, new, says)
