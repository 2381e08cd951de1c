"""What the coordinator, the judges and the gradebook pass to each other: plain data, all of it picklable."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from autograder.notes import Note

__all__ = ["CellResult", "EarlierCell", "Graded", "NotebookResult", "SourceCell", "SourceNotebook"]


@dataclass(frozen=True)
class SourceCell:
    """A cell that nbgrader knows, as the source has it."""

    name: str
    cell_type: str
    locked: bool
    source: str
    #: nbgrader's checksum of the cell as it was released.
    checksum: str
    grade: bool
    solution: bool
    task: bool
    points: float | None


@dataclass(frozen=True)
class EarlierCell:
    """How a cell looked in earlier releases."""

    #: Type, grade, solution, task, locked and points.
    marks: frozenset[tuple[Any, ...]]
    #: SHA-256 of its text, without spaces at the ends.
    texts: frozenset[str]


@dataclass(frozen=True)
class SourceNotebook:
    """A notebook of an assignment, with its cells in the order of the source."""

    name: str
    kernelspec: dict[str, Any] | None
    cells: tuple[SourceCell, ...]


@dataclass(frozen=True)
class CellResult:
    """What the gradebook is to hold of one cell."""

    name: str
    #: None when a person grades.
    auto_score: float | None = None
    #: It has a row in nbgrader's table `grade`.
    graded: bool = False
    #: The automatic comment. It is stored as text, in nbgrader's words or the course's language, and not as a code,
    #: because formgrader and nbgrader's feedback show it from nbgrader's own column.
    comment: str | None = None
    #: It has a row in nbgrader's table `comment`.
    commented: bool = False
    #: SHA-256 of a text that a person grades; their grade stays confirmed while it is the same.
    text_hash: str = ""


@dataclass(frozen=True)
class NotebookResult:
    """The results of one notebook's cells."""

    name: str
    cells: tuple[CellResult, ...]
    #: The file was not submitted: all its cells are worth 0, and nothing is pending.
    missing: bool = False


@dataclass(frozen=True)
class Graded:
    """What came of one submission."""

    trainee: str
    notebooks: tuple[NotebookResult, ...] = ()
    #: The autograded folder, by relative path.
    files: dict[str, bytes] = field(default_factory=dict)
    #: For the mentor.
    notes: tuple[Note, ...] = ()
    #: Why it could not be graded.
    reason: Note | None = None
    #: More of the reason, for whoever maintains the engine.
    log: str = ""
    #: Plain data, one a graded exercise.
    verdicts: tuple[dict[str, Any], ...] = ()
    #: Seconds by stage.
    timings: dict[str, float] = field(default_factory=dict)
    #: The content of timestamp.txt.
    timestamp: str = ""
