"""Find the defects of the glossary: terms that no lesson uses, and places that the course does not have."""

from __future__ import annotations

from collections.abc import Iterator

from autograder.errors import SourceError
from autograder.near_names import did_you_mean
from autograder.source.files import line_of
from autograder.source.glossary import TERMS, read_glossary, sections_in, terms_in
from autograder.source.model import Course
from wording.autograder import _
from wording.languages import LANGUAGES

__all__ = ["lint_glossary"]


def lint_glossary(course: Course) -> Iterator[SourceError]:
    """Yield the defects of glossary.toml; a term without a translation is refused when it is read."""
    path = course.root / TERMS
    try:
        terms = read_glossary(course.root)
    except SourceError as error:
        yield from error.each()
        return
    if not terms:
        return
    sections = sections_in(course.root, course.manifest.modules)
    places = [f"{module}: {heading}" for module, heading in sections]
    practice = [module for module in course.modules if module.part == "practice"]
    used = {
        lang: set().union(*(terms_in(module.lessons[lang], lang, terms) for module in practice)) for lang in LANGUAGES
    }
    seen: set[str] = set()
    for term in terms:
        line = line_of(path, f'"{term.id}"')
        if term.id in seen:
            yield SourceError(path, line, _("the term “{id}” stands twice", id=term.id), _("Rename one."))
        seen.add(term.id)
        if term.taught not in places:
            fix = did_you_mean(term.taught, places, _("Name a module and a heading of its lesson."))
            yield SourceError(path, line, _("the term “{id}” is taught in no such place", id=term.id), fix)
        for lang in LANGUAGES:
            if term.id not in used[lang]:
                problem = _("no lesson uses the term “{name}” ({lang})", name=term.in_(lang), lang=lang)
                yield SourceError(path, line, problem, _("Delete it, or name its other spelling in `also`."))
