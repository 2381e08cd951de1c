"""The module on search: each of its competencies is practised and assessed, and each claim has its source."""

from __future__ import annotations

import tomllib

from autograder.exercises.reader import read_course
from tests.support.paths import COURSE, ROOT

MODULE = "08_seo"


def competencies(name: str) -> set[str]:
    module = read_course(COURSE, ROOT / "datasets", [name]).modules[0]
    return {one for exercise in module.exercises for one in exercise.manifest.competencies}


def test_every_competency_of_search_is_practised_and_assessed() -> None:
    framework = tomllib.loads((COURSE / "competencies.toml").read_text("utf-8"))["competency"]
    wanted = {one["id"] for one in framework if one["id"].startswith("seo.") and "module_result" in one["confirmed_by"]}
    assert len(wanted) == 7
    assert wanted <= competencies(MODULE)
    assert wanted <= competencies(f"{MODULE}_assessment")


def test_only_claims_of_ours_and_from_memory_have_no_day() -> None:
    """That every claim has a source is tested of all modules."""
    lines = (COURSE / "modules" / MODULE / "sources.md").read_text("utf-8").splitlines()
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines if line.startswith("|")][2:]
    assert len(rows) >= 15
    undated = [source for _claim, source, seen in rows if seen == "–"]
    assert {source.rpartition("(")[2].strip(")") for source in undated} <= {"recalled", "claim", "ours"}
