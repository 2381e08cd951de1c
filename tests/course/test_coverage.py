"""Every competency that a module's result may confirm is practised in the module of its section, and assessed there."""

from __future__ import annotations

import tomllib

import pytest

from autograder.exercises.reader import read_course
from tests.support.paths import COURSE, ROOT

MODULE_OF = {
    "communication": "03_communication",
    "project_management": "04_project_management",
    "business_thinking": "05_business_thinking",
    "marketing_analytics": "06_marketing_analytics",
    "seo": "08_seo",
    "paid_ads": "09_paid_ads",
}
"""Section of the framework -> the module that teaches it."""


@pytest.mark.parametrize("section", MODULE_OF)
@pytest.mark.parametrize("part", ["", "_assessment"])
def test_a_section_is_practised_and_assessed(section: str, part: str) -> None:
    framework = tomllib.loads((COURSE / "competencies.toml").read_text("utf-8"))
    wanted = {
        one["id"]
        for one in framework["competency"]
        if one["id"].startswith(f"{section}.") and "module_result" in one["confirmed_by"]
    }
    name = MODULE_OF[section] + part
    (module,) = read_course(COURSE, ROOT / "datasets", [name]).modules
    assert wanted
    assert wanted - {c for exercise in module.exercises for c in exercise.manifest.competencies} == set()
