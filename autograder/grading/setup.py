"""What a judge receives before its first submission."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from autograder.engine.contract.limits import Limits
from autograder.engine.contract.process_source import ProcessSource
from autograder.gradebook.records import SourceNotebook

__all__ = ["Setup"]


@dataclass(frozen=True)
class Setup:
    """The assignment to grade, and how to run its notebooks."""

    #: The built course.
    root: Path
    assignment: str
    #: Source notebooks of the assignment.
    source: tuple[SourceNotebook, ...]
    #: The assignment is a module of a course, not a plain nbgrader assignment.
    is_module: bool
    #: Folder of the dataset generators.
    datasets: Path
    #: Where trainees' processes are forked.
    process_source: ProcessSource
    limits: Limits
    #: Language of notes and reasons.
    lang: str
