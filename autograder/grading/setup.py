"""What judges are told before their first submission."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from autograder.engine.contract.limits import Limits
from autograder.engine.contract.place import Place
from autograder.gradebook.records import SourceNotebook

__all__ = ["Setup"]


@dataclass(frozen=True)
class Setup:
    """What a judge needs to know before the first submission. ours: a course's module, no ordinary assignment."""

    root: Path
    assignment: str
    source: tuple[SourceNotebook, ...]
    ours: bool
    datasets: Path
    place: Place
    limits: Limits
    lang: str
