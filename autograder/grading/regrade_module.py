"""What a corrected check changes: everybody is graded anew beside their grades, and the difference is shown first."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from autograder.engine.contract.isolation import Isolation
from autograder.exercises.kinds.cell_ids import graded_in
from autograder.grading.grade_module import WORKERS, Progress, graded_anew
from autograder.submission.printable import readable

__all__ = ["Change", "Regrading", "regrade_module"]


@dataclass(frozen=True)
class Change:
    """One exercise of one trainee: points by the machine before and after."""

    trainee: str
    exercise: str
    before: float
    after: float


@dataclass
class Regrading:
    """graded: submissions run again; failed: reasons by trainee, in words; their grades stay as they are."""

    graded: int = 0
    changes: list[Change] = field(default_factory=list)
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
    """Grade again what was graded by another source, and say whose points change; write them only with `apply`.

    What was graded by this very source is not run again. Points that a person gave are never touched. Raises
    AcademyError as `grade_module` does.
    """
    found = Regrading()
    for graded, before in graded_anew(out, module, trainees, apply, progress, workers, isolation=isolation):
        found.graded += 1
        if graded.reason:
            found.failed[graded.trainee] = readable(str(graded.reason))
            continue
        for notebook in graded.notebooks:
            for cell in notebook.cells:
                old, new = before.get((notebook.name, cell.name)), cell.auto_score
                if cell.graded and old is not None and new is not None and abs(old - new) > 1e-9:
                    found.changes.append(Change(graded.trainee, graded_in(cell.name) or cell.name, old, new))
    found.changes.sort(key=lambda change: (change.trainee, change.exercise))
    return found
