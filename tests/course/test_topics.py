"""The map of topics holds every topic that was asked for, and names nothing that the course does not have."""

from __future__ import annotations

import re
import tomllib
from collections import Counter

import pytest

from autograder.authoring.topics import readme_of, readme_path
from autograder.exercises.reader import read_course
from autograder.source.model import Course
from tests.support.paths import COURSE, ROOT
from wording.languages import LANGUAGES

TOPICS = tomllib.loads((COURSE / "topics.toml").read_text("utf-8"))["group"]
WANTED = {
    "soft_skills": 33, "organising_work": 7, "communication": 11, "project_management": 11, "business_thinking": 4,
    "marketing_analytics": 5, "sites": 2, "seo": 7, "paid_ads": 9, "success_criteria": 12, "confirmations": 6,
}  # fmt: skip
"""Section of the framework -> how many topics it has; those of soft skills and of success are counted by part."""
PARTS = {
    "Soft skills": 13, "The PPP principle": 3, "Four traits of divergent thinking": 4, "Covey's seven habits": 7,
    "Goleman's emotional intelligence and Camp's negotiating": 6,
}  # fmt: skip
BY_WORD = {
    "ru": ["SMART", "Эйзенхауэр", "инбокс", "Мыслетопливо", "лягушк", "не значит делать", "Agile", "Scrum", "50/75",
           "контроль работ", "CJM", "SWOT", "ABC", "исследования клиентов", "SERM", "LTV", "CAC", "ТЗ", "формы обратной",
           "Поведенческие факторы", "E-E-A-T", "стратегий", "конкурент", "Карточка товара", "Кэмп"],
    "en": ["SMART", "Eisenhower", "inbox", "mental fuel", "frog", "same as doing", "Agile", "Scrum", "50/75",
           "control of the", "CJM", "SWOT", "ABC", "customer research", "SERM", "LTV", "CAC", "brief", "enquiry form",
           "Behavioural factors", "E-E-A-T", "SEO strategy", "competitor", "product page", "Camp"],
}  # fmt: skip


@pytest.fixture(scope="module")
def course() -> Course:
    return read_course(COURSE, ROOT / "datasets")


def rows(lang: str) -> list[list[str]]:
    lines = [line for line in readme_path(COURSE, lang).read_text("utf-8").splitlines() if line.startswith("| ")]
    cells = [[cell.strip() for cell in line.strip("| ").split(" | ")] for line in lines]
    return [row for row in cells if row[0] not in ("---", "Тема", "Topic")]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_table_is_made_of_the_course_as_it_is(course: Course, lang: str) -> None:
    assert readme_path(COURSE, lang).read_text("utf-8") == readme_of(course, lang)


def test_every_topic_that_was_asked_for_is_in_the_list() -> None:
    assert {group["en"]: len(group["topics"]) for group in TOPICS if group["en"] in PARTS} == PARTS
    counted = Counter(topic["competencies"][0].split(".")[0] for group in TOPICS for topic in group["topics"])
    assert counted == WANTED


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_topic_has_its_row_in_both_languages(lang: str) -> None:
    topics = [topic[lang] for group in TOPICS for topic in group["topics"]]
    assert [row[0] for row in rows(lang)] == topics
    assert all(len(row) == 3 and all(row) for row in rows(lang))
    named = " ".join(topics).lower()
    assert [word for word in BY_WORD[lang] if word.lower() not in named] == []


def test_every_competency_of_the_framework_has_a_topic(course: Course) -> None:
    """`soft_skills.win_win` is Covey's fourth habit."""
    named = {name for group in TOPICS for topic in group["topics"] for name in topic["competencies"]}
    assert named == set(course.framework.by_id())


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_named_heading_and_exercise_is_in_the_course(course: Course, lang: str) -> None:
    """Read from the files and not from what made the table."""
    for topic, where, confirms in rows(lang):
        for number, heading, names in re.findall(r"(\d\d) [^*]*, \*(.+?)\*: ((?:`\w+`(?:, )?)+)", where):
            folders = list((COURSE / "modules").glob(f"{number}_*"))
            lessons = [p.read_text("utf-8") for p in folders[0].rglob(f"lesson.{lang}.md")]
            for name in re.findall(r"`(\w+)`", names):
                assert any(f"## {heading}\n" in text and f"{{exercise}} {name}\n" in text for text in lessons), topic
        held = re.findall(r"`(\w+)`", confirms)
        assert all(list((COURSE / "modules").glob(f"*/assessment/exercises/{name}")) for name in held), topic
        assert not set(held) - set(re.findall(r"`(\w+)`", where)), topic


def test_a_topic_of_a_module_that_is_still_to_come_says_so(course: Course) -> None:
    """Nothing is claimed for a competency that no exercise names, and nothing that one names is said to be missing."""
    shown = {c for module in course.modules for one in module.exercises for c in one.manifest.competencies}
    topics = [topic for group in TOPICS for topic in group["topics"]]
    for topic, row in zip(topics, rows("ru"), strict=True):
        placed = bool(topic.get("exercises") or shown & set(topic["competencies"]))
        assert placed == (row[1] not in ("ещё не в курсе", "вне курса")), topic["ru"]
