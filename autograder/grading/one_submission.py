"""Grade one submission of either kind of assignment."""

from __future__ import annotations

from autograder.engine.outside.outcome import Ended
from autograder.errors import AcademyError
from autograder.gradebook.records import Graded
from autograder.grading.setup import Setup
from autograder.notes import Note, reason_of

__all__ = ["grade_submission"]


def grade_submission(setup: Setup, trainee: str) -> Graded:
    """Grade what a trainee submitted. Whatever is wrong with it becomes a reason or a note, and no exception."""
    try:
        if setup.is_module:
            from autograder.grading.module_submission import grade_module_submission  # imports pandas

            return grade_module_submission(setup, trainee)
        from autograder.grading.assignment_submission import grade_assignment_submission

        return grade_assignment_submission(setup, trainee)
    except Ended as error:
        return Graded(trainee, reason=_at(error), timings=error.ran.seconds)
    except AcademyError as error:
        return Graded(trainee, reason=reason_of(error))
    except OSError as error:
        return Graded(trainee, reason=Note("disk_refuses", error=str(error)))


def _at(ended: Ended) -> Note:
    """Return the reason, with the cell at which the run ended and the audit events until then."""
    events = sorted({f"{kind}: {detail}" for _step, kind, detail in ended.ran.events})
    reason = ended.reason if ended.step is None else Note("stood_at", reason=ended.reason, n=ended.step + 1)
    return Note("seen_before", reason=reason, events="; ".join(events)[:300]) if events else reason
