"""Where the parts of a course lie."""

from __future__ import annotations

from pathlib import Path

import pytest

from autograder.source.layout import part_of


@pytest.mark.parametrize(
    ("name", "part"),
    [
        ("01_alone", "whole"),
        ("02_both", "practice"),
        ("02_both_assessment", "assessment"),
        ("03_self_assessment", "whole"),
    ],
)
def test_what_a_result_is_of(tmp_path: Path, name: str, part: str) -> None:
    """A module may be called like an assessment without being one."""
    for folder in ("01_alone", "02_both/assessment", "03_self_assessment"):
        (tmp_path / "modules" / folder).mkdir(parents=True)
    assert part_of(tmp_path, name) == part
