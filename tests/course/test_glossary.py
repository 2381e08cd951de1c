"""The glossary of the real course: enough terms, each used and taught, linked in the built notebooks, both languages."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from autograder.authoring.lint_glossary import lint_glossary
from autograder.building.build import build_course
from autograder.exercises.reader import read_course
from autograder.source.glossary import PAGE, read_glossary
from autograder.source.model import Course
from tests.support.paths import COURSE, ROOT
from wording.languages import LANGUAGES, language

DATASETS = ROOT / "datasets"
TERMS = read_glossary(COURSE)


@pytest.fixture(scope="module")
def course() -> Course:
    return read_course(COURSE, DATASETS)


def test_there_are_terms_enough_and_no_defect(course: Course) -> None:
    assert len(TERMS) >= 60
    assert list(lint_glossary(course)) == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_names_are_apart_and_definitions_are_one_or_two_sentences(lang: str) -> None:
    names = [term.in_(lang).casefold() for term in TERMS]
    assert len(set(names)) == len(names)
    assert [t.id for t in TERMS if not 1 <= len(re.findall(r"[.?!](?=\s|$)", t.definition.in_(lang))) <= 2] == []


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (("SERM", "Zyzzyva"), "no lesson uses the term"),
        (
            ("00_start: 5. Сгруппировать и поделить", "00_start: 5. Сгруппировать и делить"),
            "is taught in no such place",
        ),
        (('id = "csv"', 'id = "notebook"'), "stands twice"),
        (('en = "CSV"\n', ""), "csv”.en: it is missing"),
    ],
)
def test_lint_names_a_term_that_is_not_used_taught_or_translated(
    course: Course, tmp_path: Path, change: tuple[str, str], said: str
) -> None:
    text = (COURSE / "glossary.toml").read_text("utf-8")
    (tmp_path / "glossary.toml").write_text(text.replace(*change), "utf-8")
    (tmp_path / "modules").symlink_to(COURSE / "modules")
    with language("en"):
        defects = [str(one) for one in lint_glossary(course.model_copy(update={"root": tmp_path}))]
    assert defects
    assert all(said in one for one in defects)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_link_of_a_built_lesson_leads_to_a_heading_of_the_page_beside_it(tmp_path: Path, lang: str) -> None:
    build_course(COURSE, DATASETS, tmp_path, lang, only=["09_paid_ads", "09_paid_ads_assessment"])
    module = tmp_path / "source" / "09_paid_ads"
    page = (module / PAGE).read_text("utf-8")
    headings = set(re.findall(r'^## <span id="(\w+)">', page, re.M))
    cells = json.loads((module / "09_paid_ads.ipynb").read_text("utf-8"))["cells"]
    prose = "\n".join("".join(cell["source"]) for cell in cells if cell["cell_type"] == "markdown")
    links = re.findall(rf"\]\({PAGE}#([^)]+)\)", prose)
    assert len(links) == len(set(links)) >= 20
    assert set(links) <= headings
    assert all(PAGE not in "".join(cell["source"]) for cell in cells if cell["cell_type"] == "code")
    assessment = tmp_path / "source" / "09_paid_ads_assessment"
    assert not (assessment / PAGE).exists()
    assert PAGE not in (assessment / "09_paid_ads_assessment.ipynb").read_text("utf-8")
