"""The glossary: terms of `glossary.toml`, the page of definitions, and links to it at the first use in a lesson.

Terms are found in any form by the dictionaries of the style check. Code, headings and links of a lesson stay as they
are written.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Literal

from pydantic import Field

from autograder.source.layout import module_folder, read_manifest
from autograder.source.markdown import PARSER, read_lesson
from autograder.source.model import Frozen, Identifier, Lesson, LessonCell, Words
from autograder.source.sections import sections_of
from autograder.source.toml import read_toml
from autograder.style_check.reading import document
from autograder.style_check.rules import matcher
from wording.autograder import _
from wording.languages import LANGUAGES, language

__all__ = ["PAGE", "TERMS", "Term", "glossary_page", "linked", "read_glossary", "sections_in", "terms_in"]

TERMS = "glossary.toml"
PAGE = "glossary.md"
UNTOUCHED = re.compile(r"(`+).*?\1|!?\[[^\]]*\]\([^)]*\)|<[^>\s]+>|https?://\S+|\$[^$\n]+\$", re.DOTALL)


class Forms(Frozen):
    ru: tuple[str, ...] = ()
    en: tuple[str, ...] = ()

    def in_(self, lang: str) -> tuple[str, ...]:
        return tuple(getattr(self, lang))


class Term(Words):
    """A term in both languages."""

    id: str = Field(pattern=Identifier)
    definition: Words
    #: `module: section`; the section by its heading in the source language.
    taught: str = Field(pattern=r"^\w+: .+$")
    #: What the term is called besides.
    also: Forms = Forms()
    #: Modules where the word means something else.
    not_in: tuple[str, ...] = ()
    #: Where the facts of the definition come from.
    source: str = ""

    @property
    def place(self) -> tuple[str, str]:
        """Return the module and the section where it is taught."""
        module, _colon, section = self.taught.partition(": ")
        return module, section


class Glossary(Frozen):
    """glossary.toml."""

    format: Literal[1]
    term: tuple[Term, ...]


def read_glossary(root: Path) -> tuple[Term, ...]:
    """Return the terms of a course; none when it has no glossary. Raises SourceError."""
    path = root / TERMS
    return read_toml(path, Glossary).term if path.exists() else ()


def linked(lesson: Lesson, lang: str, terms: tuple[Term, ...]) -> Lesson:
    """Return a module's lesson with a link to the glossary at the first use of each term."""
    terms = _meant_in(lesson, terms)
    cells: list[LessonCell] = []
    done: set[str] = set()
    for cell in lesson.cells:
        text = cell.text
        if cell.type == "prose":
            for start, end, term in reversed(list(_uses(text, lang, terms, done))):
                text = f"{text[:start]}[{text[start:end]}]({PAGE}#{term.id}){text[end:]}"
        cells.append(cell.model_copy(update={"text": text}))
    return lesson.model_copy(update={"cells": tuple(cells)})


def terms_in(lesson: Lesson, lang: str, terms: tuple[Term, ...]) -> set[str]:
    """Return the ids of the terms that a module's lesson uses."""
    terms = _meant_in(lesson, terms)
    done: set[str] = set()
    for cell in lesson.cells:
        if cell.type == "prose":
            list(_uses(cell.text, lang, terms, done))
    return done


def _meant_in(lesson: Lesson, terms: tuple[Term, ...]) -> tuple[Term, ...]:
    return tuple(term for term in terms if lesson.path.parent.name not in term.not_in)


def _uses(text: str, lang: str, terms: tuple[Term, ...], done: set[str]) -> Iterator[tuple[int, int, Term]]:
    """Yield start, end and term of each first use that may become a link, in order; add the terms to `done`."""
    named = [(name, term) for term in terms for name in (term.in_(lang), *term.also.in_(lang))]
    if not named:
        return
    search, plain = matcher(tuple(name for name, _term in named), lang), _linkable(text)
    found = [
        (m.start, m.end, *named[m.pattern]) for sentence in document(plain, lang) for m in search.matches(sentence)
    ]
    behind = 0
    for start, end, name, term in sorted(found, key=lambda use: (use[0], -use[1])):
        shown = text[start:end]
        as_written = plain[start:end] == shown and "\n" not in shown and (shown.isupper() or not name.isupper())
        if start >= behind and as_written and term.id not in done:
            done.add(term.id)
            behind = end
            yield start, end, term


def _linkable(text: str) -> str:
    """Return the text with blanks in place of headings, code, links and what is no running text; offsets stay."""
    lines = text.split("\n")
    tokens = PARSER.parse(text)
    kept: set[int] = set()
    for before, token in pairwise(tokens):
        if token.type == "inline" and token.map and before.type not in ("heading_open", "th_open"):
            kept |= set(range(*token.map))
    plain = "\n".join(line if n in kept else " " * len(line) for n, line in enumerate(lines))
    return UNTOUCHED.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), plain).replace("|", ".")


def sections_in(root: Path, modules: Iterable[str]) -> dict[tuple[str, str], dict[str, str]]:
    """Return the headings of modules: (module, heading in the source language) -> heading in each language."""
    found = {}
    for module in modules:
        folder = module_folder(root, module)
        if not folder.is_dir():
            continue
        source, *others = (
            [one.title for one in sections_of(read_lesson(folder / f"lesson.{lang}.md"))] for lang in LANGUAGES
        )
        for headings in zip(source, *others, strict=False):
            found[module, headings[0]] = dict(zip(LANGUAGES, headings, strict=True))
    return found


def glossary_page(root: Path, lang: str, terms: tuple[Term, ...]) -> str:
    """Return the page of all terms by alphabet. Raises SourceError."""
    modules = {term.place[0] for term in terms}
    sections = sections_in(root, sorted(modules))
    titles = {name: read_manifest(module_folder(root, name)).title.in_(lang) for name, _heading in sections}
    with language(lang):
        parts = ["# " + _("Glossary"), _("Each term links here where a lesson first uses it.")]
        for term in sorted(terms, key=lambda one: one.in_(lang).casefold()):
            # JupyterLab goes to no heading whose name is not Latin, but to whatever has an id
            parts += [f'## <span id="{term.id}">{term.in_(lang)}</span>', term.definition.in_(lang)]
            if (heading := sections.get(term.place, {}).get(lang)) is not None:
                parts.append(_("Taught in: {module}, {section}", module=titles[term.place[0]], section=f"*{heading}*"))
            if term.source:
                parts.append(_("Source: {source}", source=term.source))
    return "\n\n".join(parts) + "\n"
