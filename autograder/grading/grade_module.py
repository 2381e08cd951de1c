"""Grade a module: every submission that changed since it was last graded runs isolated and is judged from outside."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from pathlib import Path

from autograder.engine.contract.isolation import Isolation
from autograder.gradebook.records import Graded
from autograder.grading.context import GradingContext, open_grading
from autograder.grading.outcome import Grading, outcome_of
from autograder.grading.record import record, record_all
from autograder.grading.run_submissions import run_submissions
from autograder.grading.selection import named, stale, unchanged
from autograder.marking.outcome import keep_marks
from autograder.submission.digest import submission_digest

__all__ = ["SECONDS", "WORKERS", "Progress", "grade_again", "grade_module"]

WORKERS = 2
SECONDS = 600.0
"""How long one submission may take; far above what a notebook of honest cells needs."""
Progress = Callable[[int, int, str], None]
"""(done, total, trainee), called as submissions end."""


def grade_module(
    out: Path,
    module: str,
    trainees: Iterable[str] | None = None,
    force: bool = False,
    progress: Progress = lambda _done, _total, _label: None,
    workers: int = WORKERS,
    seconds: float = SECONDS,
    *,
    isolation: Isolation = "full",
    scheduler: str | None = None,
) -> Grading:
    """Grade what lies in `submitted/*/<module>/`. A submission that cannot be read, crashes or hangs stops no other.

    After Ctrl-C everything graded so far stays recorded, and the next call continues.

    Args:
        out: a built course, or any nbgrader course.
        module: the module's or assignment's name.
        trainees: only these; everyone when None.
        force: grade also what has not changed.
        progress: called as submissions end.
        workers: judges on this machine.
        seconds: how long one submission may take.
        isolation: "none" runs trainees' code with the grader's rights, which is noted on every result.
        scheduler: address of a Dask cluster whose workers see the same folder.

    Raises AcademyError for an unknown module or trainee, for a module that is not released as it is built, and where
    this machine cannot isolate.
    """
    with open_grading(out, module, isolation) as context:
        chosen = named(context, trainees)
        digests = {t: submission_digest(context.course.submission(t, module)) for t in chosen}
        kept = {} if force else unchanged(context, digests)
        outcomes = {t: outcome_of(attempt, unchanged=True) for t, attempt in kept.items()}
        todo = [t for t in chosen if t not in kept]
        _keep_marks(context)
        progress(0, len(todo), "")
        if todo:
            with closing(run_submissions(context, todo, workers, seconds, scheduler)) as results:
                for n, attempt in enumerate(record_all(context, results, digests), 1):
                    outcomes[attempt.trainee] = outcome_of(attempt)
                    progress(n, len(todo), attempt.trainee)
        _keep_marks(context)
        moved = context.book.renew_penalties(module, context.late_penalty, write=True)
        return Grading(
            module, tuple(outcomes[t] for t in sorted(outcomes)), frozenset(moved & set(kept)), context.layouts
        )


def grade_again(
    out: Path,
    module: str,
    trainees: Iterable[str] | None,
    write: bool,
    progress: Progress,
    workers: int = WORKERS,
    seconds: float = SECONDS,
    *,
    isolation: Isolation = "full",
) -> Iterator[tuple[Graded, dict[tuple[str, str], float | None]]]:
    """Grade again what another source or engine has graded, and record it only with `write`.

    Yields each result with the automatic scores before it, by (notebook, cell). Penalties for lateness are computed
    again too. Raises AcademyError as `grade_module` does.
    """
    with open_grading(out, module, isolation) as context:
        todo = stale(context, named(context, trainees))
        if write:
            _keep_marks(context)
            context.book.renew_penalties(module, context.late_penalty, write=True)
        progress(0, len(todo), "")
        if not todo:
            return
        with closing(run_submissions(context, todo, workers, seconds)) as results:
            for n, graded in enumerate(results, 1):
                before = context.book.auto_scores(module, graded.trainee)
                if write:
                    record(context, graded, submission_digest(context.course.submission(graded.trainee, module)))
                progress(n, len(todo), graded.trainee)
                yield graded, before


def _keep_marks(context: GradingContext) -> None:
    """Keep the marks of texts in step with the gradebook: before it changes, and after."""
    if context.is_module:
        keep_marks(context.course, context.book, context.module)
