"""The map of topics: where the course has each topic and what confirms it, as a table in README.md and README.ru.md.

`topics.toml` names the topics alone. Places come from the exercises that show a topic's competencies, so that a new
module enters the table by itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from autograder.errors import SourceError
from autograder.exercises.reader import read_course
from autograder.near_names import did_you_mean
from autograder.source.files import line_of
from autograder.source.model import Course, Evidence, Frozen, Words
from autograder.source.sections import sections_of
from autograder.source.toml import read_toml
from wording.autograder import _
from wording.languages import LANGUAGES, language

__all__ = ["TOPICS", "lint_topics", "readme_of", "readme_path", "write_readmes"]

TOPICS = "topics.toml"


class Topic(Words):
    #: Ids of the framework; they say what confirms the topic, and, unless `exercises` does, where it stands.
    competencies: tuple[str, ...]
    #: Names of exercises, of any module, where the topic is narrower than its competencies.
    exercises: tuple[str, ...] = ()


class Group(Words):
    topics: tuple[Topic, ...]


class Topics(Frozen):
    """topics.toml."""

    format: Literal[1]
    group: tuple[Group, ...]


@dataclass(frozen=True)
class Place:
    """Where an exercise stands: its notebook, and the section of the lesson, by its number."""

    module: str
    part: Literal["practice", "assessment"]
    title: Words
    #: Heading of the section in each language; empty above the first one.
    section: dict[str, str]
    exercise: str
    competencies: frozenset[str]


def readme_path(root: Path, lang: str) -> Path:
    """Return where the table of a language lies."""
    return root / ("README.md" if lang == "en" else f"README.{lang}.md")


def write_readmes(root: Path, datasets: Path) -> list[Path]:
    """Write the table in every language and return the files. Raises SourceError."""
    course = read_course(root, datasets)
    SourceError.raise_all(list(_unknown(course)))
    paths = [readme_path(root, lang) for lang in LANGUAGES]
    for lang, path in zip(LANGUAGES, paths, strict=True):
        path.write_text(readme_of(course, lang), "utf-8")
    return paths


def lint_topics(course: Course) -> Iterator[SourceError]:
    """Yield names in topics.toml that the course does not have, and tables that say other than the course."""
    if not (course.root / TOPICS).exists():
        return
    try:
        defects = list(_unknown(course))
    except SourceError as error:
        defects = list(error.each())
    yield from defects
    if defects:
        return
    for lang in LANGUAGES:
        path = readme_path(course.root, lang)
        if not path.exists() or path.read_text("utf-8") != readme_of(course, lang):
            yield SourceError(path, 1, _("the map of topics is older than the course"), _("Run `academy topics`."))


def _unknown(course: Course) -> Iterator[SourceError]:
    path = course.root / TOPICS
    exercises = {one.name for module in course.modules for one in module.exercises}
    framework = course.framework.by_id()
    for topic in (one for group in read_toml(path, Topics).group for one in group.topics):
        for name in topic.exercises:
            if name not in exercises:
                fix = did_you_mean(name, exercises, _("Name an exercise of the course."))
                yield SourceError(path, line_of(path, f'"{name}"'), _("unknown exercise “{name}”", name=name), fix)
        for name in topic.competencies:
            if name not in framework:
                fix = did_you_mean(name, framework, _("Name one of competencies.toml."))
                yield SourceError(path, line_of(path, f'"{name}"'), _("unknown competency “{id}”", id=name), fix)


def readme_of(course: Course, lang: str) -> str:
    """Return the text of a README: a table for each group of topics."""
    topics, places = read_toml(course.root / TOPICS, Topics), list(_places(course))
    with language(lang):
        parts = [
            "# " + _("Map of the course"),
            _(
                "Where the course has each topic and what confirms it. This file is made by `academy topics` of "
                "{topics}, {framework} and the modules; change them, not it.",
                topics=f"`{TOPICS}`",
                framework="`competencies.toml`",
            ),
        ]
        for group in topics.group:
            head = " | ".join([_("Topic"), _("Where in the course"), _("What confirms it")])
            rows = [_row(course, topic, places, lang) for topic in group.topics]
            parts += [f"## {group.in_(lang)}", "\n".join([f"| {head} |", "| --- | --- | --- |", *rows])]
    return "\n\n".join(parts) + "\n"


def _row(course: Course, topic: Topic, places: list[Place], lang: str) -> str:
    wanted = set(topic.exercises)
    shown = set(topic.competencies)
    found = [one for one in places if (one.exercise in wanted if wanted else one.competencies & shown)]
    framework = course.framework.by_id()
    kinds = list(dict.fromkeys(kind for name in topic.competencies for kind in framework[name].confirmed_by))
    cells = topic.in_(lang), _where(found, kinds, lang), _confirmed(found, kinds)
    return "| " + " | ".join(cell.replace("|", "/") for cell in cells) + " |"


def _where(found: list[Place], kinds: list[Evidence], lang: str) -> str:
    if not found:
        return _("not in the course yet") if "module_result" in kinds else _("outside the course")
    sections: dict[str, list[str]] = {}
    for one in found:
        heading = f", *{one.section[lang]}*" if one.section[lang] else ""
        sections.setdefault(f"{one.module[:2]} {one.title.in_(lang)}{heading}", []).append(f"`{one.exercise}`")
    return "<br>".join(f"{section}: {', '.join(names)}" for section, names in sections.items())


def _confirmed(found: list[Place], kinds: list[Evidence]) -> str:
    asked = [f"`{one.exercise}`" for one in found if one.part == "assessment"]
    result = (
        _("the module's assessment: {exercises}", exercises=", ".join(asked))
        if asked
        else _("a module's assessment (no exercise asks for it yet)")
    )
    words: dict[Evidence, str] = {
        "module_result": result,
        "observation": _("what a mentor saw at work"),
        "case": _("a case"),
        "blog_post": _("an article in the blog"),
        "certificate": _("a certificate"),
        "course": _("an external course"),
        "intern_help": _("help given to interns"),
        "improvement": _("an improvement that the department adopted"),
    }
    return "; ".join(words[kind] for kind in kinds)


def _places(course: Course) -> Iterator[Place]:
    for module in course.modules:
        titles = {
            (lang, name): section.title
            for lang in LANGUAGES
            for section in sections_of(module.lessons[lang])
            for name in section.exercises
        }
        for one in module.exercises:
            section = {lang: titles.get((lang, one.name), "") for lang in LANGUAGES}
            shown = frozenset(one.manifest.competencies)
            yield Place(module.name, module.part, module.manifest.title, section, one.name, shown)
