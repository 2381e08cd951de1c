"""Helpers of the linter: list the translations, and compare each with its source."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from autograder.errors import SourceError
from autograder.source.markdown import body_hash, read_document
from autograder.source.model import Course
from wording.autograder import _

__all__ = ["lint_translation", "translations"]


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
