"""The module on projects: each of its competencies is practised and assessed."""

from __future__ import annotations

import tomllib

from autograder.exercises.reader import read_course
from tests.support.paths import COURSE, ROOT

MODULE = "04_project_management"


def competencies(name: str) -> set[str]:
    module = read_course(COURSE, ROOT / "datasets", [name]).modules[0]
    return {one for exercise in module.exercises for one in exercise.manifest.competencies}


def test_every_competency_of_projects_is_practised_and_assessed() -> None:
    framework = tomllib.loads((COURSE / "competencies.toml").read_text("utf-8"))["competency"]
    wanted = {
        one["id"]
        for one in framework
        if one["id"].startswith("project_management.") and "module_result" in one["confirmed_by"]
    }
    assert len(wanted) == 5
    assert wanted <= competencies(MODULE)
    assert wanted <= competencies(f"{MODULE}_assessment")
