"""What judges are told before their first submission, and where trainees' processes come from."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from autograder.engine.limits import Limits
from autograder.engine.records import SourceNotebook
from autograder.engine.sandbox import World

__all__ = ["Place", "Setup"]


@dataclass(frozen=True)
class Place:
    """Where trainees' processes come from. address: the warm process's socket; isolation: full, or none by request.

    ahead: whether the next process is made while one runs, as is worth it where one submission follows another.
    """

    address: str
    isolation: Literal["full", "none"]
    world: World
    ahead: bool = False


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
