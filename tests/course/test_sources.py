"""A module that keeps its sources names, for every claim, where it was seen and when."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.support.paths import COURSE

SOURCES = sorted(COURSE.glob("modules/*/sources.md"))
DAY = re.compile(r"\d{4}-\d{2}-\d{2}(?:, .+)?|–")


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.parent.name)
def test_every_claim_has_a_source_and_a_day(path: Path) -> None:
    """A dash stands for what was not found, and such a claim is kept out of keys."""
    rows = [line.strip("|").split("|") for line in path.read_text("utf-8").splitlines() if line.startswith("|")][2:]
    assert len(rows) >= 5
    for row in rows:
        claim, source, seen = (cell.strip() for cell in row)
        assert claim
        assert source
        assert DAY.fullmatch(seen), seen
