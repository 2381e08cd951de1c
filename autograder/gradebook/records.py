"""What travels between the coordinator, the judges and the gradebook: plain data, all of it picklable."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from autograder.notes import Note

__all__ = ["CellResult", "Graded", "NotebookResult", "SourceCell", "SourceNotebook"]


@dataclass(frozen=True)
class SourceCell:
    """A cell that nbgrader knows, as the source has it. checksum: nbgrader's, over what a trainee was given."""

    name: str
    cell_type: str
    locked: bool
    source: str
    checksum: str
    grade: bool
    solution: bool
    task: bool
    points: float | None


@dataclass(frozen=True)
class SourceNotebook:
    """A notebook of an assignment: its cells in the order of the source."""

    name: str
    kernelspec: dict[str, Any] | None
    cells: tuple[SourceCell, ...]


@dataclass(frozen=True)
class CellResult:
    """What the gradebook is to hold of one cell.

    auto_score: None when a person grades. graded, commented: whether it has a row in `grade`, in `comment`. comment:
    the automatic one. text_hash: SHA-256 of a text that a person grades; while it stays, their grade stays confirmed.
    """

    name: str
    auto_score: float | None = None
    graded: bool = False
    comment: str | None = None
    commented: bool = False
    text_hash: str = ""


@dataclass(frozen=True)
class NotebookResult:
    """One notebook's cells. missing: no file was handed in, so everything in it is worth 0 and waits for nobody."""

    name: str
    cells: tuple[CellResult, ...]
    missing: bool = False


@dataclass(frozen=True)
class Graded:
    """What came of one submission.

    files: the autograded folder, by relative path. notes: for the mentor. reason: why it could not be graded;
    log: more of it. verdicts: one a graded exercise, plain data. timings: seconds by stage. timestamp: as handed in.
    """

    trainee: str
    notebooks: tuple[NotebookResult, ...] = ()
    files: dict[str, bytes] = field(default_factory=dict)
    notes: tuple[Note, ...] = ()
    reason: Note | None = None
    log: str = ""
    verdicts: tuple[dict[str, Any], ...] = ()
    timings: dict[str, float] = field(default_factory=dict)
    timestamp: str = ""
