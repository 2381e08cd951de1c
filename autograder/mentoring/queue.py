"""Collect what waits for a mentor over all modules: work that is not graded, texts without a mark, who is stuck."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from dataclasses import dataclass

from autograder.building.course_folder import CourseFolder
from autograder.engine.contract.version import ENGINE
from autograder.errors import AcademyError
from autograder.exercises.kinds import kind_of
from autograder.gradebook.attempts import Attempt
from autograder.grading.outcome import outdated
from autograder.mentoring.item import Item
from autograder.mentoring.stuck import Looked, StuckRules, overdue, stuck_in, stuck_rules
from autograder.submission.answers_file import WITHOUT_ANSWERS, unanswered
from autograder.submission.digest import TIMESTAMP, files_of, submission_digest
from autograder.submission.folder import readable_time
from autograder.submission.printable import printable
from autograder.submission.timestamp import parse_utc

__all__ = ["Queue", "collect_queue"]


@dataclass(frozen=True)
class Queue:
    """All that waits, the longest first, and what was looked at to say so."""

    items: tuple[Item, ...]
    modules: int
    submissions: int
    #: Notebooks of trainees whose counts of checks and hints were read.
    notebooks: int
    #: What could not be looked at, each with its reason: then nobody can say that nothing waits.
    unseen: tuple[str, ...]


def collect_queue(course: CourseFolder, now: dt.datetime) -> Queue:
    """Look through every module of a course that the command has opened.

    Raises AcademyError when there is no gradebook. A module that cannot be looked at is named in `unseen`.
    """
    items: list[Item] = []
    unseen: list[str] = []
    submissions, looked, rules = 0, Looked(), stuck_rules()
    for module in course.modules():
        try:
            items += _of_module(course, module, now, rules, looked)
            submissions += len(course.submitted(module))
        except (AcademyError, OSError) as error:
            unseen.append(f"{module}: {error}")
    unseen += [f"{path}: {reason}" for path, reason in looked.unread]
    longest = sorted(items, key=lambda item: (item.since or now, item.module, item.trainee))
    return Queue(tuple(longest), len(course.modules()), submissions, looked.read, tuple(unseen))


def _of_module(
    course: CourseFolder, module: str, now: dt.datetime, rules: StuckRules, looked: Looked
) -> Iterator[Item]:
    with course.book() as book:
        last = book.last(module)
    yield from _ungraded(course, module, last)
    yield from _unmarked(course, module, last)
    yield from overdue(course, module, now)
    yield from stuck_in(course, module, now, rules, looked)


def _ungraded(course: CourseFolder, module: str, last: dict[str, Attempt]) -> Iterator[Item]:
    """Yield work that was handed in and has no grade of its present form."""
    older = outdated(course, module) if last else set()
    for trainee in course.submitted(module):
        attempt, since = last.get(trainee), _handed_in(course, module, trainee)
        if attempt is None or attempt.submission != submission_digest(course.submission(trainee, module)):
            yield Item("grade", module, trainee, since)
        elif attempt.status == "failed":
            yield Item("failed", module, trainee, since, detail=printable(str(attempt.reason or "")))
        elif trainee in older or (attempt.source, attempt.engine) != (course.digest(module), ENGINE):
            yield Item("regrade", module, trainee, attempt.at)


def _unmarked(course: CourseFolder, module: str, last: dict[str, Attempt]) -> Iterator[Item]:
    """Yield texts that wait for a mark, and answers that were not handed in."""
    exercises = course.sidecar(module).exercises
    with course.book() as book:
        scores = book.scores(module)
    for score in scores:
        attempt = last.get(score.trainee)
        since = score.submitted_at.replace(tzinfo=dt.UTC) if score.submitted_at else attempt.at if attempt else None
        lost = _lost(course, module, attempt)
        for name, one in score.exercises.items():
            if not one.pending or name not in exercises:
                continue
            title, kind = exercises[name].words.title, kind_of(exercises[name].manifest.kind)
            if name in lost or not kind.by_mentor:
                yield Item("answers", module, score.trainee, since, title)
            elif one.earlier is not None:
                yield Item("stale", module, score.trainee, since, title, f"{one.earlier:g}")
            else:
                yield Item("mark", module, score.trainee, since, title)


def _lost(course: CourseFolder, module: str, attempt: Attempt | None) -> frozenset[str]:
    """Return the exercises whose answers did not come with the work; a text in the notebook's own cell has come."""
    if attempt is None or not any(note.code in WITHOUT_ANSWERS for note in attempt.notes):
        return frozenset()
    sidecar, path = course.sidecar(module), course.autograded(attempt.trainee, module) / f"{module}.ipynb"
    return unanswered(sidecar.exercises, None, json.loads(path.read_bytes()), sidecar.lang)


def _handed_in(course: CourseFolder, module: str, trainee: str) -> dt.datetime | None:
    """Return when work was handed in: as its timestamp says, else when its newest file was written."""
    folder = course.submission(trainee, module)
    if readable_time(folder / TIMESTAMP):
        return parse_utc((folder / TIMESTAMP).read_text("utf-8").strip()).replace(tzinfo=dt.UTC)
    written = [path.stat().st_mtime for path in files_of(folder)] if folder.is_dir() else []
    return dt.datetime.fromtimestamp(max(written), dt.UTC) if written else None
