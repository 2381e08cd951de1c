"""Find the defects of lessons: the languages must have the same cells, and each exercise must stand once."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from itertools import zip_longest

from autograder.authoring.lint_common import lint_translation, translations
from autograder.errors import SourceError
from autograder.exercises.kinds.cell_ids import SETUP
from autograder.near_names import did_you_mean, meant
from autograder.source.model import Course, Module
from wording.autograder import _

__all__ = ["lint_lessons", "same_code"]

CYRILLIC = re.compile(r"[а-яё]", re.IGNORECASE)


def lint_lessons(course: Course, module: Module) -> Iterator[SourceError]:
    """Yield the defects of a module's lessons in all languages."""
    source, *others = (module.lessons[lang] for lang in (course.manifest.source_language, *translations(course)))
    placed = [c.name for c in source.cells if c.type == "exercise"]
    known = {e.name for e in module.exercises}
    misspelt = {meant(name, known - set(placed)) for name in set(placed) - known}
    for name in (e.name for e in module.exercises):
        if placed.count(name) != 1 and name not in misspelt:
            yield SourceError(
                source.path,
                1,
                _("the exercise “{name}” stands {n} times in the lesson", name=name, n=placed.count(name)),
                _("Let it stand once: ```{fence} {name}", fence="{exercise}", name=name),
            )
    yield from (
        SourceError(
            source.path,
            c.line,
            _("unknown exercise “{name}”", name=c.name),
            did_you_mean(c.name, known, _("Add it to module.toml or mend the name.")),
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
    if set(placed) - known:  # the other language would be said to differ, and to be older, for the same reason
        return
    for other in others:
        for cell, twin in zip_longest(source.cells, other.cells):
            if cell is None or twin is None or (cell.type, cell.name) != (twin.type, twin.name):
                yield SourceError(
                    other.path,
                    twin.line if twin else 1,
                    _("the cells differ from {source} here", source=source.path.name),
                    _("Let both lessons have the same cells in the same order."),
                )
                break
            if cell.type == "code" and not same_code(cell.text, twin.text):
                yield SourceError(
                    other.path,
                    twin.line,
                    _("the code of “{name}” differs from {source}", name=cell.name, source=source.path.name),
                    _("Only comments and words in Cyrillic may differ."),
                )
        yield from lint_translation(source.path, other.path)


def same_code(a: str, b: str) -> bool:
    """Compare the code of two cells; comments, and strings that are Cyrillic in either cell, may differ."""

    def masked(code: str, other: str) -> str:
        tree, twin = ast.parse(code), ast.parse(other)
        for node, match in zip(ast.walk(tree), ast.walk(twin), strict=False):
            value, other_value = getattr(node, "value", None), getattr(match, "value", None)
            words = "".join(v for v in (value, other_value) if isinstance(v, str))
            if isinstance(node, ast.Constant) and type(value) is type(other_value) and CYRILLIC.search(words):
                node.value = "…"
        return ast.dump(tree)

    try:
        return masked(a, b) == masked(b, a)
    except SyntaxError:
        return a == b
