"""What the parts of the linter share: which translations there are, and whether they are up to date."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from autograder.errors import SourceError
from autograder.source.markdown import body_hash, read_document
from autograder.source.model import Course
from wording.autograder import _
from wording.languages import LANGUAGES

__all__ = ["fresh", "translations"]


def translations(course: Course) -> list[str]:
    return [lang for lang in LANGUAGES if lang != course.manifest.source_language]


def fresh(source: Path, translation: Path) -> Iterator[SourceError]:
    stored = read_document(translation).front.get("source")
    if stored != body_hash(source):
        problem = (
            _("the translation is older than {source}", source=source.name)
            if stored
            else _("the translation is not stamped")
        )
        yield SourceError(translation, 1, problem, _("Translate anew, then run `academy stamp`."))
