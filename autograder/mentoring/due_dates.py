"""Set, clear and list due dates, for everybody or for single trainees."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from zoneinfo import ZoneInfo

from autograder.building.course_folder import CourseFolder
from autograder.building.due_file import write_due_files
from autograder.building.trainees import resolved
from autograder.errors import AcademyError, BuildError
from autograder.gradebook.due_dates import DueDates
from autograder.near_names import names_meant
from autograder.source.model import CourseManifest
from autograder.source.toml import read_toml
from wording.autograder import _
from wording.moments import moment

__all__ = ["Cleared", "ModuleDue", "clear_due", "course_zone", "list_due", "set_due"]


@dataclass(frozen=True)
class ModuleDue:
    """When a module has to be handed in: aware, in the course's zone."""

    module: str
    #: Everybody's date; None for no date.
    everybody: dt.datetime | None
    #: Dates of single trainees, by login.
    own: dict[str, dt.datetime]
    #: Files with a single trainee's date, to be sent to those who do not see the course's folder.
    files: tuple[Path, ...] = ()


@dataclass(frozen=True)
class Cleared:
    """What was cleared."""

    module: str
    #: Trainees who had a date of their own.
    own: tuple[str, ...]
    #: Trainees who had none.
    without: tuple[str, ...] = ()


def course_zone(root: Path) -> ZoneInfo:
    """Return the time zone that the course's text in `root` names."""
    return ZoneInfo(read_toml(root / "course.toml", CourseManifest).zone)


def set_due(
    course: CourseFolder, module: str, due: dt.datetime, trainees: Sequence[str] = (), *, past: bool = False
) -> ModuleDue:
    """Set everybody's date, or that of single trainees. Penalties follow when the module is graded next.

    Args:
        course: opened by the command.
        module: its name; it need not be released yet.
        due: aware.
        trainees: only theirs; everybody's when empty.
        past: a date that is over is meant.

    Raises AcademyError for an unknown module or trainee, for a date that is over, and for a trainee's date that is not
    later than everybody's.
    """
    course.require(module)
    now = dt.datetime.now(dt.UTC)
    if due <= now and not past:
        raise AcademyError(
            _(
                "{date} is over: it is {now} now. Give the year if another one is meant, or add --past.",
                date=moment(due),
                now=moment(now.astimezone(due.tzinfo)),
            )
        )
    at = due.astimezone(dt.UTC).replace(tzinfo=None)
    everybody = _known(course, module).everybody
    if not trainees:
        _enter(course, module)
        with course.book() as book:
            book.set_due_date(module, at)
        return _dues(course, module, due.tzinfo, write_due_files(course, module))
    chosen = _trainees(course, trainees)
    if everybody is None:
        raise AcademyError(
            _(
                "“{module}” has no due date that could be extended. Set it first: academy due set {module} DATE",
                module=module,
            )
        )
    if at <= everybody:
        date = moment(everybody.replace(tzinfo=dt.UTC).astimezone(due.tzinfo))
        raise AcademyError(_("Everybody has until {date}, and a date of one's own must be later.", date=date))
    with course.book() as book:
        for trainee in chosen:
            book.set_own_date(module, trainee, at)
    return _dues(course, module, due.tzinfo, write_due_files(course, module))


def clear_due(course: CourseFolder, module: str, trainees: Sequence[str] = ()) -> Cleared:
    """Take away everybody's date, and with it every other one; or that of single trainees.

    Raises AcademyError for an unknown module or trainee, and where there is nothing to clear.
    """
    course.require(module)
    due = _known(course, module)
    if due.everybody is None:
        raise AcademyError(_("“{module}” has no due date.", module=module))
    if not trainees:
        with course.book() as book:
            book.set_due_date(module, None)
        write_due_files(course, module)
        return Cleared(module, tuple(sorted(due.own)))
    chosen = _trainees(course, trainees)
    with course.book() as book:
        had = {trainee: book.set_own_date(module, trainee, None) for trainee in chosen}
    write_due_files(course, module)
    return Cleared(module, *(tuple(t for t in chosen if had[t] is had_one) for had_one in (True, False)))


def list_due(course: CourseFolder, zone: dt.tzinfo, modules: Sequence[str]) -> list[ModuleDue]:
    """Return the dates of the modules, in their order."""
    return [_dues(course, module, zone) for module in modules]


def _enter(course: CourseFolder, module: str) -> None:
    """Let nbgrader enter a module into its gradebook that is not released yet, as `nbgrader db assignment add` does."""
    from nbgrader.api import MissingEntry

    with course.gradebook() as gradebook:
        try:
            gradebook.find_assignment(module)
        except MissingEntry:
            gradebook.add_assignment(module)


def _known(course: CourseFolder, module: str) -> DueDates:
    try:
        with course.book() as book:
            return book.due_dates(module)
    except (BuildError, LookupError):  # nothing is released, or this module is not
        return DueDates()


def _dues(course: CourseFolder, module: str, zone: dt.tzinfo | None, files: Sequence[Path] = ()) -> ModuleDue:
    due = _known(course, module)

    def local(at: dt.datetime) -> dt.datetime:
        return at.replace(tzinfo=dt.UTC).astimezone(zone)

    own = {trainee: local(at) for trainee in due.own if (at := due.of(trainee)) is not None}
    return ModuleDue(module, local(due.everybody) if due.everybody else None, own, tuple(files))


def _trainees(course: CourseFolder, names: Sequence[str]) -> list[str]:
    """Return the trainees as the course has them. Raises AcademyError for one whom it does not know."""
    folders = {path.name for part in ("submitted", "work") for path in course.root.glob(f"{part}/*") if path.is_dir()}
    with course.book() as book:
        known = sorted({name for name in folders if not name.startswith(".")} | book.students())
    chosen = resolved(names, known)
    for name in chosen:
        if name not in known:
            raise AcademyError(
                _(
                    "“{name}” is no trainee that this course knows.{near} Who has not begun yet is entered by: "
                    "nbgrader db student add {name}",
                    name=name,
                    near=names_meant(name, known),
                )
            )
    return chosen
