"""Show what a corrected check, another maximum, rubric or due date changes, before it is written.

Everyone is graded again, and their grades stay until the change is applied.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path

from autograder.building.course_folder import CourseFolder
from autograder.building.scale import changed_exercises, points_by
from autograder.building.trainees import resolved
from autograder.engine.contract.isolation import Isolation
from autograder.exercises.kinds.cell_ids import graded_in
from autograder.gradebook.late_penalty import late_penalty_of
from autograder.gradebook.records import Graded
from autograder.gradebook.scores import ExerciseScore, SubmissionScore
from autograder.grading.grade_module import WORKERS, Progress, grade_again
from autograder.grading.record import time_of
from autograder.submission.digest import submission_digest
from autograder.submission.printable import printable

__all__ = ["Change", "Moved", "Regrading", "regrade_module"]


@dataclass(frozen=True)
class Change:
    """One exercise of one trainee: the automatic points before and after."""

    trainee: str
    exercise: str
    before: float
    after: float


@dataclass(frozen=True)
class Moved:
    """The whole submission of one trainee, which counts otherwise than before."""

    trainee: str
    #: As it counted when it was last graded, by the maxima of then.
    before: SubmissionScore
    #: As it counts by the maxima, rubrics, due date and penalty of now.
    after: SubmissionScore

    @property
    def stale(self) -> dict[str, float]:
        """Marks by hand that counted before and do not now, by exercise."""
        return {
            name: score.points
            for name, score in self.before.exercises.items()
            if score.by_hand and name in self.after.exercises and self.after.exercises[name].pending
        }


@dataclass
class Regrading:
    """What came of grading a module again."""

    #: How many submissions ran again.
    graded: int = 0
    changes: list[Change] = field(default_factory=list)
    #: By trainee: submissions with other points, another maximum, penalty, or marks that wait again.
    moved: list[Moved] = field(default_factory=list)
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
    found, again = Regrading(), []
    before_all = _counted(out, module)
    for graded, before in grade_again(out, module, trainees, apply, progress, workers, isolation=isolation):
        found.graded += 1
        if graded.reason:
            found.failed[graded.trainee] = printable(str(graded.reason))
            continue
        again.append(replace(graded, files={}))  # files of a whole class are too much to hold
        for notebook in graded.notebooks:
            for cell in notebook.cells:
                old, new = before.get((notebook.name, cell.name)), cell.auto_score
                if cell.graded and old is not None and new is not None and abs(old - new) > 1e-9:
                    found.changes.append(Change(graded.trainee, graded_in(cell.name) or cell.name, old, new))
    found.changes.sort(key=lambda change: (change.trainee, change.exercise))
    found.moved = _moved(out, module, trainees, before_all, [] if apply else again)
    return found


def _counted(out: Path, module: str) -> dict[str, SubmissionScore]:
    """Return each submission as it counted when it was last graded.

    A release with other points or another rubric has let marks wait again and changed the maxima in the gradebook; here
    they are as they were.
    """
    course = CourseFolder.open(out, module)
    with course.book() as book:
        scores, last = book.scores(module), book.last(module)
    sources = {one.trainee: last[one.trainee].source for one in scores if one.trainee in last}
    is_module = module in course.modules()
    most = {source: points_by(course, module, source) if is_module else {} for source in {*sources.values()}}
    changed = {source: changed_exercises(course, module, source) if is_module else set() for source in most}

    def before(one: ExerciseScore, source: str) -> ExerciseScore:
        then = replace(one, max_points=most[source].get(one.exercise, one.max_points))
        if one.earlier is not None and one.exercise in changed[source]:
            return replace(then, points=one.earlier, pending=False, by_hand=True, earlier=None)
        return then

    return {
        one.trainee: replace(one, exercises={n: before(e, sources[one.trainee]) for n, e in one.exercises.items()})
        for one in scores
        if one.trainee in sources
    }


def _moved(
    out: Path,
    module: str,
    trainees: Iterable[str] | None,
    before: dict[str, SubmissionScore],
    unsaved: list[Graded],
) -> list[Moved]:
    """Compare with the scores of now, or with those that `unsaved` results would give."""
    course = CourseFolder.open(out, module)
    late_penalty, submitted = late_penalty_of(course.config()), course.submitted(module)
    results = [
        (one, submission_digest(course.submission(one.trainee, module)), time_of(one.timestamp)) for one in unsaved
    ]
    with course.book() as book:
        after = book.preview(module, results, late_penalty)
    chosen = set(before) if trainees is None else set(resolved(trainees, submitted))
    pairs = ((before[one.trainee], one) for one in after if one.trainee in chosen & set(before))
    moved = [Moved(old.trainee, old, new) for old, new in pairs]
    return [one for one in moved if one.stale or _standing(one.before) != _standing(one.after)]


def _standing(one: SubmissionScore) -> tuple[float, ...]:
    return tuple(round(x, 6) for x in (one.points, one.max_points, one.pending, one.late_penalty))
