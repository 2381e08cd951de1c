"""Select the submissions to grade: those that were named, those that changed, those that another source graded."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from autograder.building.trainees import resolved
from autograder.engine.contract.version import ENGINE
from autograder.errors import AcademyError
from autograder.gradebook.attempts import Attempt
from autograder.grading.context import GradingContext
from wording.autograder import _

__all__ = ["named", "stale", "unchanged"]


def named(context: GradingContext, trainees: Iterable[str] | None) -> list[str]:
    """Return the named trainees, sorted, or everybody who submitted. Raises AcademyError for who did not."""
    everyone = context.course.submitted(context.module)
    chosen = everyone if trainees is None else resolved(trainees, everyone)
    if unknown := sorted(set(chosen) - set(everyone)):
        raise AcademyError(
            _(
                "{names} handed in nothing for “{module}”. There are: {known}.",
                names=", ".join(unknown),
                module=context.module,
                known=", ".join(everyone),
            )
        )
    return chosen


def unchanged(context: GradingContext, digests: dict[str, str]) -> dict[str, Attempt]:
    """Return the latest attempts that still hold. `digests` are those of the submissions, by trainee."""
    last, graded = context.book.last(context.module), context.book.submitted(context.module)
    return {
        trainee: last[trainee]
        for trainee, digest in digests.items()
        if trainee in graded and trainee in last and _holds(context, last[trainee], digest)
    }


def stale(context: GradingContext, chosen: Sequence[str]) -> list[str]:
    """Return those of the chosen trainees whose submission another source or engine has graded."""
    last = context.book.last(context.module)
    return [
        trainee
        for trainee in chosen
        if trainee in last
        and last[trainee].status == "graded"
        and (last[trainee].source, last[trainee].engine) != (context.digest, ENGINE)
    ]


def _holds(context: GradingContext, attempt: Attempt, digest: str) -> bool:
    return (
        attempt.status == "graded"
        and (attempt.submission, attempt.source) == (digest, context.digest)
        and (attempt.engine, attempt.isolation) == (ENGINE, context.isolation)
        and context.course.autograded(attempt.trainee, context.module).is_dir()
    )
