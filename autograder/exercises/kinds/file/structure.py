"""structure.toml: what a document must hold. Parts give points; what holds for the whole document only takes some away.

An empty template breaks no rule on the whole document, so that such a rule alone may pay nothing.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from pydantic import Field, model_validator

from autograder.exercises.kinds.file.document import Block, Document, same
from autograder.exercises.vocabulary import words
from autograder.source.model import Exercise, Frozen, Identifier, Words
from autograder.source.toml import parse_toml
from wording.autograder import _

__all__ = ["STRUCTURE", "UNSTYLED", "Check", "Failed", "Structure", "read_structure"]

STRUCTURE = "structure.toml"
UNSTYLED = "unstyled"
"""A required heading stands there as a plain paragraph."""
NUMBER = re.compile(r"\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?:[.,]\d+)?|\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:[.,]\d+)?")
NEEDS = {
    "headings": ("headings",),
    "words": ("under", "least"),
    "table": ("columns",),
    "number": ("number",),
    "forbidden": ("forbidden",),
}
WHOLE = ("headings", "forbidden")
"""Rules on the whole document."""


class Lists(Frozen):
    """Texts in both languages."""

    ru: tuple[str, ...] = Field(min_length=1)
    en: tuple[str, ...] = Field(min_length=1)

    def in_(self, lang: str) -> tuple[str, ...]:
        return self.ru if lang == "ru" else self.en


@dataclass(frozen=True)
class Failed:
    """A check that a document fails."""

    #: Its feedback key.
    key: str
    values: Mapping[str, Any] = field(default_factory=dict)


class Check(Frozen):
    """One `[[check]]`, which is also the key of its feedback."""

    name: str = Field(pattern=Identifier)
    what: Literal["headings", "words", "table", "number", "forbidden"]
    #: Of a part: what it is worth beside the others. Of a rule on the whole document: what breaking it costs.
    worth: float = Field(default=1, gt=0)
    #: Heading below which it is looked for; by default in the whole document.
    under: Words | None = None
    headings: Lists | None = None
    #: Different words: the same one many times says nothing more.
    least: int | None = Field(default=None, ge=1)
    most: int | None = Field(default=None, ge=1)
    columns: Lists | None = None
    rows: int = Field(default=1, ge=1)
    number: float | None = None
    forbidden: Lists | None = None

    @model_validator(mode="after")
    def _complete(self) -> Check:
        for key in NEEDS[self.what]:
            if getattr(self, key) is None:
                raise ValueError(
                    _("the check “{name}” ({what}) needs `{key}`", name=self.name, what=self.what, key=key)
                )
        return self

    @property
    def whole(self) -> bool:
        return self.what in WHOLE

    def failed(self, document: Document, lang: str) -> Failed | None:
        """Return how a document fails, None when it passes."""
        heading = self.under.in_(lang) if self.under else None
        blocks = document.under(heading)
        match self.what:
            case "headings":
                return self._headings(document, lang)
            case "words":
                return self._words(blocks, str(heading))
            case "table":
                return self._table(blocks, lang)
            case "number":
                there = any(self.number in _numbers(block.words) for block in blocks)
                return None if there else Failed(self.name, {"heading": heading or ""})
            case "forbidden":
                return self._forbidden(document, lang)

    def _headings(self, document: Document, lang: str) -> Failed | None:
        found, after = document.headings(), 0
        for wanted in _texts(self.headings, lang):
            places = [n for n, one in enumerate(found) if same(one, wanted)]
            if not places and any(not b.level and same(b.text, wanted) for b in document.blocks):
                return Failed(UNSTYLED, {"heading": wanted})
            if not [n for n in places if n >= after]:
                return Failed(self.name, {"heading": wanted})
            after = min(n for n in places if n >= after) + 1
        return None

    def _words(self, blocks: list[Block], heading: str) -> Failed | None:
        every = [word.casefold() for block in blocks if not block.level for word in words(block.words)]
        different, most = len(set(every)), self.most or len(every)
        least = self.least or 0
        if different >= least and len(every) <= most:
            return None
        values = {"heading": heading, "n": different, "total": len(every), "least": least, "most": most}
        return Failed(self.name, values)

    def _table(self, blocks: list[Block], lang: str) -> Failed | None:
        wanted, fewest, rows = _texts(self.columns, lang), list(_texts(self.columns, lang)), 0
        for block in blocks:
            head = block.rows[0] if block.rows else ()
            missing = [one for one in wanted if not any(same(cell, one) for cell in head)]
            places = [n for n, cell in enumerate(head) if any(same(cell, one) for one in wanted)]
            filled = sum(all(n < len(row) and row[n] for n in places) for row in block.rows[1:])
            if not missing and filled >= self.rows:
                return None
            if len(missing) <= len(fewest):
                fewest, rows = missing, filled
        return Failed(self.name, {"missing": ", ".join(fewest), "rows": rows, "least": self.rows})

    def _forbidden(self, document: Document, lang: str) -> Failed | None:
        text = document.text().casefold()
        for one in _texts(self.forbidden, lang):
            if re.search(rf"\b{re.escape(one.casefold())}", text):
                return Failed(self.name, {"word": one})
        return None


class Structure(Frozen):
    """structure.toml."""

    format: Literal[1]
    check: tuple[Check, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _pays(self) -> Structure:
        if all(check.whole for check in self.check):
            raise ValueError(_("no check pays: add one of `words`, `table` or `number`"))
        return self

    def judged(self, document: Document, lang: str) -> tuple[float, list[Failed]]:
        """Return the share of the points, and what failed, in the order of the checks."""
        share, failures = 0.0, []
        every = sum(check.worth for check in self.check if not check.whole)
        for check in self.check:
            failed = check.failed(document, lang)
            if failed is not None:
                failures.append(failed)
            if check.whole == (failed is not None):
                share += (-check.worth if check.whole else check.worth) / every
        return min(1.0, max(0.0, share)), failures


def _texts(lists: Lists | None, lang: str) -> tuple[str, ...]:
    return lists.in_(lang) if lists else ()


def _numbers(text: str) -> set[float]:
    found = set()
    for one in NUMBER.findall(text):
        plain = re.sub(r"[ \u00a0\u202f]", "", one)
        if re.fullmatch(r"\d{1,3}(,\d{3})+(\.\d+)?", plain):
            found.add(float(plain.replace(",", "")))
        if plain.count(",") + plain.count(".") < 2:
            found.add(float(plain.replace(",", ".")))
    return found


def read_structure(exercise: Exercise) -> Structure:
    """Read structure.toml of an exercise. Raises SourceError with each defect."""
    return parse_toml(exercise.path / STRUCTURE, exercise.files[STRUCTURE], Structure)
