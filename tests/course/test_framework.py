"""The framework is complete, so that no skill is lost while its words are edited."""

from __future__ import annotations

import tomllib
from collections import Counter

import pytest

from autograder.source.model import CourseManifest, Framework
from tests.support.paths import COURSE

SECTIONS = (
    "soft_skills",
    "organising_work",
    "communication",
    "project_management",
    "business_thinking",
    "marketing_analytics",
    "sites",
    "seo",
    "paid_ads",
)
EVIDENCE = {"module_result", "observation", "case", "blog_post", "certificate", "course", "intern_help", "improvement"}


@pytest.fixture(scope="module")
def framework() -> Framework:
    return Framework.model_validate(tomllib.loads((COURSE / "competencies.toml").read_text(encoding="utf-8")))


def of(framework: Framework, section: str, kind: str) -> int:
    return sum(c.kind == kind and c.id.startswith(f"{section}.") for c in framework.competency)


def test_nine_sections_then_criteria_and_confirmations(framework: Framework) -> None:
    assert tuple(s.id for s in framework.section) == (*SECTIONS, "success_criteria", "confirmations")


def test_counts(framework: Framework) -> None:
    """13 soft skills, 12 criteria of success, 6 confirmations."""
    assert of(framework, "soft_skills", "skill") == 13
    assert of(framework, "success_criteria", "criterion") == 12
    assert of(framework, "confirmations", "confirmation") == 6


@pytest.mark.parametrize(
    ("section", "count"),
    [
        ("soft_skills", 18),
        ("organising_work", 7),
        ("communication", 11),
        ("project_management", 5),
        ("business_thinking", 4),
        ("marketing_analytics", 5),
        ("sites", 2),
        ("seo", 7),
        ("paid_ads", 9),
    ],
)
def test_each_section_keeps_its_topics(framework: Framework, section: str, count: int) -> None:
    assert of(framework, section, "skill") + of(framework, section, "method") == count


def test_ids_are_unique_and_stand_under_a_section(framework: Framework) -> None:
    ids = [c.id for c in framework.competency]
    assert [i for i, n in Counter(ids).items() if n > 1] == []
    assert {i.split(".")[0] for i in ids} == {s.id for s in framework.section}


def test_kinds_of_evidence_are_known(framework: Framework) -> None:
    assert {kind for c in framework.competency for kind in c.confirmed_by} <= EVIDENCE
    for c in framework.competency:
        if c.kind == "confirmation":
            assert "module_result" not in c.confirmed_by, f"{c.id}: a module cannot stand in for work that was done"


def test_titles_are_distinct_and_in_the_right_language(framework: Framework) -> None:
    for lang in ("ru", "en"):
        titles = [c.title(lang) for c in framework.competency]
        assert len(set(titles)) == len(titles)
    cyrillic = {c.id for c in framework.competency if any("а" <= ch <= "я" for ch in c.en.lower())}
    latin_only = {c.id for c in framework.competency if not any("а" <= ch <= "я" for ch in c.ru.lower())}
    assert (cyrillic, latin_only) == (set(), set())


def test_scale_rises_from_zero(framework: Framework) -> None:
    assert [level.value for level in framework.scale] == list(range(len(framework.scale)))


def test_course_manifest_is_valid_and_its_modules_exist() -> None:
    manifest = CourseManifest.model_validate(tomllib.loads((COURSE / "course.toml").read_text(encoding="utf-8")))
    assert manifest.languages[0] == manifest.source_language
    assert [m for m in manifest.modules if not (COURSE / "modules" / m / "module.toml").is_file()] == []
