"""Helpers of the linter: find the line of a defect, and compare a translation with its source."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from autograder.errors import SourceError
from autograder.source.markdown import body_hash, read_document
from autograder.source.model import Course
from wording.autograder import _

__all__ = ["line_of", "lint_translation", "translations"]


def line_of(path: Path, text: str) -> int:
    """Return the number of the first line that holds the text; 1 when there is none."""
    lines = path.read_text("utf-8").splitlines() if path.exists() else []
    return next((i for i, line in enumerate(lines, 1) if text in line), 1)


def translations(course: Course) -> list[str]:
    """Return the languages of the course without the one that it is written in."""
    return [lang for lang in course.manifest.languages if lang != course.manifest.source_language]


def lint_translation(source: Path, translation: Path) -> Iterator[SourceError]:
    """Yield a defect unless a translation stores the hash of the current source."""
    stored = read_document(translation).front.get("source")
    if stored != body_hash(source):
        problem = (
            _("the translation is older than {source}", source=source.name)
            if stored
            else _("the translation is not stamped")
        )
        yield SourceError(translation, 1, problem, _("Translate anew, then run `academy stamp`."))
