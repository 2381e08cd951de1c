"""What is proved, and what a proof reports."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

__all__ = ["Failure", "Proof"]


class Proof(NamedTuple):
    """An exercise or a lesson in one language, or a dataset in all of them."""

    #: Empty for a dataset.
    module: str
    #: Of a lesson, the name of its file.
    name: str
    #: Empty for a dataset.
    lang: str
    what: Literal["exercise", "lesson", "dataset"] = "exercise"

    def __str__(self) -> str:
        return f"{self.name} ({self.lang})" if self.what == "exercise" else self.where

    @property
    def where(self) -> str:
        return f"{self.module}/{self.name}" if self.module else f"datasets/{self.name}"


@dataclass(frozen=True)
class Failure:
    """A trial that did not end as it must."""

    #: Module and exercise, a dataset, or a place in a lesson as path:line.
    where: str
    lang: str
    variant: str
    call: str
    expected: str
    got: str

    def __str__(self) -> str:
        of = ", ".join(part for part in (self.lang, self.variant) if part)
        of = f" [{of}]" if of else ""
        return f"{self.where}{of} {self.call}: expected {self.expected}, got {self.got}"
