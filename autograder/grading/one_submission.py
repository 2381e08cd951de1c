"""One submission, whatever its kind; whatever is wrong with it becomes a reason."""

from __future__ import annotations

from autograder.engine.outside.outcome import Ended
from autograder.errors import AcademyError
from autograder.gradebook.records import Graded
from autograder.grading.setup import Setup
from wording.autograder import _

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
        return Graded(trainee, reason=_at(setup, error), timings=error.ran.seconds)
    except AcademyError as error:
        return Graded(trainee, reason=str(error))
    except OSError as error:
        why = _("The disk refuses: {error}. Nothing was lost; free some space and grade again.", error=error)
        return Graded(trainee, reason=why)


def _at(setup: Setup, ended: Ended) -> str:
    events = sorted({f"{kind}: {detail}" for _step, kind, detail in ended.ran.events})
    seen = " " + _("Seen before that: {events}.", events="; ".join(events)[:300]) if events else ""
    if ended.step is None:
        return str(ended) + seen
    return _("{reason} It stood at cell {n}.", reason=str(ended), n=ended.step + 1) + seen
