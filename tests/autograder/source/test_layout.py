"""Where the parts of a course lie."""

from __future__ import annotations

from pathlib import Path

import pytest

from autograder.source.layout import part_of

MANIFEST = """format = 1
title = {{ ru = "Модуль", en = "Module" }}
objectives = [{{ ru = "Цель", en = "Aim" }}]
minutes = {{ reading = 1, practice = 1 }}
[[exercise]]
name = "one"
kind = "numeric"
points = 1
competencies = {shown}
"""


@pytest.mark.parametrize(
    ("name", "part"),
    [
        ("01_alone", "whole"),
        ("00_tools", "practice"),
        ("02_both", "practice"),
        ("02_both_assessment", "assessment"),
        ("03_self_assessment", "whole"),
    ],
)
def test_what_a_result_is_of(tmp_path: Path, name: str, part: str) -> None:
    """A module may be called like an assessment without being one; one that shows no competency passes nothing."""
    for folder in ("00_tools", "01_alone", "02_both/assessment", "03_self_assessment"):
        (tmp_path / "modules" / folder).mkdir(parents=True)
        shown = "[]" if folder == "00_tools" else '["ads.reporting"]'
        (tmp_path / "modules" / folder / "module.toml").write_text(MANIFEST.format(shown=shown), "utf-8")
    assert part_of(tmp_path, name) == part
