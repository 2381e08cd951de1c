"""One submission, whatever its kind; whatever is wrong with it becomes a reason."""

from __future__ import annotations

from autograder.engine.outside.outcome import Ended
from autograder.errors import AcademyError
from autograder.gradebook.records import Graded
from autograder.grading.setup import Setup
from autograder.notes import Note, reason_of

__all__ = ["grade_submission"]


def grade_submission(setup: Setup, trainee: str) -> Graded:
    """Grade what a trainee handed in; whatever is wrong with it becomes a reason or a note."""
    try:
        if setup.is_module:
            from autograder.grading.module_submission import grade_module_submission  # pandas and the check vocabulary

            return grade_module_submission(setup, trainee)
        from autograder.grading.assignment_submission import grade_ordinary

        return grade_ordinary(setup, trainee)
    except Ended as error:
        return Graded(trainee, reason=_at(error), timings=error.ran.seconds)
    except AcademyError as error:
        return Graded(trainee, reason=reason_of(error))
    except OSError as error:
        return Graded(trainee, reason=Note("disk_refuses", error=str(error)))


def _at(ended: Ended) -> Note:
    """The reason with the cell where the run stood and with what was watched until then."""
    events = sorted({f"{kind}: {detail}" for _step, kind, detail in ended.ran.events})
    reason = ended.reason if ended.step is None else Note("stood_at", reason=ended.reason, n=ended.step + 1)
    return Note("seen_before", reason=reason, events="; ".join(events)[:300]) if events else reason
