"""Who is stuck: many checks, all hints, the same check failing, nothing for days. Thresholds are in `stuck.toml`.

The counts come from progress.json of the notebook where the course's folder holds it (`work/`), else of what was handed
in last. A notebook on a trainee's own machine is not seen before it is handed in.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import Field

from autograder.building.course_folder import CourseFolder
from autograder.exercises.sidecar import Sidecar
from autograder.files import PROGRESS
from autograder.gradebook.attempts import Attempt
from autograder.gradebook.book import Book
from autograder.mentoring.item import Item
from autograder.source.model import Frozen
from autograder.source.toml import read_toml
from autograder.submission.digest import MOST_BYTES
from autograder.submission.progress_file import read_progress
from wording.autograder import _

__all__ = ["Looked", "StuckRules", "overdue", "stuck_in", "stuck_rules"]


class StuckRules(Frozen):
    """stuck.toml."""

    checks: int = Field(ge=1)
    same_check: int = Field(ge=2)
    quiet_days: int = Field(ge=1)


@dataclass
class Looked:
    """What was looked at."""

    read: int = 0
    #: Files that could not be read, with the reason.
    unread: list[tuple[str, str]] = field(default_factory=list)


@cache
def stuck_rules() -> StuckRules:
    return read_toml(Path(__file__).with_name("stuck.toml"), StuckRules)


def overdue(course: CourseFolder, module: str, now: dt.datetime) -> Iterator[Item]:
    """Yield those on the gradebook's list whose date is past, and who handed in nothing."""
    with course.book() as book:
        try:
            due = book.due_dates(module)
        except LookupError:
            return
        missing = book.students() - set(course.submitted(module)) - book.submitted(module)
    for trainee in sorted(missing):
        until = due.of(trainee)
        if until is not None and until.replace(tzinfo=dt.UTC) < now:
            yield Item("overdue", module, trainee, until.replace(tzinfo=dt.UTC))


def stuck_in(course: CourseFolder, module: str, now: dt.datetime, rules: StuckRules, looked: Looked) -> Iterator[Item]:
    """Yield where trainees are stuck in a module. Of an assessment only what its works show: `check` judges nothing."""
    sidecar, submitted = course.sidecar(module), set(course.submitted(module))
    at_work = {path.parents[1].name for path in course.root.glob(f"work/*/{module}/{PROGRESS}")}
    with course.book() as book:
        for trainee in sorted(submitted | at_work):
            data = _progress(course, module, trainee, looked)
            if sidecar.part != "assessment" and data is not None:
                yield from _by_help(sidecar, module, trainee, data, rules)
            if data is not None and trainee not in submitted:
                yield from _quiet(module, trainee, data, now, rules)
            yield from _same_check(book, sidecar, module, trainee, rules)


def _progress(course: CourseFolder, module: str, trainee: str, looked: Looked) -> dict[str, Any] | None:
    """Return what progress.json holds; None where there is none, or none that can be read."""
    folders = (course.root / "work" / trainee / module, course.submission(trainee, module))
    path = next((one for folder in folders if (one := folder / PROGRESS).is_file() and not one.is_symlink()), None)
    if path is None:
        return None
    try:
        if path.stat().st_size > MOST_BYTES:
            raise ValueError(_("the file is too large"))
        data = json.loads(path.read_bytes().decode("utf-8-sig"))
    except (OSError, ValueError, RecursionError) as error:
        looked.unread.append((str(path.relative_to(course.root)), str(error)))
        return None
    if not isinstance(data, dict):
        looked.unread.append((str(path.relative_to(course.root)), _("it holds no counts")))
        return None
    looked.read += 1
    return data


def _by_help(sidecar: Sidecar, module: str, trainee: str, data: dict[str, Any], rules: StuckRules) -> Iterator[Item]:
    used = read_progress(json.dumps(data).encode())
    for name, exercise in sidecar.exercises.items():
        if name not in used or _state(data, name) in ("right", "waiting"):
            continue
        since, title = _time(data, name, "first"), exercise.words.title
        if used[name].checks >= rules.checks:
            yield Item("checks", module, trainee, since, title, str(used[name].checks))
        elif exercise.words.hints and used[name].hints >= len(exercise.words.hints) and used[name].checks:
            yield Item("hints", module, trainee, since, title)


def _quiet(module: str, trainee: str, data: dict[str, Any], now: dt.datetime, rules: StuckRules) -> Iterator[Item]:
    times = data.get("times")
    names = times if isinstance(times, dict) else {}
    last = max((at for name in names if (at := _time(data, name, "last")) is not None), default=None)
    if last is not None and (days := (now - last).days) >= rules.quiet_days:
        yield Item("quiet", module, trainee, last, detail=str(days))


def _same_check(book: Book, sidecar: Sidecar, module: str, trainee: str, rules: StuckRules) -> Iterator[Item]:
    """Yield the exercises in which the same check fails in the last works; a work graded twice is one work."""
    works: dict[str, Attempt] = {}
    for attempt in book.attempts(module, trainee):
        if attempt.status == "graded":
            works.pop(attempt.submission, None)
            works[attempt.submission] = attempt
    last = list(works.values())[-rules.same_check :]
    if len(last) < rules.same_check:
        return
    failed = [_failed(attempt) for attempt in last]
    for name, check in failed[-1].items():
        if name in sidecar.exercises and all(one.get(name) == check for one in failed):
            title = sidecar.exercises[name].words.title
            yield Item("same_check", module, trainee, last[0].at, title, str(len(last)))


def _failed(attempt: Attempt) -> dict[str, str]:
    verdicts = (one for one in attempt.verdicts if one.get("state") == "wrong" and one.get("check"))
    return {str(one["exercise"]): str(one["check"]) for one in verdicts}


def _state(data: dict[str, Any], name: str) -> str:
    said = data.get("said")
    one = said.get(name) if isinstance(said, dict) else None
    return str(one.get("state", "")) if isinstance(one, dict) else ""


def _time(data: dict[str, Any], name: str, which: str) -> dt.datetime | None:
    try:
        at = dt.datetime.fromisoformat(data["times"][name][which])
    except (KeyError, TypeError, ValueError):
        return None
    return at if at.tzinfo else None
