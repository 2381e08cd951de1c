"""Show what a corrected check changes: everyone is graded again, and their grades stay until the change is applied."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from autograder.engine.contract.isolation import Isolation
from autograder.exercises.kinds.cell_ids import graded_in
from autograder.grading.grade_module import WORKERS, Progress, grade_again
from autograder.submission.printable import printable

__all__ = ["Change", "Regrading", "regrade_module"]


@dataclass(frozen=True)
class Change:
    """One exercise of one trainee: the automatic points before and after."""

    trainee: str
    exercise: str
    before: float
    after: float


@dataclass
class Regrading:
    """What came of grading a module again."""

    #: How many submissions ran again.
    graded: int = 0
    changes: list[Change] = field(default_factory=list)
    #: Reasons in words, by trainee; these trainees keep their grades.
    failed: dict[str, str] = field(default_factory=dict)


def regrade_module(
    out: Path,
    module: str,
    trainees: Iterable[str] | None = None,
    apply: bool = False,
    progress: Progress = lambda _done, _total, _label: None,
    workers: int = WORKERS,
    *,
    isolation: Isolation = "full",
) -> Regrading:
    """Grade again what another source has graded, and return whose points change; record them only with `apply`.

    Submissions graded by this very source do not run again. Points that a person gave never change. Raises AcademyError
    as `grade_module` does.
    """
    found = Regrading()
    for graded, before in grade_again(out, module, trainees, apply, progress, workers, isolation=isolation):
        found.graded += 1
        if graded.reason:
            found.failed[graded.trainee] = printable(str(graded.reason))
            continue
        for notebook in graded.notebooks:
            for cell in notebook.cells:
                old, new = before.get((notebook.name, cell.name)), cell.auto_score
                if cell.graded and old is not None and new is not None and abs(old - new) > 1e-9:
                    found.changes.append(Change(graded.trainee, graded_in(cell.name) or cell.name, old, new))
    found.changes.sort(key=lambda change: (change.trainee, change.exercise))
    return found
