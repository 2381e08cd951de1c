"""What is shown above a lesson: objectives, minutes and points of each section, the same in both languages."""

from __future__ import annotations

import pytest

from autograder.building.overview import minutes_of, with_overview
from autograder.exercises.reader import read_course
from autograder.source.model import Module
from autograder.source.sections import sections_of
from tests.support.paths import COURSE, ROOT
from wording.languages import LANGUAGES

MODULES = ("03_communication", "09_paid_ads")


@pytest.fixture(scope="module", params=MODULES)
def module(request: pytest.FixtureRequest) -> Module:
    return read_course(COURSE, ROOT / "datasets", [request.param]).modules[0]


def test_every_section_has_minutes_that_add_up(module: Module) -> None:
    minutes = minutes_of(module)
    total = module.manifest.minutes.reading + module.manifest.minutes.practice
    assert abs(sum(minutes) - total) <= 5
    assert all(one > 0 and one % 5 == 0 for one in minutes)
    sections = [sections_of(module.lessons[lang]) for lang in LANGUAGES]
    assert len(sections[0]) == len(sections[1]) == len(minutes)
    assert [one.exercises for one in sections[0]] == [one.exercises for one in sections[1]]
    assert {name for one in sections[0] for name in one.exercises} == {e.name for e in module.exercises}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_objectives_stand_below_the_title_and_minutes_below_each_heading(module: Module, lang: str) -> None:
    texts = with_overview(module, lang)
    plain = [cell.text for cell in module.lessons[lang].cells if cell.type == "prose"]
    assert len(texts) == len(plain)
    assert all(one.in_(lang) in texts[0] for one in module.manifest.objectives)
    word = {"ru": "минут", "en": "minutes"}[lang]
    below = [line for text in texts for line in text.split("\n") if line.startswith("*") and line.endswith(f"{word}*")]
    assert len(below) == len(minutes_of(module))
    assert not set("\n".join(plain).split("\n")) - set("\n".join(texts).split("\n")), "the author's words stay"


def test_bonus_points_are_told_apart() -> None:
    module = read_course(COURSE, ROOT / "datasets", ["09_paid_ads"]).modules[0]
    (first, *_rest) = with_overview(module, "en")
    assert "| The core: in which words people look for us | 30 | 4 +4 |" in first
    assert "Points with a plus are a bonus" in first


def test_an_assessment_has_no_overview() -> None:
    module = read_course(COURSE, ROOT / "datasets", ["09_paid_ads_assessment"]).modules[0]
    assert with_overview(module, "en") == [c.text for c in module.lessons["en"].cells if c.type == "prose"]
