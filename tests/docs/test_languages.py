"""The guides show the same in both languages, and links to a chapter and make targets of documents exist."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.support.paths import ROOT

DOCS = ROOT / "docs"
PAGES = [*sorted(ROOT.glob("*.md")), *sorted(DOCS.glob("*.md"))]
GUIDES = ["author-guide", "hub-guide", "mentor-guide", "trainee-guide"]
"""The head's guide names people and files in each language's own words; test_upkeep compares its commands."""
COMMANDS = ("academy", "cd", "export", "make", "pip", "c.Engine", "build/")

each_guide = pytest.mark.parametrize("guide", GUIDES)


def both(guide: str) -> tuple[str, str]:
    english, russian = ((DOCS / f"{guide}{suffix}.md").read_text("utf-8") for suffix in ("", ".ru"))
    return english, russian


def fences(text: str) -> list[str]:
    """Code blocks without their comments, which are in the language of the guide."""
    blocks = re.findall(r"^```\w*\n(.*?)^```", text, re.M | re.S)
    return ["\n".join(line.split("  #")[0].rstrip() for line in block.splitlines()) for block in blocks]


def outside_fences(text: str) -> str:
    return re.sub(r"^```.*?^```", "", text, flags=re.M | re.S)


@each_guide
def test_both_languages_show_the_same_commands(guide: str) -> None:
    def shown(text: str) -> list[str]:
        lines = re.findall(r"^    (\S.*?)(?:\s{2,}.*)?$", outside_fences(text), re.M)
        return [line.split(" #")[0].rstrip() for line in lines if line.startswith(COMMANDS)]

    english, russian = map(shown, both(guide))
    assert english == russian


@each_guide
def test_both_languages_name_the_same_things(guide: str) -> None:
    """Options, keys and names of checks: whatever is between backticks, except for what each language puts in words."""
    worded = re.compile(r"[а-яё]|<|\bkey|^\{", re.I)

    def named(text: str) -> set[str]:
        return {name for name in re.findall(r"`([^`\n]+)`", outside_fences(text)) if not worded.search(name)}

    english, russian = map(named, both(guide))
    assert english ^ russian == set()


@each_guide
def test_both_languages_show_the_same_code_and_pictures(guide: str) -> None:
    english, russian = both(guide)
    assert fences(english) == fences(russian)
    pictures = r"!\[[^\]]*\]\(([^)]*)\)"
    assert re.findall(pictures, english) == re.findall(pictures, russian)


@each_guide
def test_both_languages_have_the_same_chapters(guide: str) -> None:
    english, russian = (re.findall(r"^(#+) ", outside_fences(text), re.M) for text in both(guide))
    assert english == russian


# ---- links


def slug(heading: str) -> str:
    """The anchor that GitHub gives a heading."""
    return re.sub(r"[^\w\- ]", "", heading.strip().lower()).replace(" ", "-")


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.name)
def test_links_to_a_chapter_find_it(page: Path) -> None:
    for target, anchor in re.findall(r"\]\((?!https?:)([^)#\s]*)#([^)\s]+)\)", page.read_text("utf-8")):
        other = page.parent / target if target else page
        headings = re.findall(r"^#+ (.*)$", outside_fences(other.read_text("utf-8")), re.M)
        assert anchor in {slug(heading) for heading in headings}, f"{page.name}: {target}#{anchor}"


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.name)
def test_every_make_target_of_a_document_exists(page: Path) -> None:
    known = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.M))
    text = page.read_text("utf-8")
    named = re.findall(r"^    make ([a-z]+)", text, re.M) + re.findall(r"`make ([a-z]+)", text)
    assert set(named) - known == set()
