"""Defects of lessons: both languages hold the same cells, and every exercise stands once."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from itertools import zip_longest

from autograder.authoring.lint_common import fresh, translations
from autograder.errors import SourceError
from autograder.exercises.kinds.cell_ids import SETUP
from autograder.source.model import Course, Module
from wording.autograder import _

__all__ = ["lint_lessons", "same_code"]

CYRILLIC = re.compile(r"[а-яё]", re.IGNORECASE)


def lint_lessons(course: Course, module: Module) -> Iterator[SourceError]:
    source, *others = (module.lessons[lang] for lang in (course.manifest.source_language, *translations(course)))
    placed = [c.name for c in source.cells if c.type == "exercise"]
    for name in (e.name for e in module.exercises):
        if placed.count(name) != 1:
            yield SourceError(
                source.path,
                1,
                _("the exercise “{name}” stands {n} times in the lesson", name=name, n=placed.count(name)),
                _("Let it stand once: ```{fence} {name}", fence="{exercise}", name=name),
            )
    known = {e.name for e in module.exercises}
    yield from (
        SourceError(
            source.path,
            c.line,
            _("unknown exercise “{name}”", name=c.name),
            _("Add it to module.toml or mend the name."),
        )
        for c in source.cells
        if c.type == "exercise" and c.name not in known
    )
    first = next((c for c in source.cells if c.type == "code"), None)
    if first is None or first.name != SETUP:
        yield SourceError(
            source.path,
            first.line if first else 1,
            _("the first code cell is not `setup`"),
            _("Put the imports into a cell named setup."),
        )
    for other in others:
        for ours, theirs in zip_longest(source.cells, other.cells):
            if ours is None or theirs is None or (ours.type, ours.name) != (theirs.type, theirs.name):
                place = theirs.line if theirs else 1
                yield SourceError(
                    other.path,
                    place,
                    _("the cells differ from {source} here", source=source.path.name),
                    _("Let both lessons have the same cells in the same order."),
                )
                break
            if ours.type == "code" and not same_code(ours.text, theirs.text):
                yield SourceError(
                    other.path,
                    theirs.line,
                    _("the code of “{name}” differs from {source}", name=ours.name, source=source.path.name),
                    _("Only comments and words in Cyrillic may differ."),
                )
        yield from fresh(source.path, other.path)


def same_code(a: str, b: str) -> bool:
    """Whether two cells are the same code, comments and strings with Cyrillic letters on one side aside."""

    def masked(code: str, other: str) -> str:
        tree, twin = ast.parse(code), ast.parse(other)
        for node, match in zip(ast.walk(tree), ast.walk(twin), strict=False):
            ours, theirs = getattr(node, "value", None), getattr(match, "value", None)
            words = "".join(v for v in (ours, theirs) if isinstance(v, str))
            if isinstance(node, ast.Constant) and type(ours) is type(theirs) and CYRILLIC.search(words):
                node.value = "…"
        return ast.dump(tree)

    try:
        return masked(a, b) == masked(b, a)
    except SyntaxError:
        return a == b
